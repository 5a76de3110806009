/**
 * From phonemes to the movement of a mouth. In: {@link io.babelgrid.synthesis.PhonemeTiming}s of a
 * phrase. Out: a {@link io.babelgrid.lipsync.mouth.MouthTrajectory} that tells the shape at any of
 * the phrase's samples. Each phoneme is one or two of 15 visemes; neighbours are blended by
 * dominance functions (Cohen and Massaro, 1993); lips that must touch do touch in a frame.
 *
 * <p>A voice that gives no phoneme times is heard instead: {@link
 * io.babelgrid.lipsync.mouth.AudioMouth} makes a {@link io.babelgrid.lipsync.mouth.HeardMouth} of
 * its sound. Both are a {@link io.babelgrid.lipsync.mouth.MouthMovement}. All of these are
 * immutable.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync.mouth;
