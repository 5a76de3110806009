/**
 * What was said in a room, as a file to keep: in the order in which it was said, each line in the
 * language that was asked for where that was kept or can be had, else as it was spoken.
 *
 * <p>In: {@link io.babelgrid.transcript.Utterance}s as they were written down, one in each language
 * they were kept in. Out: text in a {@link io.babelgrid.transcript.TranscriptFormat}, a piece at a
 * time, so that the first is read while the last is translated.
 *
 * <p>Invariants: nothing is kept here; what a machine translated says so, in every format.
 *
 * <p>Threads: pure, but for {@link io.babelgrid.transcript.LineTranslator}, which waits for models.
 *
 * <p>Standards: WebVTT (W3C), SubRip as players read it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transcript;
