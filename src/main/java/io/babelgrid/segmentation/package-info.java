/**
 * Voice activity: cuts a speaker's gapless audio into utterances, so that nothing downstream is
 * ever asked about silence. In: AudioSpan. Out: {@link io.babelgrid.segmentation.SpeechEvent}s. One
 * segmenter a speaker, one thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.segmentation;
