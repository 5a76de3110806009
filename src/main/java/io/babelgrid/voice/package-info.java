/**
 * One speaker's voice in one language: translated words in, a synthetic track out. Phrases are
 * assembled, rendered as late as the track allows, and played; each word is followed from the ear
 * to the voice ({@link io.babelgrid.voice.WordTrail}), and what a mouth needs to move along is
 * offered as {@link io.babelgrid.voice.LipVoice}.
 *
 * <p>Each frame is marked as synthetic ({@link io.babelgrid.marks.VoiceMarker}) and told of as a
 * print before it is encoded, so that a microphone that hears it is not taken for its owner.
 *
 * <p>A thread for rendering; the playout clock asks for frames from its own. A track that fails is
 * followed by another, and given up after three in a minute.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.voice;
