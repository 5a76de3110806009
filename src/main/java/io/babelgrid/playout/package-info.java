/**
 * Owns time on the way out: one continuous 20 ms cadence with a monotonic RTP clock for each
 * (speaker, target language), encoded once. A phrase starts only when it will not run dry; where
 * rendering turns out late all the same, speech slows down and pauses between words; when behind,
 * speech gets slightly faster, lag never grows. In: SpeechChunk. Out: {@link
 * io.babelgrid.playout.SyntheticAudioSink}, an interface owned here and implemented above
 * transport.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.playout;
