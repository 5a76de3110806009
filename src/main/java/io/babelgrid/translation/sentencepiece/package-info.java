/**
 * SentencePiece (Kudo and Richardson 2018) in Java: reads a {@code .spm} file and splits text into
 * the pieces of its unigram model, with the same ids as the reference implementation. In: text.
 * Out: piece ids, and back. Everything is immutable and safe for many threads.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.translation.sentencepiece;
