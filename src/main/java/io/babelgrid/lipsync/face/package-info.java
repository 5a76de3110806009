/**
 * Where a speaker's face is. In: {@link io.babelgrid.video.VideoFrame}s of one speaker, in order.
 * Out: a {@link io.babelgrid.lipsync.face.Face} for each, or none.
 *
 * <p>Two graphs of MediaPipe (Apache-2.0), shared by the node in {@link
 * io.babelgrid.lipsync.face.FaceModels}: BlazeFace (Bazarevsky et al. 2019) looks for faces in the
 * whole picture, the attention mesh (Grishchenko et al. 2020) places 478 landmarks in an upright
 * square cut around one face. Most pictures cost the mesh alone, since the landmarks of one picture
 * say where to cut the next. The detector runs while nothing is followed, and about once a second
 * to see whether there still is a face there, or a larger one beside it.
 *
 * <p>Coordinates are continuous: pixel i of a row covers i to i + 1, its centre is i + 0.5.
 * Landmarks are as the net gives them, unfiltered: a filter's lag would tear the mouth. The score
 * says that there is a face, not that its mouth can be seen: it stays at 1 behind a hand. One
 * tracker a speaker, one thread a tracker. Face geometry stays in memory and is not logged.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync.face;
