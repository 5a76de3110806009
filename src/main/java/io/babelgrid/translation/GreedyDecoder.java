package io.babelgrid.translation;

import io.babelgrid.translation.Hypothesis.Stop;
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
  private final WordStarts words;

  GreedyDecoder(MarianModel model) {
    this.model = model;
    config = model.config();
    words = model.targetWords();
  }

  /**
   * @param sourceIds source pieces, the end mark last
   * @param prefix target pieces that the translation begins with
   * @param frontier decoding stops before the first new piece whose attention peaks at or behind
   *     this source piece
   * @param deadlineNs when the result is due
   */
  Hypothesis decode(int[] sourceIds, int[] prefix, int frontier, long deadlineNs) {
    try (EncodedSource encoded = model.encode(sourceIds, deadlineNs);
        RowMemory memory = model.borrowMemory(encoded.pieces())) {
      var row = new Row(encoded, memory, prefix, frontier);
      model.lanes().decode(model.steps(), row, row.pieces.length + 1, deadlineNs);
      return row.hypothesis();
    }
  }

  /** One sentence as a row of the decoder's batch. */
  private final class Row implements MarianRow {

    private final EncodedSource encoded;
    private final RowMemory memory;
    private final int prefixLength;
    private final int frontier;
    private final int[] pieces;
    private final int[] aligned;
    private int count;
    private int predicted;
    private boolean stepped;
    private Stop stop = Stop.TOO_LONG;

    private Row(EncodedSource encoded, RowMemory memory, int[] prefix, int frontier) {
      this.encoded = encoded;
      this.memory = memory;
      this.prefixLength = prefix.length;
      this.frontier = frontier;
      int limit = (int) Math.ceil(config.maxLengthFactor() * encoded.pieces());
      pieces = Arrays.copyOf(prefix, Math.max(limit, prefix.length));
      aligned = new int[pieces.length];
    }

    @Override
    public EncodedSource source() {
      return encoded;
    }

    @Override
    public RowMemory memory() {
      return memory;
    }

    @Override
    public int previousPiece() {
      return count == 0 ? config.endOfSentence() : pieces[count - 1];
    }

    @Override
    public int position() {
      return count;
    }

    @Override
    public void predicted(FloatBuffer logits) {
      memory.swapStates();
      if (count >= prefixLength) {
        boolean follows = count == prefixLength && count > 0;
        predicted = best(logits, follows ? pieces[count - 1] : WordStarts.NONE);
      }
    }

    @Override
    public boolean advance() {
      if (stepped && !take()) {
        return false;
      }
      stepped = true;
      return count < pieces.length;
    }

    private int previous() {
      return count == 0 ? WordStarts.NONE : pieces[count - 1];
    }

    private boolean take() {
      aligned[count] = peak(memory.attention(), encoded.pieces() - 1);
      if (count >= prefixLength) {
        Stop reason = stop(previous(), predicted, aligned[count], frontier);
        if (reason != null) {
          stop = reason;
          return false;
        }
        pieces[count] = predicted;
      }
      count++;
      return true;
    }

    /** What is forced, and about a target piece for each source piece. */
    @Override
    public int expectedSteps() {
      int expected = Math.max(prefixLength + 1, Math.min(encoded.pieces(), frontier));
      return Math.max(1, expected - count);
    }

    private Hypothesis hypothesis() {
      return new Hypothesis(Arrays.copyOf(pieces, count), Arrays.copyOf(aligned, count), stop);
    }
  }

  private @Nullable Stop stop(int previous, int piece, int aligned, int frontier) {
    if (piece == config.endOfSentence()) {
      return Stop.ENDED;
    }
    if (aligned < frontier) {
      return null;
    }
    return words.at(previous, piece) ? Stop.FRONTIER_AT_WORD : Stop.FRONTIER_IN_WORD;
  }

  /**
   * @param given the last piece that was given out, behind which a word must begin, or {@link
   *     WordStarts#NONE}
   */
  private int best(FloatBuffer logits, int given) {
    int best = config.endOfSentence();
    float bestScore = logits.get(best);
    for (int id = 0; id < config.vocabulary(); id++) {
      float score = logits.get(id);
      if (score > bestScore
          && id != config.unknown()
          && (given == WordStarts.NONE || words.mayFollow(given, id))) {
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
}
