/**
 * Text to speech in phrases. In: Translation. Out: {@link io.babelgrid.synthesis.SpeechChunk}s of
 * 24 kHz audio with phoneme times, the first before the phrase is finished. A phrase within a
 * sentence is read on into what follows it, so that speech in pieces flows like speech in one.
 * Voices are chosen once a participant and stay. A question that a yes or no answers rises at its
 * end ({@link io.babelgrid.synthesis.QuestionMelody}).
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.synthesis;
