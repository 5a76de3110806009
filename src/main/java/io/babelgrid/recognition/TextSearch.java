package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Hypothesis.Stop;
import io.babelgrid.recognition.RecognizerConfig.Task;
import java.util.Arrays;

/**
 * Finds how the committed text goes on in the audio of an utterance. Whisper does not like to say a
 * thing twice, even where somebody does: it ends the text before it, or goes on behind it. There it
 * is asked for what it left out. One owner.
 */
final class TextSearch {

  /** What fades out behind a sound that is heard without what follows it... */
  private static final int AFTER_SOUND = SAMPLE_RATE_HZ / 10;

  /** ...and silence instead of that: no word is taken that is seen too near to the end. */
  private static final int INSTEAD = 3 * SAMPLE_RATE_HZ / 10;

  private final WhisperModel model;
  private final Vocabulary vocabulary;
  private final Task task;
  private final OpenSpeech speech;

  /**
   * What is searched for.
   *
   * @param spoken language of the audio
   * @param written language of the text
   * @param firstWords whether an utterance begins with them
   * @param last whether all of the audio is there
   */
  record Sought(
      RecognitionPolicy policy,
      Language spoken,
      Language written,
      boolean firstWords,
      boolean last,
      long deadlineNs) {

    private Sought whole() {
      return new Sought(policy, spoken, written, firstWords, true, deadlineNs);
    }
  }

  TextSearch(WhisperModel model, Task task, OpenSpeech speech) {
    this.model = model;
    this.vocabulary = model.vocabulary();
    this.task = task;
    this.speech = speech;
  }

  /** What the decoder, which knows the audio, writes behind the committed text. */
  Hypothesis find(WhisperDecoder decoder, Sought sought) {
    Hypothesis text = run(decoder, sought, speech.committed().size() == 0);
    if (task != Task.TRANSCRIBE) {
      return text;
    }
    Unheard unheard = speech.unheard(sought.last);
    boolean skipped = unheard.isSkippedIn(text, vocabulary);
    boolean closed = text.size() == 0 && text.stop() == Stop.END_OF_TEXT;
    if (unheard.isNothing() || (!skipped && !closed)) {
      return text;
    }
    if (skipped) {
      int end = unheard.to() * OpenSpeech.FRAME_SAMPLES + AFTER_SOUND;
      float[] sound = Arrays.copyOf(speech.audio().samples(), end);
      encode(decoder, sought, Arrays.copyOf(sound, end + INSTEAD), end + INSTEAD);
    }
    Hypothesis more = run(decoder, skipped ? sought.whole() : sought, true);
    boolean whole = !skipped || more.stop() == Stop.END_OF_TEXT || more.stop() == Stop.REPETITION;
    if (whole && unheard.isHeardIn(more, vocabulary) && SpeechGate.isSpeech(more, 0)) {
      return more;
    }
    if (!skipped) {
      return text;
    }
    encode(decoder, sought, speech.audio().samples(), speech.audio().length());
    return run(decoder, sought, false);
  }

  int[] prompt(Language spoken) {
    WhisperSettings settings = model.settings();
    return speech.committed().prompt(settings, model.languageToken(spoken), settings.task(task));
  }

  private static void encode(WhisperDecoder decoder, Sought sought, float[] samples, int count) {
    int padding = RecognitionPolicy.samples(sought.policy.padding());
    decoder.encode(samples, count, padding, sought.deadlineNs);
  }

  /**
   * @param opening whether an empty text is no answer
   */
  private Hypothesis run(WhisperDecoder decoder, Sought sought, boolean opening) {
    int start = speech.committed().startOfTranscript();
    decoder.begin(prompt(sought.spoken), start, opening, sought.deadlineNs);
    TokenPace pace = TokenPace.of(sought.written);
    int limit = speech.tokenLimit(pace);
    GreedySearch search =
        sought.last
            ? SearchRules.atEnd(task, limit, pace)
            : SearchRules.speaking(sought.policy, task, limit, pace, sought.firstWords);
    return search.run(decoder, speech.lastFrame(), sought.deadlineNs);
  }
}
