/**
 * Voice activity: cuts a speaker's gapless audio into utterances, so that nothing downstream is
 * ever asked about silence. A pause ends an utterance once somebody says that all is said ({@link
 * io.babelgrid.segmentation.SpeechSegmenter#settle}), or when it gets long. In: AudioSpan. Out:
 * {@link io.babelgrid.segmentation.SpeechEvent}s. One segmenter a speaker, one thread. While
 * somebody is quiet the detector rests: it looks at one window in eight and at whatever is louder,
 * and says below which level nothing is expected, so that little else need even be decoded: spans
 * that nobody heard are passed on as such.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.segmentation;
