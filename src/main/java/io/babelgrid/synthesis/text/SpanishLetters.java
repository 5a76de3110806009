package io.babelgrid.synthesis.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words of other languages in the letters that Spanish rules read. */
final class SpanishLetters {

  private static final String ALPHABET = "abcdefghijklmnñopqrstuvwxyzáéíóúü";

  /** Letters and clusters that no Spanish word has. */
  private static final Pattern FOREIGN =
      Pattern.compile("th|wh|ph|ck|ee|oo|zz|([bdfgmpst])\\1|^s[bcdfghklmnpqtv]|w[^aeiouáéíóú]|w$");

  private SpanishLetters() {}

  /** The letters of a word, foreign accents taken off; everything else is dropped. */
  static String fold(String word) {
    var letters = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      letters.append(ALPHABET.indexOf(letter) >= 0 ? String.valueOf(letter) : folded(letter));
    }
    return letters.toString();
  }

  private static String folded(char letter) {
    return switch (letter) {
      case 'ç' -> "s";
      case 'ß' -> "ss";
      case 'à', 'â' -> "á";
      case 'è', 'ê' -> "é";
      case 'ò', 'ô' -> "ó";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'æ', 'œ' -> "e";
      default -> {
        String bare = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        yield ALPHABET.indexOf(bare.charAt(0)) >= 0 ? bare.substring(0, 1) : "";
      }
    };
  }

  /**
   * A word that no Spanish word looks like, as it would be spelt: a vowel before s and a consonant,
   * one letter for a double one.
   */
  static String nativised(String word) {
    if (!FOREIGN.matcher(word).find()) {
      return word;
    }
    return word.replace("th", "t")
        .replace("wh", "w")
        .replace("ph", "f")
        .replace("ck", "k")
        .replace("ee", "i")
        .replace("oo", "u")
        .replace("zz", "ts")
        .replaceAll("([bdfgmpst])\\1", "$1")
        .replaceAll("w(?![aeiouáéíóú])", "u")
        .replaceAll("^s(?=[bcdfgklmnpqtv])", "es");
  }
}
