/**
 * Lips that speak the translation. In: the speaker's picture with its face mesh, and the phoneme
 * times of the synthesised voice. Out: the same picture in which the mouth says those phonemes.
 *
 * <p>{@link io.babelgrid.lipsync.mouth} turns phonemes into the mouth's movement, {@link
 * io.babelgrid.lipsync.render} draws it into the picture; where an operator has a neural generator,
 * {@link io.babelgrid.lipsync.generate} lets it make the mouth. Face geometry and teeth are learnt
 * in memory only, for one speaker in one call.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.lipsync;
