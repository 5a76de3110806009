/**
 * Voice activity: cuts a speaker's gapless audio into utterances, so that nothing downstream is
 * ever asked about silence. In: AudioSpan. Out: {@link io.babelgrid.segmentation.SpeechEvent}s. One
 * segmenter a speaker, one thread. While somebody is quiet the detector rests: it looks at one
 * window in eight and at whatever is louder.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.segmentation;
