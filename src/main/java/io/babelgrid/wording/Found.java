package io.babelgrid.wording;

/**
 * A unit and where it stands.
 *
 * @param fromWord its first word
 * @param toWord just past its last word
 * @param prefix punctuation before it in its first word
 * @param suffix punctuation behind it in its last word
 */
public record Found(int fromWord, int toWord, String prefix, String suffix, Unit unit) {}
