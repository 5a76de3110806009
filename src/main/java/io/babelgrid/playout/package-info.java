/**
 * Owns time on the way out: one continuous 20 ms cadence with a monotonic RTP clock for each
 * (speaker, target language), encoded once. A phrase starts only when it will not run dry; where
 * rendering turns out late all the same, speech slows down and pauses between words; when behind,
 * speech gets slightly faster, lag never grows. In: SpeechChunk. Out: {@link
 * io.babelgrid.playout.SyntheticAudioSink}, an interface owned here and implemented above
 * transport.
 *
 * <p>The threads of the beat are real-time threads where the system lets them: they wait for no
 * lock that an ordinary thread holds for long. What a beat has to tell goes to {@code Teller}, a
 * bounded queue with a thread of its own. A track that throws is closed and told; one that does not
 * come back is left behind with the threads that wait in it. {@link
 * io.babelgrid.playout.PlayoutClock} spreads tracks over several beats on a large node, each with
 * two threads; a track belongs to one of them as long as it is there.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.playout;
