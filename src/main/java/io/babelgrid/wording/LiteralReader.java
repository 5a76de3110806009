package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Literal;
import org.jspecify.annotations.Nullable;

/** Reads what is copied unchanged and is one word: addresses, tags, codes, emoji, lone symbols. */
final class LiteralReader implements UnitReader {

  /** Longer than any address that is read out. */
  private static final int LONGEST = 400;

  /** Symbols that stand for a word, and that translation models do not know. */
  private static final String LONE = "&@#";

  private static final int VARIATION_SELECTOR = 0xFE0F;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final AddressShape addresses;
  private final CodeShape codes;

  LiteralReader(Wording wording) {
    addresses = new AddressShape(wording);
    codes = new CodeShape(wording);
  }

  @Override
  public @Nullable Parsed<Literal> read(Text text, int at) {
    int end = Marks.endOfName(text, at);
    if (end == at || end - at > LONGEST) {
      return null;
    }
    String name = text.between(at, end);
    boolean literal = isSymbol(name) || addresses.fits(name) || codes.fits(name);
    return literal ? new Parsed<>(new Literal(name), end) : null;
  }

  private static boolean isSymbol(String name) {
    boolean lone = name.length() == 1 && LONE.contains(name);
    boolean sign = Marks.isCurrencySign(name.charAt(name.length() - 1));
    return lone
        || (sign && name.chars().allMatch(c -> Character.isUpperCase(c) || isSign(c)))
        || name.codePoints().allMatch(LiteralReader::isOfEmoji);
  }

  private static boolean isSign(int c) {
    return Marks.isCurrencySign((char) c);
  }

  /** Digits and a few marks are bases of emoji too: they are not meant. */
  private static boolean isOfEmoji(int codePoint) {
    return (Character.isEmoji(codePoint) && codePoint > 0x7F)
        || codePoint == VARIATION_SELECTOR
        || codePoint == ZERO_WIDTH_JOINER;
  }
}
