/**
 * Draws a speaking mouth into a picture of its speaker. In: an I420 picture, the face mesh found in
 * it, a {@link io.babelgrid.lipsync.mouth.MouthShape}. Out: the picture with that mouth; pixels
 * away from the lower face are the original's, bit for bit.
 *
 * <p>{@link io.babelgrid.lipsync.render.LipRenderer} shows the order: the head's pose takes the
 * mesh into millimetres fixed to the head; the speaker's closed mouth, learnt from the frames so
 * far, replaces their own movement; the shape moves lips, jaw and skin from there; the current
 * frame is warped onto the result; what opens between the lips is painted. {@link
 * io.babelgrid.lipsync.render.MouthGate} fades to the original whenever the face can't be trusted.
 *
 * <p>The mesh is MediaPipe's of 478 points: {@code float[478 * 3]}, x right and y down in pixels
 * (the first pixel's centre is at 0.5), z away from the camera in the same unit. The warp uses the
 * mesh of the very frame it reads; a mesh smoothed over time lags and drags the teeth along.
 *
 * <p>What is learnt of a face is kept in memory for as long as its {@code LipRenderer} lives. No
 * class here is safe for use by several threads; nothing is allocated after the first frames.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync.render;
