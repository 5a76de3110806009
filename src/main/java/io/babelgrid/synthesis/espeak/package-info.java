/**
 * Text to phonemes by the program espeak-ng, for languages that have no rules of our own: French,
 * Italian and Hindi, which Kokoro has voices for. In: any text of a phrase. Out: {@link
 * io.babelgrid.synthesis.PhonemizedText}. Off unless an operator who has installed the program asks
 * for it ({@code babelgrid.synthesis.espeak}); it runs as a process of its own and is no part of
 * the product (GPL-3.0). One short process a phrase, some 10 ms, so that none is ever in a bad
 * state; a failure leaves the phrase without sound and is logged. Safe for many threads.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.synthesis.espeak;
