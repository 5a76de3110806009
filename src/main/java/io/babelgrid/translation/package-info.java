/**
 * Text translation that never takes words back. In: Transcript. Out: {@link
 * io.babelgrid.translation.Translation}, append-only. {@link
 * io.babelgrid.translation.TranslationModels} holds the models of a node and finds the route of a
 * language pair; one {@link io.babelgrid.translation.StreamingTranslator} a (speaker, target
 * language), one thread.
 *
 * <p>Words are gathered into sentences, each translated by itself. With every new word the open
 * sentence is encoded and decoded again, with what was committed forced as prefix. New target words
 * are committed as long as attention does not rest on the last pieces of the source (AlignAtt, Papi
 * et al. 2023), whole words only; when the sentence ends, all the rest is. Words that the
 * recogniser has heard but not committed count as the last pieces: they are context, and are not
 * translated before they are certain. Every target word carries the end of the source word it came
 * from.
 *
 * <p>A sentence that was closed may go on after a breath ("... the roof." "Before winter
 * arrives."): what begins as sentences do not is translated as its rest ({@link
 * io.babelgrid.translation.GoingOn}).
 *
 * <p>Two things the models are not trusted with. What must survive (numbers, money, dates, times,
 * addresses, codes) they read as stand-ins that they copy, and {@link io.babelgrid.wording} writes
 * it the target's way ({@link io.babelgrid.translation.UnitGuard}); a room's terms too, as names of
 * the gender that they have in the target language, so that the words around them agree. Whole
 * short sentences of everyday talk are looked up first ({@link
 * io.babelgrid.translation.PhraseMemory}); the first words of one that may be such a phrase wait
 * for the rest, five words at most. A question stays one.
 *
 * <p>Texts that are whole, as people write them, are translated sentence by sentence ({@link
 * io.babelgrid.translation.TextTranslator}) with the same stand-ins; words that their caller names
 * are kept as names are.
 *
 * <p>Each model step is a request of its own to the compute lanes, so that one long sentence holds
 * up nobody.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.translation;
