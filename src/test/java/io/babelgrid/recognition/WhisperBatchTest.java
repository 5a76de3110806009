package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Utterances that share steps are recognised as they are alone. */
@Tag("models")
@Tag("words")
class WhisperBatchTest {

  private static final int UTTERANCES = 20;
  private static final int HZ = 16_000;
  private static final long SEED = 12;

  private static List<int[]> solo = List.of();

  @BeforeAll
  static void recogniseOneByOne() throws Exception {
    solo = recognise(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void batchedEqualsSoloTokenForToken(int atOnce) throws Exception {
    List<int[]> batched = recognise(atOnce);
    int written = 0;
    for (int i = 0; i < solo.size(); i++) {
      assertArrayEquals(solo.get(i), batched.get(i), "utterance " + i);
      written += solo.get(i).length;
    }
    assertTrue(written > 10 * UTTERANCES, "speech was recognised");
  }

  private static List<int[]> recognise(int atOnce) throws Exception {
    var limit = new Semaphore(atOnce);
    try (var lanes = new ContinuousBatcher(NanoClock.system(), lanes(atOnce));
        var model = WhisperModel.load(PreparedModels.store(), lanes);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Future<int[]>>();
      for (float[] utterance : utterances()) {
        limit.acquire();
        results.add(
            pool.submit(() -> {
              try {
                return tokens(model, utterance);
              } finally {
                limit.release();
              }
            }));
      }
      var all = new ArrayList<int[]>();
      for (Future<int[]> result : results) {
        all.add(result.get());
      }
      long[] byWidth = lanes.stages().get("recognition.step").snapshot().runsByWidth();
      boolean shared = IntStream.range(1, byWidth.length).anyMatch(i -> byWidth[i] > 0);
      assertEquals(atOnce > 1, shared, "steps were shared");
      return all;
    }
  }

  /** Stretches of 2 to 7 s from anywhere in the recordings. */
  private static List<float[]> utterances() {
    var random = new Random(SEED);
    List<float[]> recordings =
        List.of(
            PreparedModels.recording("two_cities.wav"),
            PreparedModels.recording("endgame_nagg_nell.wav"));
    var utterances = new ArrayList<float[]>();
    for (int i = 0; i < UTTERANCES; i++) {
      float[] recording = recordings.get(i % 2);
      int length = random.nextInt(2 * HZ, 7 * HZ);
      int from = random.nextInt(recording.length - length);
      utterances.add(Arrays.copyOfRange(recording, from, from + length));
    }
    return utterances;
  }

  private static int[] tokens(WhisperModel model, float[] utterance) {
    long due = NanoClock.system().nowNs() + 60_000_000_000L;
    WhisperSettings settings = model.settings();
    int[] prompt =
        new CommittedText()
            .prompt(settings, model.languageToken(Language.ENGLISH), settings.transcribe());
    try (var decoder = new WhisperDecoder(model)) {
      decoder.encode(utterance, utterance.length, 2 * HZ, due);
      decoder.begin(prompt, 0, true, due);
      return new GreedySearch(100, TokenPace.USUAL, -1, -1, Integer.MAX_VALUE, 0)
          .run(decoder, 0, due)
          .tokens();
    }
  }

  /** Few rows have a lane each where there are two, and share no step. */
  private static int lanes(int atOnce) {
    return atOnce < 6 ? 1 : 2;
  }
}
