package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TranslationFixture.DirectLanes;
import io.babelgrid.translation.TranslationFixture.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that share steps come out as they do alone. */
@Tag("models")
@Tag("words")
class MarianBatchTest {

  private static final long SEED = 11;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8, 12, 16})
  void batchedEqualsSoloTokenForToken(int atOnce) throws Exception {
    try (var lanes = new ContinuousBatcher(NanoClock.system(), lanes(atOnce))) {
      List<Hypothesis> solo = decode(new DirectLanes(), 1);
      List<Hypothesis> batched = decode(lanes, atOnce);
      for (int i = 0; i < solo.size(); i++) {
        assertArrayEquals(solo.get(i).pieces(), batched.get(i).pieces(), "sentence " + i);
        assertArrayEquals(solo.get(i).aligned(), batched.get(i).aligned(), "sentence " + i);
        assertEquals(solo.get(i).stop(), batched.get(i).stop(), "sentence " + i);
      }
      long[] byWidth = lanes.stages().get("translation.step").snapshot().runsByWidth();
      boolean shared = IntStream.range(1, byWidth.length).anyMatch(i -> byWidth[i] > 0);
      assertEquals(atOnce > 1, shared, "steps were shared");
    }
  }

  /** A piece that the vocabulary does not have fails the whole inference it is part of. */
  @Test
  void aPoisonedSentenceAmongFifteenFailsAlone() throws Exception {
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var model = MarianModel.load(PreparedModels.store(), "marian-en-pt", lanes);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var decoder = new GreedyDecoder(model);
      int[] source = source(model, "The meeting starts at ten o'clock on Thursday.");
      int[] alone = decode(decoder, source, new int[0]).pieces();
      var good = new ArrayList<Future<Hypothesis>>();
      Future<Hypothesis> bad = pool.submit(() -> decode(decoder, source, new int[] {4_000_000}));
      for (int i = 0; i < 15; i++) {
        good.add(pool.submit(() -> decode(decoder, source, new int[0])));
      }
      for (Future<Hypothesis> each : good) {
        assertArrayEquals(alone, each.get().pieces());
      }
      var failure = assertThrows(ExecutionException.class, bad::get);
      assertInstanceOf(InferenceException.class, failure.getCause());
      assertEquals(1, lanes.stages().get("translation.step").snapshot().failures());
      assertEquals(0, lanes.stages().get("translation.step").snapshot().deadlineMisses());
    }
  }

  /** All examples, as many at once; each begins a little later than the one before, at random. */
  private static List<Hypothesis> decode(ComputeLanes lanes, int atOnce) throws Exception {
    var random = new Random(SEED);
    var limit = new Semaphore(atOnce);
    try (var model = MarianModel.load(PreparedModels.store(), "marian-en-pt", lanes);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var decoder = new GreedyDecoder(model);
      var results = new ArrayList<Future<Hypothesis>>();
      for (Example example : TranslationFixture.examples("en-pt", "pt-en")) {
        int[] source = source(model, example.source());
        limit.acquire();
        LockSupport.parkNanos(random.nextInt(300_000));
        results.add(
            pool.submit(() -> {
              try {
                return decode(decoder, source, new int[0]);
              } finally {
                limit.release();
              }
            }));
      }
      var all = new ArrayList<Hypothesis>();
      for (Future<Hypothesis> result : results) {
        all.add(result.get());
      }
      return all;
    }
  }

  private static Hypothesis decode(GreedyDecoder decoder, int[] source, int[] prefix) {
    long due = NanoClock.system().nowNs() + 10_000_000_000L;
    return decoder.decode(source, prefix, GreedyDecoder.NO_FRONTIER, due);
  }

  private static int[] source(MarianModel model, String text) {
    return SourcePieces.of(
            TranslationFixture.words(text),
            model.sourceTokenizer(),
            model.config().endOfSentence(),
            Locale.ENGLISH)
        .ids();
  }

  /** Few rows have a lane each where there are two, and share no step. */
  private static int lanes(int atOnce) {
    return atOnce < 6 ? 1 : 2;
  }
}
