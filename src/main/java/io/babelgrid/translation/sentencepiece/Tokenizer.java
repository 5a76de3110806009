package io.babelgrid.translation.sentencepiece;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Text to piece ids and back, with the most probable split of the unigram model. */
public final class Tokenizer {

  /** How much less probable than the rarest piece an unknown character is, in nats. */
  private static final float UNKNOWN_PENALTY = 10;

  private static final String UNKNOWN_SURFACE = " ⁇ ";

  private final List<SentencePieceModel.Piece> pieces;
  private final Map<String, Integer> ids;
  private final TextNormalizer normalizer;
  private final int longestPiece;
  private final int unknownId;
  private final float unknownScore;

  private Tokenizer(SentencePieceModel model) {
    pieces = model.pieces();
    normalizer = new TextNormalizer(model.normalization());
    ids = HashMap.newHashMap(pieces.size());
    int longest = 1;
    int unknown = -1;
    float lowest = 0;
    for (int id = 0; id < pieces.size(); id++) {
      SentencePieceModel.Piece piece = pieces.get(id);
      switch (piece.kind()) {
        case NORMAL -> {
          ids.put(piece.text(), id);
          longest = Math.max(longest, piece.text().length());
          lowest = Math.min(lowest, piece.score());
        }
        case UNKNOWN -> unknown = id;
        case CONTROL, UNUSED -> {}
        case USER_DEFINED, BYTE ->
            throw new IllegalArgumentException(
                "SentencePiece pieces of type " + piece.kind() + " are not supported");
      }
    }
    longestPiece = longest;
    unknownId = unknown;
    unknownScore = lowest - UNKNOWN_PENALTY;
  }

  /** Reads a {@code .spm} file; throws IllegalArgumentException when it is not a unigram model. */
  public static Tokenizer load(Path file) {
    return new Tokenizer(SentencePieceModel.read(file));
  }

  /** Ids of the pieces; a run of unknown characters is one id. */
  public int[] encode(String text) {
    String normalized = normalizer.normalize(text);
    Lattice best = bestSplit(normalized);
    var reversed = new ArrayList<Integer>();
    for (int end = normalized.length(); end > 0; end = best.begin[end]) {
      int id = best.id[end];
      boolean repeated = !reversed.isEmpty() && reversed.getLast() == unknownId && id == unknownId;
      if (!repeated) {
        reversed.add(id);
      }
    }
    return reversed.reversed().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The text of pieces; control pieces have none. */
  public String decode(int[] pieceIds) {
    var text = new StringBuilder();
    for (int id : pieceIds) {
      text.append(surface(id));
    }
    boolean dummySpace = !text.isEmpty() && text.charAt(0) == ' ' && startsWord(pieceIds);
    return dummySpace ? text.substring(1) : text.toString();
  }

  /** True when the piece begins a new word. */
  public boolean startsWord(int id) {
    String text = pieces.get(id).text();
    return !text.isEmpty() && text.charAt(0) == TextNormalizer.SPACE_MARK;
  }

  /** How many words the text becomes: what lies between spaces can fall apart or vanish. */
  public int wordCount(String text) {
    String normalized = normalizer.normalize(text);
    return (int) normalized.chars().filter(c -> c == TextNormalizer.SPACE_MARK).count();
  }

  public int size() {
    return pieces.size();
  }

  private boolean startsWord(int[] pieceIds) {
    return pieceIds.length > 0 && startsWord(pieceIds[0]);
  }

  private String surface(int id) {
    SentencePieceModel.Piece piece = pieces.get(id);
    return switch (piece.kind()) {
      case CONTROL -> "";
      case UNKNOWN -> UNKNOWN_SURFACE;
      default -> piece.text().replace(TextNormalizer.SPACE_MARK, ' ');
    };
  }

  /** Viterbi over all pieces that match, as the reference: the first found wins a tie. */
  private Lattice bestSplit(String text) {
    var best = new Lattice(text.length());
    for (int from = 0; from < text.length(); ) {
      int character = Character.charCount(text.codePointAt(from));
      boolean covered = false;
      int limit = Math.min(longestPiece, text.length() - from);
      for (int length = 1; length <= limit; length++) {
        Integer id = ids.get(text.substring(from, from + length));
        if (id != null) {
          best.offer(from, from + length, id, pieces.get(id).score());
          covered |= length == character;
        }
      }
      if (!covered) {
        best.offer(from, from + character, unknownId, unknownScore);
      }
      from += character;
    }
    return best;
  }

  /** The best way to reach each position of the text, in float precision as the reference. */
  private static final class Lattice {
    private final int[] begin;
    private final int[] id;
    private final float[] score;

    Lattice(int length) {
      begin = new int[length + 1];
      id = new int[length + 1];
      score = new float[length + 1];
      Arrays.fill(begin, -1);
    }

    void offer(int from, int to, int piece, float pieceScore) {
      float total = score[from] + pieceScore;
      if (begin[to] < 0 || total > score[to]) {
        begin[to] = from;
        id[to] = piece;
        score[to] = total;
      }
    }
  }
}
