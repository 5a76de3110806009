package io.babelgrid.translation;

/**
 * One word of a translation.
 *
 * @param text the word with its punctuation, without surrounding space; of a language without
 *     spaces between words the next characters, after a space where one is written
 * @param sourceEndSample where the source word it was aligned to ends in the speaker's 16 kHz track
 */
public record TargetWord(String text, long sourceEndSample) {}
