/**
 * The lips of one speaker, redrawn to move with a synthetic voice: camera packets and the position
 * of the voice in, pictures for each language out through {@link io.babelgrid.face.LipEvents}.
 * Decoded once, the face found once, drawn once a language and only while somebody looks. One
 * thread a speaker. What is known of a face stays in memory, as long as the voice does.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.face;
