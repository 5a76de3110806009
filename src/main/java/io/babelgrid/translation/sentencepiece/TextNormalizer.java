package io.babelgrid.translation.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrites text as the model's training text was: compatibility forms, spaces, escapes. */
final class TextNormalizer {

  /** LOWER ONE EIGHTH BLOCK, SentencePiece's visible space. */
  static final char SPACE_MARK = '▁';

  private static final byte[] SPACE_MARK_UTF8 =
      String.valueOf(SPACE_MARK).getBytes(StandardCharsets.UTF_8);

  private final CharacterMap characterMap;
  private final SentencePieceModel.Normalization options;
  private final byte[] space;

  /** Longest first. */
  private final List<byte[]> kept;

  /**
   * @param kept is left as it is wherever it stands
   */
  TextNormalizer(SentencePieceModel.Normalization options, List<String> kept) {
    this.options = options;
    this.kept =
        kept.stream()
            .map(each -> each.getBytes(StandardCharsets.UTF_8))
            .sorted(Comparator.comparingInt((byte[] each) -> each.length).reversed())
            .toList();
    characterMap = new CharacterMap(options.characterMap());
    space = options.escapeSpaces() ? SPACE_MARK_UTF8 : new byte[] {' '};
  }

  String normalize(String text) {
    byte[] input = text.getBytes(StandardCharsets.UTF_8);
    var output = new ByteArrayOutputStream(input.length + 16);
    boolean started = false;
    boolean afterSpace = options.singleSpaces();
    for (int at = 0; at < input.length; ) {
      byte[] whole = kept(input, at);
      CharacterMap.Match match =
          whole == null ? characterMap.longestMatch(input, at) : CharacterMap.Match.NONE;
      int length =
          whole != null
              ? whole.length
              : match.length() > 0 ? match.length() : sequenceLength(input[at]);
      byte[] rewritten =
          match.length() > 0
              ? characterMap.replacement(match)
              : Arrays.copyOfRange(input, at, at + length);
      at += length;
      for (byte b : rewritten) {
        if (b == ' ' && afterSpace) {
          continue;
        }
        if (!started && options.dummyPrefix()) {
          output.writeBytes(space);
        }
        started = true;
        if (b == ' ') {
          output.writeBytes(space);
        } else {
          output.write(b);
        }
        afterSpace = b == ' ' && options.singleSpaces();
      }
    }
    String normalized = output.toString(StandardCharsets.UTF_8);
    return options.singleSpaces() ? withoutTrailingSpace(normalized) : normalized;
  }

  private byte @Nullable [] kept(byte[] input, int at) {
    for (byte[] each : kept) {
      int end = at + each.length;
      if (end <= input.length && Arrays.equals(input, at, end, each, 0, each.length)) {
        return each;
      }
    }
    return null;
  }

  private String withoutTrailingSpace(String text) {
    char mark = options.escapeSpaces() ? SPACE_MARK : ' ';
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == mark) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Bytes of the UTF-8 sequence that begins so; Java's encoder makes only well-formed ones. */
  private static int sequenceLength(byte first) {
    return first >= 0 ? 1 : Integer.numberOfLeadingZeros(~(first << 24));
  }
}
