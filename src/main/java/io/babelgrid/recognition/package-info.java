/**
 * Streaming speech recognition that commits only stable words (AlignAtt, Papi et al. 2023, on
 * Whisper, Radford et al. 2022). In: SpeechEvent. Out: {@link io.babelgrid.recognition.Transcript},
 * append-only; what is heard but may still change comes with it as lookahead. One recogniser a
 * speaker, one thread; model sessions are shared.
 *
 * <p>At a pause all is heard to its end. Where the sentence is not at its end, its last word waits,
 * and what follows the pause is heard as its continuation; where it is, nothing waits.
 *
 * <p>Every sound between silences has a word: where the model closes its text before one, or goes
 * on behind it, it is asked for what it left out ({@link io.babelgrid.recognition.TextSearch}). How
 * much text a stretch of audio may have depends on the language: see {@link
 * io.babelgrid.recognition.TokenPace}.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.recognition;
