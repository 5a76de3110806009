/**
 * Text to phonemes of the Kokoro (misaki) alphabet, for English, Brazilian Portuguese and Spanish.
 * In: any text of a phrase. Out: {@link io.babelgrid.synthesis.PhonemizedText}.
 *
 * <p>Two steps a language. A normaliser turns everything that is not a word (numbers, dates, money,
 * units, addresses, symbols) into words, in one scan from left to right, and remembers which word
 * of the input each came from. Its rules are grouped by what they read (dates, money, measures,
 * fractions, codes, counts, Roman numerals, names, words, marks), the first one that reads an item
 * wins, and what an item is may be said by the words around it: a zip code stands behind a place, a
 * Roman numeral behind a name. A phonemizer reads the words: English by dictionary, with readings
 * chosen by part of speech, Portuguese and Spanish by spelling rules and lists of exceptions,
 * English words among them. All of it is immutable after loading and safe for many threads; every
 * input gives an answer in time proportional to its length, and no symbol outside the alphabet.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.synthesis.text;
