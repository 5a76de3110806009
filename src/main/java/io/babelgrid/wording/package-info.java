/**
 * What must survive translation: numbers, money, dates, times, addresses, codes. In: words as a
 * recogniser writes them. Out: {@link io.babelgrid.wording.Found} units from {@link
 * io.babelgrid.wording.UnitFinder}, their writing in the target language from {@link
 * io.babelgrid.wording.UnitWriter}, and what a translation lacks from {@link
 * io.babelgrid.wording.Values}. The gender of nouns comes from {@link io.babelgrid.wording.Nouns}.
 *
 * <p>Text only: no model, no state, no thread. Everything is immutable once its class is loaded.
 * Words are read once from left to right; a unit never reaches further than its own words, so the
 * time is proportional to the length and every text gives an answer. Text that grows word by word
 * gives the same units at every length, but for a last one that {@link
 * io.babelgrid.wording.UnitFinder#mayGrow} names.
 *
 * <p>Separators, currency signs, the place of signs and the order of dates are CLDR's, through the
 * JDK. Words (currency nouns, magnitudes, the style of times) are data: one file a language beside
 * the classes, and {@code wording.properties} for what all share and the list of the languages.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.wording;
