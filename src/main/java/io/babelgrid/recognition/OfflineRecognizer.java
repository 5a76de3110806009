package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.RecognizerConfig.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a whole recording in windows of up to 28 s that are cut where it is quiet. For tests
 * and for judging what a listener received; safe for many threads.
 */
public final class OfflineRecognizer {

  private static final int WINDOW = 28 * SAMPLE_RATE_HZ;
  private static final int WHISPER_WINDOW = 30 * SAMPLE_RATE_HZ;
  private static final int QUIET = SAMPLE_RATE_HZ / 5;

  /** Little more than the text of a window in most languages, and what the decoder has room for. */
  private static final int TOKENS = 400;

  /** Sound that one word can explain. */
  private static final int LONGEST_WORD = 3 * SAMPLE_RATE_HZ / 2;

  private static final int LOUDNESS_STEP = SAMPLE_RATE_HZ / 50;

  /** Sound that counts, as a share of the window's mean level. */
  private static final double LOUD_SHARE = 0.25;

  private static final int NEVER = -1;
  private static final Duration DUE = Duration.ofMinutes(1);

  /** Silence behind an utterance; Whisper loops when speech reaches the end of its window. */
  private static final int UTTERANCE_PADDING = 2 * SAMPLE_RATE_HZ;

  private final WhisperModel model;
  private final NanoClock clock;

  private record Reading(
      Language spoken, Language written, Task task, int padding, long deadlineNs) {}

  public OfflineRecognizer(WhisperModel model, NanoClock clock) {
    this.model = model;
    this.clock = clock;
  }

  /**
   * Writes down what is said.
   *
   * @param samples 16 kHz mono, any length
   * @param language what is spoken, or null to detect it from the first 30 s
   */
  public OfflineTranscript transcribe(float[] samples, @Nullable Language language) {
    return recognize(samples, new RecognizerConfig(language, Task.TRANSCRIBE));
  }

  /** Writes down what is said, in English when the task is to translate. */
  public OfflineTranscript recognize(float[] samples, RecognizerConfig config) {
    Language asked = config.language();
    Language spoken = asked != null ? asked : detect(samples).language();
    Language written = config.task() == Task.TRANSLATE ? Language.ENGLISH : spoken;
    var reading = new Reading(spoken, written, config.task(), WHISPER_WINDOW, deadlineNs());
    List<TimedWord> words = new ArrayList<>();
    for (int from = 0, to; from < samples.length; from = to) {
      to = cut(samples, from, Math.min(WINDOW, TokenPace.of(written).samples(TOKENS)));
      words.addAll(complete(samples, from, to, reading));
    }
    return new OfflineTranscript(written, words);
  }

  /**
   * Recognises one utterance in one go, with as little silence behind it as streaming recognition
   * has, which costs a fraction of a whole window.
   *
   * @param samples 16 kHz mono, 28 s at most
   * @param deadlineNs when the result is due
   */
  public OfflineTranscript utterance(float[] samples, Language language, long deadlineNs) {
    if (samples.length > WINDOW) {
      throw new IllegalArgumentException("an utterance of more than 28 s");
    }
    var reading = new Reading(language, language, Task.TRANSCRIBE, UTTERANCE_PADDING, deadlineNs);
    return new OfflineTranscript(language, window(samples, 0, samples.length, reading));
  }

  /** What language the first 30 s are in. */
  public LanguageGuess detect(float[] samples) {
    try (var decoder = new WhisperDecoder(model)) {
      decoder.encode(samples, samples.length, WHISPER_WINDOW, deadlineNs());
      decoder.look(deadlineNs());
      return LanguageGuess.best(decoder.languages());
    }
  }

