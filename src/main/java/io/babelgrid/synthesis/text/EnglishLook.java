package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.PortugueseProsody.Nucleus;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * English words and names that no list has, respelt by their look as Brazilians would say them:
 * Cartwright as cartráite, coworking as coworquim, Emerson with its first syllable stressed. Only
 * what no Portuguese word looks like is touched.
 */
final class EnglishLook {

  /** A change of spelling. */
  private record Change(Pattern from, String to) {
    static Change of(String from, String to) {
      return new Change(Pattern.compile(from), to);
    }
  }

  /** Letters that stand together in English only. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:wr|kn|wh|mc)|ght|tch|ck(?:$|s$|[bdfhilmnptw])|ee(?:$|[dklnprtz](?:$|s$|y))"
              + "|oo[dkflmnpt](?:$|s|[^aeiou])|sh$|[ao]w(?:$|[bcdfghjklmnprstv])|ew$"
              + "|[a-z]{2}ings?$|[a-z]{2}tion$|[bcdfgjklmnpqrstvwz]y$|dges?$");

  /** Of these, what Portuguese prefixes bring about: reeleito, preencher, cooperar. */
  private static final Pattern PREFIXED =
      Pattern.compile("^(?:re|pre|compre|empre|surpre|apre)e|^(?:co|micro|zo)o");

  /** Ends of English names, which are stressed near their beginning. */
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z]{2}(?:son|ton|man|ley|ford|field|wood|worth|stone|well|land|[bdgkprtw]ham)$");

  /** Two syllables and a final y: Kelly, Randy. */
  private static final Pattern SHORT_NAME = Pattern.compile("[^aeiouy]{0,3}[aeiou][^aeiouy]{1,3}y");

  /** Stressed on the syllable that is last: cartoon, Maureen. */
  private static final Pattern LAST_STRESSED = Pattern.compile("(?:ee|oo)[a-z]{0,2}$");

  /** Stressed on the last but one; other words on the one before that, or on their first. */
  private static final Pattern LATE = Pattern.compile("^mc|ings?$|tion$");

  private static final String STRESSABLE = "aeiou";
  private static final String STRESSED = "áéíóú";
  private static final Pattern ACCENT = Pattern.compile("[áàâãéêíóôõúüç]");

  private static final List<Change> CHANGES =
      List.of(
          Change.of("^mc", "mec"),
          Change.of("wr", "r"),
          Change.of("^kn", "n"),
          Change.of("wh", "w"),
          Change.of("^h", "r"),
          Change.of("^j", "dj"),
          Change.of("eight", "êit"),
          Change.of("[ao]ught", "ót"),
          Change.of("ight", "áit"),
          Change.of("igh", "ái"),
          Change.of("gh", "g"),
          Change.of("tch$", "txi"),
          Change.of("tch|^ch", "tx"),
          Change.of("ck", "k"),
          Change.of("sh$", "xi"),
          Change.of("sh", "x"),
          Change.of("th", "t"),
          Change.of("dge", "dji"),
          Change.of("tion$", "xon"),
          Change.of("ings?$", "im"),
          Change.of("ee|ea(?=[dklmnprt])", "í"),
          Change.of("oo", "u"),
          Change.of("aw", "ó"),
          Change.of("ew$", "iu"),
          Change.of("ow(?=[dln])", "áu"),
          Change.of("ow$", "ou"),
          Change.of("a([kmtv])e(s?)$", "êi$1e$2"),
          Change.of("i([kmtnld])e(s?)$", "ái$1e$2"),
          Change.of("[ae]y$", "ei"),
          Change.of("y", "i"),
          Change.of("([bcdfgklmnptz])\\1", "$1"),
          Change.of("ss$", "s"),
          Change.of("w(?![aeiouáéíóúêô])", "u"),
          Change.of("^s(?=[bcdfgklmnpqtvw])", "is"),
          Change.of("g(s?)$", "gue$1"),
          Change.of("c(s?)$", "que$1"),
          Change.of("([bdfjkpqtv])(s?)$", "$1e$2"));

  private EnglishLook() {}

  /**
   * A respelling, or null for what Portuguese rules read best.
   *
   * @param word letters in lower case
   * @param capital whether it was written with a capital, as names are
   */
  static @Nullable String respelt(String word, boolean capital) {
    if (word.length() > 24 || ACCENT.matcher(word).find()) {
      return null;
    }
    boolean name = capital && (NAME.matcher(word).find() || SHORT_NAME.matcher(word).matches());
    if (!name && (!ENGLISH.matcher(word).find() || PREFIXED.matcher(word).find())) {
      return null;
    }
    String spelt = word;
    for (Change change : CHANGES) {
      spelt = change.from.matcher(spelt).replaceAll(change.to);
    }
    boolean marked = ACCENT.matcher(spelt).find() || LAST_STRESSED.matcher(word).find();
    return marked ? spelt : accented(spelt, word, LATE.matcher(word).find() ? 2 : 3);
  }

  /**
   * The stress goes to the syllable that is {@code back} from the end, or to the first; vowels that
   * only help a consonant are none.
   */
  private static String accented(String word, String english, int back) {
    List<Nucleus> nuclei = PortugueseProsody.of(word).nuclei();
    int last = nuclei.size() - (word.endsWith("e") && !english.endsWith("e") ? 1 : 0);
    int first = word.startsWith("i") && english.startsWith("s") ? 1 : 0;
    if (last - first < 1 || nuclei.size() < 2) {
      return word;
    }
    int at = nuclei.get(Math.max(first, last - back)).start();
    int vowel = STRESSABLE.indexOf(word.charAt(at));
    return vowel < 0
        ? word
        : word.substring(0, at) + STRESSED.charAt(vowel) + word.substring(at + 1);
  }
}
