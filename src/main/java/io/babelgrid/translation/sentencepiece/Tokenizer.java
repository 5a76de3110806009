package io.babelgrid.translation.sentencepiece;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text to piece ids and back, with the most probable split of the unigram model. Characters that no
 * piece covers are spelled in bytes where the vocabulary has them; a user's symbol is one piece
 * wherever it stands.
 */
public final class Tokenizer {

  /** How much less probable than the rarest piece an unknown character is, in nats. */
  private static final float UNKNOWN_PENALTY = 10;

  /** A user's symbol is preferred to all that could be made of other pieces. */
  private static final float USER_DEFINED_SCORE = -0.1f;

  private static final String UNKNOWN_SURFACE = " ⁇ ";

  private final List<SentencePieceModel.Piece> pieces;
  private final Map<String, Integer> ids;
  private final @Nullable BytePieces bytes;
  private final TextNormalizer normalizer;
  private final boolean dropsLeadingSpaces;
  private final boolean dropsLeadingSpace;
  private final int longestPiece;
  private final int unknownId;
  private final float unknownScore;

  private Tokenizer(SentencePieceModel model) {
    pieces = model.pieces();
    bytes = model.byteFallback() ? BytePieces.of(pieces) : null;
    normalizer = new TextNormalizer(model.normalization(), userDefined(pieces));
    dropsLeadingSpaces = model.normalization().singleSpaces();
    dropsLeadingSpace = dropsLeadingSpaces || model.normalization().dummyPrefix();
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
        case USER_DEFINED -> {
          ids.put(piece.text(), id);
          longest = Math.max(longest, piece.text().length());
        }
        case UNKNOWN -> unknown = id;
        case CONTROL, UNUSED, BYTE -> {}
      }
    }
    longestPiece = longest;
    unknownId = unknown;
    unknownScore = lowest - UNKNOWN_PENALTY;
  }

  private static List<String> userDefined(List<SentencePieceModel.Piece> pieces) {
    return pieces.stream()
        .filter(piece -> piece.kind() == PieceKind.USER_DEFINED)
        .map(SentencePieceModel.Piece::text)
        .toList();
  }

  /** Reads a {@code .spm} file; throws IllegalArgumentException when it is not a unigram model. */
  public static Tokenizer load(Path file) {
    return new Tokenizer(SentencePieceModel.read(file));
  }

  /** Ids of the pieces; a run of unknown characters is one id, or one for each of their bytes. */
  public int[] encode(String text) {
    String normalized = normalizer.normalize(text);
    Lattice best = bestSplit(normalized);
    var reversed = new ArrayList<Integer>();
    for (int end = normalized.length(); end > 0; end = best.begin[end]) {
      int id = best.id[end];
      if (id == unknownId && bytes != null) {
        reversed.addAll(bytes.ids(normalized.substring(best.begin[end], end)).reversed());
      } else if (id != unknownId || reversed.isEmpty() || reversed.getLast() != unknownId) {
        reversed.add(id);
      }
    }
    return reversed.reversed().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The text of pieces; control pieces have none, bytes that are no UTF-8 become U+FFFD. */
  public String decode(int[] pieceIds) {
    var text = new StringBuilder();
    boolean leads = dropsLeadingSpace;
    for (int at = 0; at < pieceIds.length; ) {
      int end = at;
      while (end < pieceIds.length && isByte(pieceIds[end])) {
        end++;
      }
      if (end > at && bytes != null) {
        text.append(bytes.text(Arrays.copyOfRange(pieceIds, at, end)));
        at = end;
      } else {
        text.append(surface(pieceIds[at], leads));
        leads &= dropsLeadingSpaces || !startsWord(pieceIds[at]);
        at++;
      }
      leads &= text.isEmpty();
    }
    return text.toString();
  }

  /** Whether the piece is one byte of a character that may have more. */
  public boolean isByte(int id) {
    return bytes != null && pieces.get(id).kind() == PieceKind.BYTE;
  }

  /** False for a byte that goes on with the character of the piece before. */
  public boolean startsCharacter(int id) {
    return bytes == null || !isByte(id) || bytes.startsCharacter(id);
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

  private String surface(int id, boolean leads) {
    SentencePieceModel.Piece piece = pieces.get(id);
    return switch (piece.kind()) {
      case CONTROL -> "";
      case UNKNOWN -> UNKNOWN_SURFACE;
      default ->
          piece
              .text()
              .substring(leads && startsWord(id) ? 1 : 0)
              .replace(TextNormalizer.SPACE_MARK, ' ');
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
          best.offer(from, from + length, id, score(pieces.get(id)));
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

  private static float score(SentencePieceModel.Piece piece) {
    return piece.kind() == PieceKind.USER_DEFINED ? USER_DEFINED_SCORE : piece.score();
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
