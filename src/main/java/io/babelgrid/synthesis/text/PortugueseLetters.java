package io.babelgrid.synthesis.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words of other languages in the letters that Portuguese rules read. */
final class PortugueseLetters {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzáàâãéêíóôõúüç";

  /** Letters and clusters that no Portuguese word has. */
  private static final Pattern FOREIGN =
      Pattern.compile("[kwy]|sh|th|ck|([bdfglmnptz])\\1|[bcdfgjkpqtv]s?$|^s[bcdfgklmnpqtv]");

  private PortugueseLetters() {}

  /** The letters of a word, foreign accents taken off; everything else is dropped. */
  static String fold(String word) {
    var letters = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (ALPHABET.indexOf(letter) >= 0) {
        letters.append(letter);
      } else {
        letters.append(folded(letter));
      }
    }
    return letters.toString();
  }

  private static String folded(char letter) {
    switch (letter) {
      case 'ñ':
        return "nh";
      case 'ß':
        return "ss";
      case 'è':
        return "é";
      case 'ò':
        return "ó";
      case 'ø':
        return "o";
      case 'ł':
        return "l";
      case 'æ':
        return "é";
      case 'œ':
        return "e";
      default:
        String bare = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        return ALPHABET.indexOf(bare.charAt(0)) >= 0 ? bare.substring(0, 1) : "";
    }
  }

  /**
   * A word that no Portuguese word looks like, as Brazilians would spell it: a vowel before s and a
   * consonant, after a final stop, one letter for a double one.
   */
  static String nativised(String word) {
    if (!FOREIGN.matcher(word).find()) {
      return word;
    }
    String spelt =
        word.replace("sh", "x")
            .replace("th", "t")
            .replace("ck", "k")
            .replace("ee", "i")
            .replace("oo", "u")
            .replaceAll("([bdfglmnptz])\\1", "$1")
            .replace('y', 'i')
            .replaceAll("w(?![aeiou])", "u")
            .replaceAll("^s(?=[bcdfgklmnpqtv])", "is");
    return spelt
        .replaceAll("g(s?)$", "gue$1")
        .replaceAll("c(s?)$", "que$1")
        .replaceAll("([bdfjkpqtv])(s?)$", "$1e$2");
  }
}
