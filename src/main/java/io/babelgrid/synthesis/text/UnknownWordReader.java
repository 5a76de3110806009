package io.babelgrid.synthesis.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Recent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads English words that no dictionary has, letter by letter, with a small transformer whose
 * output is aligned by CTC (Graves et al., "Connectionist temporal classification", ICML 2006). The
 * words of a call recur, so the latest readings are kept; the cache is guarded by its monitor,
 * which is never held while the model runs.
 */
final class UnknownWordReader implements AutoCloseable {

  /** Words remembered: 2048 x about 200 bytes = 0.4 MB. */
  private static final int CACHED_WORDS = 2048;

  /** A word is a small part of what a phrase waits for. */
  private static final long DEADLINE_NS = 20_000_000;

  private static final int BLANK = 0;
  private static final String INPUT = "chars";

  private final ModelSession session;
  private final ComputeLanes lanes;
  private final NanoClock clock;
  private final String letters;
  private final String phonemes;
  private final int longest;
  private final String output;
  private final Map<String, String> cache = new Recent<>(CACHED_WORDS);

  private UnknownWordReader(
      ModelSession session, List<String> alphabets, ComputeLanes lanes, NanoClock clock) {
    this.session = session;
    this.lanes = lanes;
    this.clock = clock;
    letters = alphabets.get(0);
    phonemes = alphabets.get(1);
    longest = Integer.parseInt(alphabets.get(2));
    output = session.outputNames().iterator().next();
  }

  /**
   * @param model graph from letters int64 [1, L] to phonemes int64 [1, T]
   * @param alphabets lines of letters, of phonemes, and the longest word
   */
  static UnknownWordReader load(Path model, Path alphabets, ComputeLanes lanes, NanoClock clock) {
    try {
      return new UnknownWordReader(
          ModelSession.load(model), Files.readAllLines(alphabets), lanes, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + alphabets, e);
    }
  }

  /**
   * Phonemes of a word; null when it has no letter the model knows.
   *
   * @throws io.babelgrid.engine.InferenceException when the model fails
   */
  @Nullable String read(String word) {
    long[] ids =
        word.chars()
            .map(c -> letters.indexOf(c) + 1)
            .filter(id -> id > 0)
            .limit(longest)
            .asLongStream()
            .toArray();
    if (ids.length == 0) {
      return null;
    }
    synchronized (cache) {
      String known = cache.get(word);
      if (known != null) {
        return known;
      }
    }
    String reading =
        lanes.call("synthesis.unknown_word", clock.nowNs() + DEADLINE_NS, () -> infer(ids));
    synchronized (cache) {
      cache.put(word, reading);
    }
    return reading;
  }

  private String infer(long[] ids) throws OrtException {
    try (OnnxTensor input = OnnxTensor.createTensor(session.environment(), new long[][] {ids});
        OrtSession.Result result = session.run(Map.of(INPUT, input), Set.of(output))) {
      long[] best = ((long[][]) result.get(0).getValue())[0];
      var reading = new StringBuilder();
      long previous = BLANK;
      for (long id : best) {
        if (id != previous && id != BLANK) {
          reading.append(phonemes.charAt((int) id - 1));
        }
        previous = id;
      }
      return reading.toString();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
