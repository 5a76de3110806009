package io.babelgrid.translation;

import io.babelgrid.translation.Hypothesis.Stop;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Greedy decoding with a forced prefix. The first piece after the prefix begins a word, because the
 * prefix was spoken as whole words.
 */
final class GreedyDecoder {

  /** A frontier that no source reaches: decode to the end. */
  static final int NO_FRONTIER = Integer.MAX_VALUE;

  private final MarianModel model;
  private final MarianConfig config;
  private final boolean[] startsWord;

  GreedyDecoder(MarianModel model) {
    this.model = model;
    config = model.config();
    Tokenizer tokenizer = model.targetTokenizer();
    startsWord = new boolean[tokenizer.size()];
    for (int id = 0; id < startsWord.length; id++) {
      startsWord[id] = tokenizer.startsWord(id);
    }
  }

  /**
   * @param sourceIds source pieces, the end mark last
   * @param prefix target pieces that the translation begins with
   * @param frontier decoding stops before the first new piece whose attention peaks at or behind
   *     this source piece
   * @param deadlineNs when the result is due
   */
  Hypothesis decode(int[] sourceIds, int[] prefix, int frontier, long deadlineNs) {
    try (EncodedSource encoded = model.encode(sourceIds, deadlineNs)) {
      return decode(encoded, prefix, frontier, deadlineNs);
    }
  }

  private Hypothesis decode(EncodedSource encoded, int[] prefix, int frontier, long deadlineNs) {
    int limit = (int) Math.ceil(config.maxLengthFactor() * encoded.pieces());
    int[] pieces = Arrays.copyOf(prefix, Math.max(limit, prefix.length));
    int[] aligned = new int[pieces.length];
    int count = 0;
    int previousPiece = config.endOfSentence();
    Step step = model.firstStep();
    try {
      while (count < pieces.length) {
        Step next = model.step(encoded, step, previousPiece, deadlineNs);
        step.close();
        step = next;
        aligned[count] = peak(step.attention(), encoded.pieces() - 1);
        if (count >= prefix.length) {
          boolean wordMustBegin = count == prefix.length && count > 0;
          int piece = best(step.logits(), wordMustBegin);
          Stop stop = stop(piece, aligned[count], frontier);
          if (stop != null) {
            return hypothesis(pieces, aligned, count, stop);
          }
          pieces[count] = piece;
        }
        previousPiece = pieces[count];
        count++;
      }
      return hypothesis(pieces, aligned, count, Stop.TOO_LONG);
    } finally {
      step.close();
    }
  }

  private @Nullable Stop stop(int piece, int aligned, int frontier) {
    if (piece == config.endOfSentence()) {
      return Stop.ENDED;
    }
    if (aligned < frontier) {
      return null;
    }
    return startsWord[piece] ? Stop.FRONTIER_AT_WORD : Stop.FRONTIER_IN_WORD;
  }

  private int best(FloatBuffer logits, boolean wordMustBegin) {
    int best = config.endOfSentence();
    float bestScore = logits.get(best);
    for (int id = 0; id < config.vocabulary(); id++) {
      float score = logits.get(id);
      if (score > bestScore && id != config.unknown() && (!wordMustBegin || startsWord[id])) {
        best = id;
        bestScore = score;
      }
    }
    return best;
  }

  /** Index of the largest of the first {@code length} weights. */
  private static int peak(FloatBuffer weights, int length) {
    int peak = 0;
    for (int i = 1; i < length; i++) {
      if (weights.get(i) > weights.get(peak)) {
        peak = i;
      }
    }
    return peak;
  }

  private static Hypothesis hypothesis(int[] pieces, int[] aligned, int count, Stop stop) {
    return new Hypothesis(Arrays.copyOf(pieces, count), Arrays.copyOf(aligned, count), stop);
  }
}
