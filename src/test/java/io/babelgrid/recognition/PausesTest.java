package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.ListeningAlone.Committed;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real speech with pauses put into it, and speech that simply stops. */
@Tag("models")
@Tag("words")
class PausesTest {

  private static final int HZ = AudioSpan.SAMPLE_RATE_HZ;

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static float[] speech;
  private static List<TimedWord> words;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
    speech = PreparedModels.recording("two_cities.wav");
    words =
        heard(alone -> alone.hear(speech).silence(2)).committed().stream()
            .flatMap(part -> part.transcript().words().stream())
            .toList();
  }

  @AfterAll
  static void unload() {
    listeners.close();
    lanes.close();
  }

  private static ListeningAlone heard(Consumer<ListeningAlone> sound) {
    return heard(sound, true);
  }

  private static ListeningAlone heard(Consumer<ListeningAlone> sound, boolean patient) {
    var config = new RecognizerConfig(Language.ENGLISH, RecognizerConfig.Task.TRANSCRIBE);
    return listeners.hear(config, patient, sound);
  }

  /** Where the word at this place ends, in the middle of what follows it. */
  private static int after(int word) {
    return (int) ((words.get(word).endSample() + words.get(word + 1).startSample()) / 2);
  }

  private static String text(int from, int to) {
    return String.join(" ", words.subList(from, to).stream().map(TimedWord::text).toList());
  }

  private static float[] part(int from, int to) {
    return Arrays.copyOfRange(speech, from, to);
  }

  /** "It was the | best of times. It was the | worst of times." */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.7, 0.9, 1.1})
  void aSentenceWithAPauseBehindAnArticleIsOneUtterance(double seconds) {
    int end = after(11);
    for (int word : new int[] {2, 4, 8}) {
      ListeningAlone alone =
          heard(all ->
              all.hear(part(0, after(word)))
                  .silence(seconds)
                  .hear(part(after(word), end))
                  .silence(2));
      String pause = "pause after " + text(0, word + 1) + ": " + alone.text();
      assertEquals(1, alone.utterances(), pause);
      assertTrue(Wer.of(text(0, 12), alone.text()).errors() <= 1, pause);
      assertFalse(alone.text().matches(".*(the|of)\\..*"), pause);
    }
  }

  @Test
  void whatWasHeldBackComesWhenNothingFollows() {
    for (int word : new int[] {3, 4, 9, 10, 15, 16}) {
      Consumer<ListeningAlone> sound = all -> all.hear(part(0, after(word))).silence(3);
      ListeningAlone alone = heard(sound);
      assertEquals(heard(sound, false).text(), alone.text());
      assertEquals(1, alone.utterances(), alone.text());
    }
  }

  @Test
  void aWordWithWhichASentenceEndsIsNotKeptWaiting() {
    float[] sentences = PreparedModels.recording("beckett.wav");
    List<Committed> ends = sentenceEnds(heard(all -> all.hear(sentences).silence(2)));
    List<Committed> before = sentenceEnds(heard(all -> all.hear(sentences).silence(2), false));
    assertTrue(ends.size() >= 5, ends.toString());
    for (Committed end : ends) {
      String word = end.transcript().words().getLast().text();
      Committed same =
          before.stream()
              .filter(part -> part.transcript().words().getLast().text().equals(word))
              .min(Comparator.comparingLong(part -> Math.abs(part.heard() - end.heard())))
              .orElseThrow();
      assertTrue(end.heard() <= same.heard(), word + " " + ends + before);
    }
  }

  private static List<Committed> sentenceEnds(ListeningAlone alone) {
    return alone.committed().stream()
        .filter(part -> !part.transcript().words().isEmpty())
        .filter(part -> part.transcript().words().getLast().text().matches(".*[.?!]"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 11, 17, 23, 29, 35, 41, 47, 53, 59})
  void theLastWordIsHeardWhenSoundSimplyStops(int word) {
    int from = (int) words.get(word - 5).startSample();
    ListeningAlone alone = heard(all -> all.hear(part(from, stop(word))).end());
    String last = words.get(word).text().replaceAll("\\p{P}", "").toLowerCase(Locale.ROOT);
    String heard = alone.text().replaceAll("\\p{P}", "").toLowerCase(Locale.ROOT);
    assertTrue(
        heard.endsWith(last),
        "..." + text(Math.max(0, word - 4), word + 1) + " -> " + alone.text());
  }

  /** The quietest place near to where a word was found to end: no sound of it is cut off. */
  private static int stop(int word) {
    int from = (int) words.get(word).endSample() - HZ / 50;
    int to = (int) Math.min(from + 2 * HZ / 5, words.get(word + 1).endSample() - HZ / 10);
    int quietest = from;
    double least = Double.MAX_VALUE;
    for (int at = from; at < to; at += HZ / 200) {
      double energy = AudioLevel.energy(part(at - HZ / 100, at + HZ / 100));
      if (energy < least) {
        least = energy;
        quietest = at;
      }
    }
    return quietest;
  }
}
