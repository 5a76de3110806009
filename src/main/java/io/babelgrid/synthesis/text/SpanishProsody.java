package io.babelgrid.synthesis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The syllables of a Spanish word, and which of them is stressed, by the rules of the orthography:
 * an accent says it, otherwise the ending does.
 *
 * @param word as the spelling is read: an y that is a vowel is an i
 * @param stressed index of the stressed syllable
 * @param stem index of the stressed syllable of the adjective within an adverb in -mente, else -1
 */
record SpanishProsody(String word, List<Nucleus> nuclei, int stressed, int stem) {

  /** Vowels of one syllable, letters {@code start..end-1}; {@code core} is the open one. */
  record Nucleus(int start, int core, int end) {}

  private static final String VOWELS = "aeiouáéíóúü";
  private static final String STRONG = "aeoáéó";
  private static final String WEAK = "iuü";
  private static final String ACCENTED = "áéíóú";

  /** A vowel, or one with n or s behind it: stressed on the last syllable but one. */
  private static final Pattern PAROXYTONE = Pattern.compile("[aeiou][ns]?$|[^aeiouáéíóú]y$");

  private static final String ADVERB = "mente";

  /** Verbs and adjectives that end like adverbs. */
  private static final Set<String> NO_ADVERBS =
      Terms.words(
          "implemente incremente reglamente vehemente complemente suplemente ornamente fundamente"
              + " inclemente");

  SpanishProsody {
    nuclei = List.copyOf(nuclei);
  }

  static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  static boolean isWeak(char letter) {
    return WEAK.indexOf(letter) >= 0;
  }

  /** The letter without its accent. */
  static char plain(char vowel) {
    return switch (vowel) {
      case 'á' -> 'a';
      case 'é' -> 'e';
      case 'í' -> 'i';
      case 'ó' -> 'o';
      case 'ú', 'ü' -> 'u';
      default -> vowel;
    };
  }

  /**
   * @param written letters of the Spanish alphabet in lower case
   */
  static SpanishProsody of(String written) {
    String word = vocalised(written);
    List<Nucleus> nuclei = nuclei(word, written.endsWith("uy"));
    int stressed = stressed(written, word, nuclei);
    int stem = -1;
    if (written.endsWith(ADVERB) && !NO_ADVERBS.contains(written)) {
      String adjective = written.substring(0, written.length() - ADVERB.length());
      boolean ends = adjective.matches(".*[aelrz]");
      if (ends && nuclei.size() > 3) {
        stem = stressed(adjective, vocalised(adjective), nuclei.subList(0, nuclei.size() - 2));
        stressed = nuclei.size() - 2;
      }
    }
    return new SpanishProsody(word, nuclei, stressed, stem);
  }

  /** An y that no vowel follows is one itself. */
  private static String vocalised(String written) {
    var word = new StringBuilder(written);
    for (int i = 0; i < word.length(); i++) {
      boolean consonant = i + 1 < word.length() && isVowel(word.charAt(i + 1));
      if (word.charAt(i) == 'y' && !consonant) {
        word.setCharAt(i, 'i');
      }
    }
    return word.toString();
  }

  private static List<Nucleus> nuclei(String word, boolean closing) {
    var nuclei = new ArrayList<Nucleus>();
    int at = 0;
    while (at < word.length()) {
      if (!isVowel(word.charAt(at)) || isSilent(word, at)) {
        at++;
        continue;
      }
      int core = opensDiphthong(word, at, closing) ? at + 1 : at;
      int end = core + 1 + (closesDiphthong(word, core, closing) ? 1 : 0);
      nuclei.add(new Nucleus(at, core, end));
      at = end;
    }
    return nuclei;
  }

  /** The u of que, qui, gue, gui. */
  static boolean isSilent(String word, int at) {
    boolean velar = at > 0 && (word.charAt(at - 1) == 'q' || word.charAt(at - 1) == 'g');
    return velar
        && word.charAt(at) == 'u'
        && at + 1 < word.length()
        && "eiéí".indexOf(word.charAt(at + 1)) >= 0;
  }

  /** A weak vowel leans on the other one that follows: bien, cuidado, viuda. */
  private static boolean opensDiphthong(String word, int at, boolean closing) {
    if (at + 1 >= word.length() || !isWeak(word.charAt(at)) || !isVowel(word.charAt(at + 1))) {
      return false;
    }
    boolean muy = closing && at + 2 == word.length();
    return !muy && plain(word.charAt(at)) != plain(word.charAt(at + 1));
  }

  /** A weak vowel leans on the open one before it unless another follows: baile, but paranoia. */
  private static boolean closesDiphthong(String word, int core, boolean closing) {
    int next = core + 1;
    if (next >= word.length() || !isWeak(word.charAt(next))) {
      return false;
    }
    if (closing && next + 1 == word.length()) {
      return true;
    }
    boolean free = next + 1 == word.length() || !isVowel(word.charAt(next + 1));
    return free && STRONG.indexOf(word.charAt(core)) >= 0;
  }

  private static int stressed(String written, String word, List<Nucleus> nuclei) {
    int last = nuclei.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (ACCENTED.indexOf(word.charAt(nuclei.get(i).core)) >= 0) {
        return i;
      }
    }
    boolean paroxytone = PAROXYTONE.matcher(written).find();
    return paroxytone && last > 0 ? last - 1 : Math.max(0, last);
  }

  /** Every other syllable from the first on, up to the one two before the stress. */
  boolean secondary(int nucleus) {
    int first = stem < 0 ? stressed : stem;
    return nucleus % 2 == 0 && nucleus <= first - 2;
  }
}