  /**
   * The words of a window. Where one seems to last for seconds of sound, and where sound follows
   * the last, Whisper may have left out whole sentences: such a stretch is read once more alone,
   * and what has more words is taken.
   */
  private List<TimedWord> complete(float[] samples, int from, int to, Reading reading) {
    double loud = LOUD_SHARE * rms(samples, from, to);
    List<TimedWord> words = new ArrayList<>();
    List<TimedWord> first = window(samples, from, to, reading);
    int heardUntil = from;
    for (int i = 0; i <= first.size(); i++) {
      int start = heardUntil;
      List<TimedWord> there = List.of();
      int end = to;
      if (i < first.size()) {
        there = List.of(first.get(i));
        end = (int) there.getFirst().endSample();
      }
      if (loudSamples(samples, start, end, loud) > LONGEST_WORD) {
        List<TimedWord> again = sound(samples, start, end, loud, reading);
        there = again.size() > there.size() ? again : there;
      }
      words.addAll(there);
      heardUntil = Math.max(heardUntil, end);
    }
    return words;
  }

  /** The words of a stretch without its silent ends: after a pause, Whisper may hear nothing. */
  private List<TimedWord> sound(float[] samples, int start, int end, double loud, Reading reading) {
    int from = start;
    while (from + LOUDNESS_STEP < end && rms(samples, from, from + LOUDNESS_STEP) <= loud) {
      from += LOUDNESS_STEP;
    }
    int to = end;
    while (to - LOUDNESS_STEP > from && rms(samples, to - LOUDNESS_STEP, to) <= loud) {
      to -= LOUDNESS_STEP;
    }
    return window(samples, Math.max(start, from - QUIET), Math.min(end, to + QUIET), reading);
  }

  private static int loudSamples(float[] samples, int from, int to, double loud) {
    int count = 0;
    for (int i = from; i + LOUDNESS_STEP <= to; i += LOUDNESS_STEP) {
      if (rms(samples, i, i + LOUDNESS_STEP) > loud) {
        count += LOUDNESS_STEP;
      }
    }
    return count;
  }

  private static double rms(float[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += samples[i] * samples[i];
    }
    return Math.sqrt(energy / Math.max(1, to - from));
  }

  private List<TimedWord> window(float[] all, int start, int end, Reading reading) {
    float[] samples = Arrays.copyOfRange(all, start, end);
    var audio = new SpeechBuffer();
    audio.restart(start);
    audio.append(samples);
    WhisperSettings settings = model.settings();
    var boundaries = new WordBoundaries(model.vocabulary(), reading.written);
    var nothing = new CommittedText();
    int taskToken = settings.task(reading.task);
    int[] prompt = nothing.prompt(settings, model.languageToken(reading.spoken), taskToken);
    try (var decoder = new WhisperDecoder(model)) {
      decoder.encode(samples, samples.length, reading.padding, reading.deadlineNs);
      decoder.begin(prompt, 0, true, reading.deadlineNs);
      TokenPace pace = TokenPace.of(reading.written);
      int limit = Math.min(TOKENS, pace.limit(samples.length));
      var search = new GreedySearch(limit, pace, NEVER, NEVER, Integer.MAX_VALUE, 0);
      Hypothesis text = search.run(decoder, 0, reading.deadlineNs);
      if (!SpeechGate.isSpeech(text, decoder.noSpeech())) {
        return List.of();
      }
      return new WordTimer(model.vocabulary(), boundaries, new HeardSound(audio)::within)
          .words(text, text.size(), decoder.alignment(), prompt.length, 0, start, start);
    }
  }

  /**
   * End of the window that begins at {@code from}: the middle of the quietest 200 ms of its last
   * third.
   */
  private static int cut(float[] samples, int from, int window) {
    if (samples.length - from <= window) {
      return samples.length;
    }
    double energy = 0;
    double quietest = Double.MAX_VALUE;
    int cut = from + window;
    int earliest = from + window / 14 * 9;
    for (int i = earliest; i < from + window; i++) {
      energy += samples[i] * samples[i];
      int out = i - QUIET;
      if (out >= earliest) {
        energy -= samples[out] * samples[out];
        if (energy < quietest) {
          quietest = energy;
          cut = i - QUIET / 2;
        }
      }
    }
    return cut;
  }

  private long deadlineNs() {
    return clock.nowNs() + DUE.toNanos();
  }
}
