package io.babelgrid.translation.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pieces {@code <0x00>} to {@code <0xFF>}, in which characters are spelled that have none. */
final class BytePieces {

  private static final Pattern TEXT = Pattern.compile("<0x([0-9A-F]{2})>");
  private static final int BYTES = 256;
  private static final char REPLACEMENT = '\uFFFD';

  private final int[] idOfByte;
  private final byte[] byteOfId;

  private BytePieces(int[] idOfByte, byte[] byteOfId) {
    this.idOfByte = idOfByte;
    this.byteOfId = byteOfId;
  }

  /**
   * Finds them.
   *
   * @throws IllegalArgumentException when one is missing or reads otherwise
   */
  static BytePieces of(List<SentencePieceModel.Piece> pieces) {
    int[] idOfByte = new int[BYTES];
    Arrays.fill(idOfByte, -1);
    byte[] byteOfId = new byte[pieces.size()];
    for (int id = 0; id < pieces.size(); id++) {
      if (pieces.get(id).kind() == PieceKind.BYTE) {
        Matcher text = TEXT.matcher(pieces.get(id).text());
        if (!text.matches()) {
          throw new IllegalArgumentException(
              "'" + pieces.get(id).text() + "' is no name of a byte");
        }
        int value = Integer.parseInt(text.group(1), 16);
        idOfByte[value] = id;
        byteOfId[id] = (byte) value;
      }
    }
    for (int value = 0; value < BYTES; value++) {
      if (idOfByte[value] < 0) {
        throw new IllegalArgumentException("no piece stands for byte 0x%02X".formatted(value));
      }
    }
    return new BytePieces(idOfByte, byteOfId);
  }

  boolean startsCharacter(int id) {
    return (byteOfId[id] & 0xc0) != 0x80;
  }

  List<Integer> ids(String text) {
    var ids = new ArrayList<Integer>();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      ids.add(idOfByte[each & 0xff]);
    }
    return ids;
  }

  /** The text of a run of pieces; each byte that is no UTF-8 becomes one U+FFFD. */
  String text(int[] ids) {
    byte[] bytes = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      bytes[i] = byteOfId[ids[i]];
    }
    var text = new StringBuilder();
    var good = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; ) {
      int length = Utf8Sequence.length(bytes, at);
      if (length == 0) {
        text.append(good.toString(StandardCharsets.UTF_8)).append(REPLACEMENT);
        good.reset();
        at++;
      } else {
        good.write(bytes, at, length);
        at += length;
      }
    }
    return text.append(good.toString(StandardCharsets.UTF_8)).toString();
  }
}
