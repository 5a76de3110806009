package io.babelgrid.wording;

/**
 * What was read at a place of a text.
 *
 * @param end just past its last character
 */
record Parsed<T>(T value, int end) {}
