package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.PortugueseProsody.isVowel;

import java.util.regex.Pattern;

/** Sounds of the consonants of Brazilian Portuguese, as spoken in most of the Southeast. */
final class PortugueseConsonants {

  /** What a letter sounds like, and how many letters it takes. */
  record Sound(String phonemes, int letters) {}

  private static final String FRONT = "eiéêí";
  private static final String VOICED = "bdgvmnlrzj";

  /** Stems in which x between vowels is /ks/. */
  private static final Pattern X_AS_KS =
      Pattern.compile(
          "fix|flex|flux|anex|conex|desconex|nexo|reflex|sex[oóu]|t[oó]xi|t[aá]xi|lexi|l[eé]xic|complex"
              + "|perplex|ortodox|paradox|[oó]xi|box[ei]|maxil|asf[ií]x|prolix|saxof|hex[aá]g|crucifix"
              + "|convex|axil|[aá]xis|marxis|intox|oxal|exógen");

  /** Stems in which it is /s/. */
  private static final Pattern X_AS_S =
      Pattern.compile("pr[oó]xim|m[aá]xim|auxíli|auxili|trouxe|troux[eé]|sintax");

  private PortugueseConsonants() {}

  /**
   * Sound of the consonant at {@code at}.
   *
   * @param reduced whether an e after it is the reduced final one
   */
  static Sound of(String word, int at, boolean reduced) {
    char next = letter(word, at + 1);
    char second = letter(word, at + 2);
    return switch (word.charAt(at)) {
      case 'c' -> c(next);
      case 'ç' -> new Sound("s", 1);
      case 'g' -> g(next, second);
      case 'q' -> q(next, second);
      case 'j' -> new Sound("ʒ", 1);
      case 'h' -> new Sound("", 1);
      case 'l' -> l(word, at, next);
      case 'n' -> next == 'h' ? new Sound("ɲ", 2) : new Sound("n", 1);
      case 'p' -> next == 'h' ? new Sound("f", 2) : new Sound("p", 1);
      case 'r' -> r(word, at, next);
      case 's' -> s(word, at, next, second);
      case 't' -> stop("t", "ʧ", next, reduced);
      case 'd' -> stop("d", "ʤ", next, reduced);
      case 'x' -> x(word, at, next, second);
      case 'z' -> new Sound(next == 0 ? "s" : "z", 1);
      case 'y' -> new Sound("i", 1);
      default -> new Sound(word.substring(at, at + 1), 1);
    };
  }

  private static char letter(String word, int at) {
    return at >= 0 && at < word.length() ? word.charAt(at) : 0;
  }

  private static boolean front(char letter) {
    return FRONT.indexOf(letter) >= 0;
  }

  private static Sound c(char next) {
    if (next == 'h') {
      return new Sound("ʃ", 2);
    }
    return new Sound(front(next) ? "s" : "k", 1);
  }

  private static Sound g(char next, char second) {
    if (front(next)) {
      return new Sound("ʒ", 1);
    }
    if (next == 'u' && front(second)) {
      return new Sound("ɡ", 2);
    }
    boolean glide = (next == 'u' || next == 'ü') && isVowel(second);
    return glide ? new Sound("ɡw", 2) : new Sound("ɡ", 1);
  }

  private static Sound q(char next, char second) {
    if (next == 'u' && front(second)) {
      return new Sound("k", 2);
    }
    boolean glide = next == 'u' || next == 'ü';
    return glide ? new Sound("kw", 2) : new Sound("k", 1);
  }

  private static Sound l(String word, int at, char next) {
    if (next == 'h') {
      return new Sound("lj", 2);
    }
    if (isVowel(next)) {
      return new Sound("l", 1);
    }
    char before = letter(word, at - 1);
    return new Sound("oóôuú".indexOf(before) >= 0 ? "w" : "ʊ", 1);
  }

  private static Sound r(String word, int at, char next) {
    char before = letter(word, at - 1);
    if (next == 'r') {
      return new Sound("x", 2);
    }
    if (before == 0 || "nls".indexOf(before) >= 0) {
      return new Sound("x", 1);
    }
    if (!isVowel(before) || next == 0) {
      return new Sound("r", 1);
    }
    return new Sound(isVowel(next) ? "ɾ" : "ɾə", 1);
  }

  private static Sound s(String word, int at, char next, char second) {
    if (next == 's' || (next == 'c' && front(second)) || next == 'ç') {
      return new Sound("s", 2);
    }
    if (next == 'h') {
      return new Sound("ʃ", 2);
    }
    boolean between = isVowel(letter(word, at - 1)) && isVowel(next);
    boolean trans = word.startsWith("trans") && at == 4 && isVowel(next);
    boolean voiced = between || trans || (next != 0 && at > 0 && VOICED.indexOf(next) >= 0);
    return new Sound(voiced ? "z" : "s", 1);
  }

  private static Sound stop(String plain, String palatal, char next, boolean reduced) {
    boolean palatalised = next == 'i' || next == 'í' || reduced;
    return new Sound(palatalised ? palatal : plain, 1);
  }

  private static Sound x(String word, int at, char next, char second) {
    if (at == 0 || letter(word, at - 1) == 'n') {
      return new Sound("ʃ", 1);
    }
    if (next == 0) {
      return new Sound("ks", 1);
    }
    if (next == 'c' && front(second)) {
      return new Sound("s", 2);
    }
    if (!isVowel(next)) {
      return new Sound("s", 1);
    }
    if (touches(X_AS_S, word, at)) {
      return new Sound("s", 1);
    }
    if (touches(X_AS_KS, word, at)) {
      return new Sound("ks", 1);
    }
    String before = word.substring(0, at);
    boolean prefix =
        before.equals("e") || before.equals("ê") || before.equals("ine") || before.equals("he");
    return new Sound(prefix ? "z" : "ʃ", 1);
  }

  private static boolean touches(Pattern stem, String word, int at) {
    var matcher = stem.matcher(word);
    while (matcher.find()) {
      if (matcher.start() <= at && at < matcher.end()) {
        return true;
      }
    }
    return false;
  }
}
