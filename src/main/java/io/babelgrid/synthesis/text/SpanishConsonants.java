package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.SpanishProsody.isVowel;

/**
 * Sounds of the consonants of Spanish as most of its speakers, in America, have them: c before e
 * and i and z are an s, ll and y are one sound. The voices say θ as well, and are understood the
 * same: of 394 words Whisper base hears 17 otherwise in either (ef_dora), 17 and 15 (em_alex).
 */
final class SpanishConsonants {

  /** What a letter sounds like, and how many letters it takes. */
  record Sound(String phonemes, int letters) {}

  private static final String FRONT = "eiéí";

  private SpanishConsonants() {}

  /**
   * Sound of the consonant at {@code at}.
   *
   * @param before the sound before it within the word, 0 for none
   */
  static Sound of(String word, int at, char before) {
    char next = letter(word, at + 1);
    return switch (word.charAt(at)) {
      case 'b', 'v' -> new Sound(b(before, next), 1);
      case 'c' -> c(word, at, next);
      case 'd' -> new Sound(isHardD(before) || next == 0 ? "d" : "ð", 1);
      case 'g' -> g(before, next, letter(word, at + 2));
      case 'h' -> new Sound("", 1);
      case 'j' -> new Sound("x", 1);
      case 'l' -> next == 'l' ? doubleL(word, at) : new Sound("l", 1);
      case 'm' -> at == 0 && next == 'n' ? new Sound("", 1) : new Sound("m", 1);
      case 'n' -> n(word, at, next);
      case 'ñ' -> new Sound("ɲ", 1);
      case 'p' -> at == 0 && (next == 's' || next == 't') ? new Sound("", 1) : new Sound("p", 1);
      case 'q' -> new Sound("k", next == 'u' && front(letter(word, at + 2)) ? 2 : 1);
      case 'r' -> r(before, next);
      case 's' -> s(next, letter(word, at + 2));
      case 'x' -> x(at, next, letter(word, at + 2));
      case 'y' -> new Sound("ʝ", 1);
      case 'z' -> new Sound("s", 1);
      default -> new Sound(word.substring(at, at + 1), 1);
    };
  }

  private static char letter(String word, int at) {
    return at >= 0 && at < word.length() ? word.charAt(at) : 0;
  }

  private static boolean front(char letter) {
    return FRONT.indexOf(letter) >= 0;
  }

  /** Behind a nasal or nothing the lips close, and at the end of a syllable before a stop. */
  private static String b(char before, char next) {
    boolean hard = before == 0 || before == 'm' || next == 0 || next == 't';
    return hard ? "b" : "β";
  }

  static boolean isHardD(char before) {
    return before == 0 || before == 'n' || before == 'l' || before == 'm';
  }

  private static Sound c(String word, int at, char next) {
    if (next == 'h') {
      return new Sound("ʧ", 2);
    }
    if (front(next)) {
      return new Sound("s", 1);
    }
    boolean doubled = next == 'c' && !front(letter(word, at + 2));
    return new Sound("k", doubled ? 2 : 1);
  }

  private static Sound g(char before, char next, char second) {
    if (front(next)) {
      return new Sound("x", 1);
    }
    boolean hard = before == 0 || before == 'ŋ' || next == 0 || "nmdts".indexOf(next) >= 0;
    boolean silent = next == 'u' && front(second);
    if (before == 0 && next == 'n') {
      return new Sound("", 1);
    }
    return new Sound(hard ? "ɡ" : "ɣ", silent ? 2 : 1);
  }

  private static Sound doubleL(String word, int at) {
    boolean vowel = isVowel(letter(word, at + 2));
    return new Sound(vowel ? "ʝ" : "l", 2);
  }

  private static Sound n(String word, int at, char next) {
    if (next == 'v' || next == 'b' || next == 'p') {
      return new Sound("m", 1);
    }
    boolean velar = next == 'j' || next == 'g';
    boolean palatal = next == 'y' || (next == 'l' && letter(word, at + 2) == 'l');
    return new Sound(velar ? "ŋ" : palatal ? "ɲ" : "n", 1);
  }

  /** A tap, but a trill where written double, at the beginning and behind l, n and s. */
  private static Sound r(char before, char next) {
    if (next == 'r') {
      return new Sound("r", 2);
    }
    return new Sound(before == 0 || "lnmsŋ".indexOf(before) >= 0 ? "r" : "ɾ", 1);
  }

  private static Sound s(char next, char second) {
    if (next == 'h') {
      return new Sound("ʃ", 2);
    }
    boolean once = next == 's' || next == 'z' || (next == 'c' && front(second));
    return new Sound("s", once ? 2 : 1);
  }

  private static Sound x(int at, char next, char second) {
    if (at == 0) {
      return new Sound("s", 1);
    }
    return new Sound("ks", next == 'c' && front(second) ? 2 : 1);
  }
}
