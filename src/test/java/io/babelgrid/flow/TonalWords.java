package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Speech in which the words have {@value #TONES} tones in turn, so that one that is lost, doubled
 * or cut in two is seen. As a recogniser it writes {@code w7} for all of a word of tone 7, and
 * {@code cut-w7} for less of it.
 */
public final class TonalWords implements StreamingRecognizer {

  /** Of a word, at 48 kHz: 200 ms. */
  public static final int WORD_SAMPLES = 9_600;

  /** How many there are to tell apart. */
  public static final int TONES = 16;

  /** Six zero crossings more in half a word. */
  private static final int STEP_HZ = 60;

  private static final int LOWEST_HZ = 300;

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;

  /** 30 ms; a cycle of the lowest tone takes 3. */
  private static final int GAP = RATE * 3 / 100;

  /** What a codec makes of the edges of a word. */
  private static final int WHOLE = RATE * 17 / 100;

  private static final float LOUD = 0.1f;

  private final Language language;
  private long start;
  private long last;
  private int crossings;
  private long firstCrossing;
  private long lastCrossing;
  private float before;
  private boolean inWord;

  public TonalWords(Language language) {
    this.language = language;
  }

  /**
   * A sample of a word.
   *
   * @param word by its tone
   * @param at in samples at 48 kHz since its beginning
   */
  public static float sample(int word, long at) {
    return (float) Math.sin(at * 2 * Math.PI * (LOWEST_HZ + word * STEP_HZ) / 48_000) / 2;
  }

  @Override
  public List<Transcript> accept(SpeechEvent event) {
    return switch (event) {
      case SpeechEvent.Audio(long utterance, AudioSpan span) -> {
        List<TimedWord> words = hear(span);
        yield words.isEmpty()
            ? List.of()
            : List.of(new Transcript(utterance, language, words, false));
      }
      case SpeechEvent.Ended ended ->
          List.of(new Transcript(ended.utterance(), language, rest(), true));
      case SpeechEvent.Started _, SpeechEvent.Paused _ -> List.of();
    };
  }

  private List<TimedWord> hear(AudioSpan span) {
    var words = new ArrayList<TimedWord>();
    for (int i = 0; i < span.samples().length; i++) {
      float sample = span.samples()[i];
      long at = span.startSample() + i;
      if (Math.abs(sample) > LOUD) {
        begin(at);
        last = at;
      } else if (inWord && at - last > GAP) {
        words.add(end());
      }
      if (inWord && at - last <= 8 && before < 0 != sample < 0) {
        firstCrossing = crossings == 0 ? at : firstCrossing;
        lastCrossing = at;
        crossings++;
      }
      before = sample;
    }
    return words;
  }

  private void begin(long at) {
    if (!inWord) {
      inWord = true;
      start = at;
      crossings = 0;
    }
  }

  private TimedWord end() {
    inWord = false;
    long samples = last - start;
    double hz = (crossings - 1) / 2.0 * RATE / Math.max(1, lastCrossing - firstCrossing);
    long word = Math.round((hz - LOWEST_HZ) / STEP_HZ);
    String text = (samples >= WHOLE ? "w" : "cut-w") + word;
    return new TimedWord(text, start, last);
  }

  private List<TimedWord> rest() {
    return inWord ? List.of(end()) : List.of();
  }

  @Override
  public void close() {}
}
