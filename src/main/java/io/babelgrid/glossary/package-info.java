/**
 * Words of a room that are said in a certain way: names, terms, what is not to be translated. In:
 * CSV as a host writes it ({@link io.babelgrid.glossary.GlossaryCsv}); out: an immutable {@link
 * io.babelgrid.glossary.Glossary}, which {@link io.babelgrid.glossary.Glossaries} has for each
 * room.
 *
 * <p>Invariants: a glossary is bounded, in terms and in their length; it is replaced whole, and a
 * sentence is translated with one of them. Immutable but for {@code Glossaries}, which any thread
 * may use.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.glossary;
