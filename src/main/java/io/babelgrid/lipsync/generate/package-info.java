/**
 * Mouths that a neural generator makes, where an operator has one. In: pictures with their face
 * mesh, and the sound of the synthetic voice around the moment at which a picture is shown. Out:
 * the picture with another mouth, as {@link io.babelgrid.lipsync.render} gives it.
 *
 * <p>{@link io.babelgrid.lipsync.generate.MouthDrawing} is the node's choice: our own renderer, or
 * a generator that is described by a {@code manifest.json} (see {@code models/README.md}). Both
 * hand out a {@link io.babelgrid.lipsync.generate.MouthRenderer} for each speaker. A generator's
 * picture: the face is cut out along its mesh, what is said becomes {@link
 * io.babelgrid.lipsync.generate.SpeechFeatures}, both are a row in the batch of all speakers, and
 * of the face that comes back only the part under our own mask is pasted. Gate, fade and what is
 * seen of the face are those of our own renderer, which also draws what the generator fails on.
 *
 * <p>Kinds: {@code wav2lip} (Prajwal et al. 2020) and {@code musetalk} (Zhang et al. 2024). The
 * steps around the nets follow what their authors published; no weights of theirs come with the
 * product or were run with it.
 *
 * <p>A manifest or graph that does not fit fails the start. Generators are shared by all speakers;
 * renderers and features belong to one thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync.generate;
