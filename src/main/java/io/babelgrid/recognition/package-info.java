/**
 * Streaming speech recognition that commits only stable words (AlignAtt, Papi et al. 2023, on
 * Whisper, Radford et al. 2022). In: SpeechEvent. Out: {@link io.babelgrid.recognition.Transcript},
 * append-only; what is heard but may still change comes with it as lookahead. One recogniser a
 * speaker, one thread; model sessions are shared.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.recognition;
