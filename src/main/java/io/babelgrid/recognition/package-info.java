/**
 * Streaming speech recognition that commits only stable words (AlignAtt, Papi et al. 2023, on
 * Whisper, Radford et al. 2022). In: SpeechEvent. Out: {@link io.babelgrid.recognition.Transcript},
 * append-only; what is heard but may still change comes with it as lookahead. One recogniser a
 * speaker, one thread; model sessions are shared.
 *
 * <p>At a pause all is heard to its end. Where the sentence is not at its end, its last word waits,
 * and what follows the pause is heard as its continuation; where it is, nothing waits.
 *
 * <p>Words are doubted all through an utterance, not only at its beginning: music that follows
 * speech gets few. What is not believed is soon forgotten, so that speech after it is heard.
 *
 * <p>Where no language was declared it is found out: of speech only, among likely languages first,
 * and again with every sentence. Where one was, it stays, and whoever clearly speaks another is
 * found out by what each decoding knows anyway.
 *
 * <p>Every sound between silences has a word: where the model closes its text before one, or goes
 * on behind it, it is asked for what it left out ({@link io.babelgrid.recognition.TextSearch}). How
 * much text a stretch of audio may have depends on the language: see {@link
 * io.babelgrid.recognition.TokenPace}.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.recognition;
