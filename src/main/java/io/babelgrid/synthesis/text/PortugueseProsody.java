package io.babelgrid.synthesis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The vowels of a Portuguese word that bear a syllable, and which of them is stressed, by the rules
 * of the orthography: an accent says it, otherwise the ending does.
 */
record PortugueseProsody(List<Nucleus> nuclei, int stressed) {

  /** A vowel or falling diphthong, letters {@code start..end-1} of the word. */
  record Nucleus(int start, int end) {}

  static final String VOWELS = "aeiouáàâãéêíóôõúü";
  private static final String STRESSING = "áéíóúâêô";
  private static final String DIPHTHONG_STARTS = "aeoáâéêóôu";

  /** Words in these endings are stressed on the last syllable but one. */
  private static final Pattern PAROXYTONE = Pattern.compile("(?:[aeo]s?|[ae]m|ens)$");

  PortugueseProsody {
    nuclei = List.copyOf(nuclei);
  }

  static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  /** The letter without its accent. */
  static char plain(char vowel) {
    return switch (vowel) {
      case 'á', 'à', 'â', 'ã' -> 'a';
      case 'é', 'ê' -> 'e';
      case 'í' -> 'i';
      case 'ó', 'ô', 'õ' -> 'o';
      case 'ú', 'ü' -> 'u';
      default -> vowel;
    };
  }

  /**
   * @param word letters of the Portuguese alphabet in lower case
   */
  static PortugueseProsody of(String word) {
    List<Nucleus> nuclei = nuclei(word);
    return new PortugueseProsody(nuclei, stressed(word, nuclei));
  }

  private static List<Nucleus> nuclei(String word) {
    var nuclei = new ArrayList<Nucleus>();
    int at = 0;
    while (at < word.length()) {
      if (!isVowel(word.charAt(at)) || isGlideAfterVelar(word, at)) {
        at++;
        continue;
      }
      int end = at + (closesDiphthong(word, at + 1) ? 2 : 1);
      nuclei.add(new Nucleus(at, end));
      at = end;
    }
    return nuclei;
  }

  /** The u of gua, que, gui: never a syllable of its own, accented or not. */
  static boolean isGlideAfterVelar(String word, int at) {
    char letter = word.charAt(at);
    boolean velar = at > 0 && (word.charAt(at - 1) == 'q' || word.charAt(at - 1) == 'g');
    return (letter == 'u' || letter == 'ü')
        && velar
        && at + 1 < word.length()
        && isVowel(word.charAt(at + 1));
  }

  private static boolean closesDiphthong(String word, int at) {
    if (at >= word.length()) {
      return false;
    }
    char first = word.charAt(at - 1);
    char second = word.charAt(at);
    if (first == 'ã' || first == 'õ') {
      return second == 'o' || second == 'e' || second == 'i';
    }
    if (isPreteriteEnding(word, at - 1)) {
      return true;
    }
    boolean glide = second == 'i' || second == 'u';
    return glide
        && !isPreteriteEnding(word, at)
        && !word.startsWith("reun")
        && second != first
        && DIPHTHONG_STARTS.indexOf(first) >= 0
        && !opensHiatus(word, at + 1)
        && !(first == 'u' && at + 1 < word.length() && isVowel(word.charAt(at + 1)));
  }

  /** The iu of caiu and subiu is one syllable. */
  private static boolean isPreteriteEnding(String word, int at) {
    return at + 2 == word.length() && word.endsWith("iu");
  }

  /** An i or u before nh, or closed by l, m, n, r or z, is a syllable: rainha, ruim, juiz. */
  private static boolean opensHiatus(String word, int next) {
    if (next >= word.length()) {
      return false;
    }
    if (word.startsWith("nh", next)) {
      return true;
    }
    boolean closing = "lmnrz".indexOf(word.charAt(next)) >= 0;
    return closing
        && (next + 1 == word.length() || !isVowel(word.charAt(next + 1)))
        && !word.startsWith("lh", next);
  }

  private static int stressed(String word, List<Nucleus> nuclei) {
    int last = nuclei.size() - 1;
    // A tilde further from the end belongs to the stem of a derived word: joãozinho.
    int tilde = -1;
    for (int i = 0; i <= last; i++) {
      for (int k = nuclei.get(i).start; k < nuclei.get(i).end; k++) {
        if (STRESSING.indexOf(word.charAt(k)) >= 0) {
          return i;
        }
        if (word.charAt(k) == 'ã' || word.charAt(k) == 'õ') {
          tilde = i;
        }
      }
    }
    if (tilde >= 0 && tilde >= last - 1) {
      return tilde;
    }
    boolean paroxytone = PAROXYTONE.matcher(word).find();
    boolean diphthong = last >= 0 && nuclei.get(last).end - nuclei.get(last).start == 2;
    return paroxytone && last > 0 && !diphthong ? last - 1 : Math.max(0, last);
  }

  /**
   * Whether a syllable has secondary stress: every other one from the first on, up to the one two
   * before the stress; in a word stressed on its second syllable the first, unless that is the
   * last.
   */
  boolean secondary(int nucleus) {
    if (stressed == 1) {
      return nucleus == 0 && nuclei.size() > 2;
    }
    return nucleus % 2 == 0 && nucleus <= stressed - 2;
  }
}
