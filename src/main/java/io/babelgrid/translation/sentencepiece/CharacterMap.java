package io.babelgrid.translation.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rewriting rules of a SentencePiece model: a double array trie (Aoe 1989, in the layout of
 * Darts-clone) from UTF-8 sequences to replacements. The blob is a u32 byte count of the trie, its
 * u32 units, then the NUL-terminated replacements, all little endian.
 */
final class CharacterMap {

  private static final int VALUE_MASK = 0x7fff_ffff;
  private static final int LABEL_MASK = 0x8000_00ff;

  private final int[] units;
  private final byte[] replacements;

  /**
   * Reads the blob.
   *
   * @throws IllegalArgumentException when a rule leads out of it
   */
  CharacterMap(ByteBuffer blob) {
    ByteBuffer data = blob.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (!data.hasRemaining()) {
      units = new int[0];
      replacements = new byte[0];
      return;
    }
    int bytes = data.remaining() < Integer.BYTES ? -1 : data.getInt();
    if (bytes < 0 || bytes > data.remaining()) {
      throw new IllegalArgumentException("the rewriting rules are cut short");
    }
    units = new int[bytes / Integer.BYTES];
    for (int i = 0; i < units.length; i++) {
      units[i] = data.getInt();
    }
    replacements = new byte[data.remaining()];
    data.get(replacements);
    for (int at = 0; at < units.length; at++) {
      requireInside(at);
    }
  }

  /** So that nothing need be checked while a text is read. */
  private void requireInside(int at) {
    boolean value = units[at] < 0;
    if (value || !hasLeaf(units[at])) {
      return;
    }
    int leaf = at ^ offset(units[at]);
    boolean ends = replacements.length > 0 && replacements[replacements.length - 1] == 0;
    if (!ends || leaf >= units.length || (units[leaf] & VALUE_MASK) >= replacements.length) {
      throw new IllegalArgumentException("a rewriting rule leads nowhere");
    }
  }

  /** The longest sequence at {@code from} that has a rule. */
  Match longestMatch(byte[] text, int from) {
    Match longest = Match.NONE;
    if (units.length == 0) {
      return longest;
    }
    int node = offset(units[0]);
    for (int i = from; i < text.length; i++) {
      int label = text[i] & 0xff;
      node ^= label;
      if (node >= units.length || (units[node] & LABEL_MASK) != label) {
        break;
      }
      int unit = units[node];
      node ^= offset(unit);
      if (hasLeaf(unit)) {
        longest = new Match(i + 1 - from, units[node] & VALUE_MASK);
      }
    }
    return longest;
  }

  /** The replacement of a match, as UTF-8. */
  byte[] replacement(Match match) {
    int end = match.replacementAt;
    while (replacements[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(replacements, match.replacementAt, end);
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) != 0;
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  /**
   * @param length bytes of the text the rule replaces; 0 when there is no rule
   */
  record Match(int length, int replacementAt) {
    static final Match NONE = new Match(0, 0);
  }
}
