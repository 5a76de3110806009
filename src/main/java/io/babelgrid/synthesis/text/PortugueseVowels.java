package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.PortugueseProsody.isVowel;

import io.babelgrid.synthesis.text.PortugueseProsody.Nucleus;
import java.util.Map;
import java.util.regex.Pattern;

/** Sounds of the vowels of Brazilian Portuguese: reduction, nasality, open and closed e and o. */
final class PortugueseVowels {

  /** What a nucleus sounds like, and how many letters it takes, a nasal consonant included. */
  record Sound(String phonemes, int letters) {}

  private static final Map<String, String> DIPHTHONGS =
      Map.ofEntries(
          Map.entry("ai", "I"),
          Map.entry("ái", "I"),
          Map.entry("au", "W"),
          Map.entry("áu", "W"),
          Map.entry("ei", "A"),
          Map.entry("êi", "A"),
          Map.entry("éi", "ɛɪ"),
          Map.entry("eu", "eʊ"),
          Map.entry("êu", "eʊ"),
          Map.entry("éu", "ɛʊ"),
          Map.entry("oi", "oɪ"),
          Map.entry("ôi", "oɪ"),
          Map.entry("ói", "Y"),
          Map.entry("ou", "ow"),
          Map.entry("ôu", "ow"),
          Map.entry("óu", "ɔw"),
          Map.entry("ui", "uɪ"),
          Map.entry("iu", "iʊ"),
          Map.entry("ão", "ɐ\u0303ʊ\u0303"),
          Map.entry("ãe", "ɐ\u0303y"),
          Map.entry("ãi", "ɐ\u0303y"),
          Map.entry("õe", "o\u0303j"));

  /**
   * Rest of the word after a stressed e that is open. Vowels before nasals are closed; of the rest,
   * endings in -a and -e open more often than those in -o (metaphony).
   */
  private static final Pattern OPEN_E =
      Pattern.compile(
          "l|la[sm]?|le[ms]|rr?as?|rram|rem?|rea|ros?|rr[ei]m?|r[dgmnstvc][ae][sm]?|r[tnvs]os?"
              + "|r[dc]es?|ss[ao]s?|ssam|st[ao]s?|stam|stres?|str[ao]s?|c[ae][sm]?|sce[sm]?|lv[ao]s?"
              + "|lg[ao]s?|g[ao][sm]?|gu[ae][sm]?|gr[aeo]s?|v[ae][sm]?|to[sm]?|tam|tes?|ct[aeo][sm]?"
              + "|que[sm]?|dr[ae]s?|br[ae]s?|bl[aeo]s?|be[sm]?|pt[aeo]s?|x[ao]s?|p[ao]s?|pl[ao]s?");

  /** Rest of the word after a stressed o that is open. */
  private static final Pattern OPEN_O =
      Pattern.compile(
          "l|l[aeo]s?|l[ae]m|lh[ae]m?|l[vtg][aeo][sm]?|lgue|r[ae]m?|ras|rr[ae][sm]?|r[tdmnqvgcp]a[sm]?"
              + "|r[tdmngc]e[sm]?|rque|s[a]s?|sos|s[aei]m|ss[ae][sm]?|sta[sm]?|str[ao]s?|v[ae][sm]?|vos"
              + "|t[ae][sm]?|c[aeo][sm]?|que[sm]?|d[ae][sm]?|b[ae]s?|br[ae][sm]?|f[aeo]s?|fr[ae]s?"
              + "|g[ae][sm]?|gu[ae][sm]?|p[aeo][sm]?|pl[aeo]|pt[aeo]s?|ct[ao]s?|j[ae]s?|gr[ao]s?|z|zes"
              + "|x[ao]s?|ch[ae]s?");

  /** Forms of the preterite stem of irregular verbs: fizer, tivesse, puderam. */
  private static final Pattern IRREGULAR_PRETERITE =
      Pattern.compile(
          ".*(?:fiz|tiv|quis|pud|soub|coub|troux|houv|pus|diss)e(?:r|re[sm]|ra[sm]?|sse[sm]?)");

  /** Women of a trade or quality keep the o of the masculine: diretora. */
  private static final Pattern AGENT = Pattern.compile(".{2,}[dts]oras?");

  private PortugueseVowels() {}

  /** Sound of nucleus {@code index} of a word. */
  static Sound of(String word, PortugueseProsody prosody, int index) {
    Nucleus nucleus = prosody.nuclei().get(index);
    String letters = word.substring(nucleus.start(), nucleus.end());
    String rest = word.substring(nucleus.end());
    boolean stressed = index == prosody.stressed();
    boolean last = index == prosody.nuclei().size() - 1;
    String diphthong = DIPHTHONGS.get(letters);
    if (diphthong != null) {
      return new Sound(diphthong, letters.length());
    }
    if (letters.equals("ã")) {
      boolean closed = !rest.isEmpty() && !isVowel(rest.charAt(0)) && !rest.startsWith("s");
      return new Sound(closed ? "ɐ\u0303ŋ" : "ɐ\u0303", 1);
    }
    char base = PortugueseProsody.plain(letters.charAt(0));
    if (closedByNasal(rest)) {
      return nasal(base, rest, last);
    }
    if (last && !stressed && (rest.isEmpty() || rest.equals("s"))) {
      return new Sound(reducedAtEnd(base), 1);
    }
    return new Sound(oral(word, letters.charAt(0), rest, stressed, index > prosody.stressed()), 1);
  }

  /** Whether m or n belongs to this syllable. */
  private static boolean closedByNasal(String rest) {
    if (rest.isEmpty() || (rest.charAt(0) != 'm' && rest.charAt(0) != 'n')) {
      return false;
    }
    return rest.length() == 1 || (!isVowel(rest.charAt(1)) && rest.charAt(1) != 'h');
  }

  private static Sound nasal(char base, String rest, boolean last) {
    boolean labial = rest.length() > 1 && "pbmn".indexOf(rest.charAt(1)) >= 0;
    if (last && base == 'a' && rest.equals("m")) {
      return new Sound("ɐ\u0303ʊ\u0303", 2);
    }
    String vowel =
        switch (base) {
          case 'a' -> "ɐ\u0303";
          case 'e' -> "A";
          case 'u' -> "u\u0303";
          default -> String.valueOf(base);
        };
    return new Sound(vowel + (labial ? "m" : "ŋ"), 2);
  }

  private static String reducedAtEnd(char base) {
    return switch (base) {
      case 'a' -> "æ";
      case 'e' -> "y";
      case 'o' -> "ʊ";
      default -> String.valueOf(base);
    };
  }

  private static String oral(
      String word, char letter, String rest, boolean stressed, boolean after) {
    char base = PortugueseProsody.plain(letter);
    boolean beforeNasal = rest.startsWith("m") || rest.startsWith("n");
    switch (letter) {
      case 'é':
        return "ɛ";
      case 'ó':
        return "ɔ";
      case 'ê', 'ô':
        return String.valueOf(base);
      default:
        break;
    }
    if (base == 'a') {
      if (rest.startsWith("nh") || (stressed && beforeNasal)) {
        return "ɐ\u0303";
      }
      boolean reduced = after && !rest.equals("r");
      return beforeNasal || reduced ? "æ" : "a";
    }
    if (base == 'u' && (rest.startsWith("nh") || (letter == 'ú' && rest.startsWith("m")))) {
      return "u\u0303";
    }
    if (stressed && !beforeNasal) {
      boolean open =
          switch (base) {
            case 'e' ->
                OPEN_E.matcher(rest).matches() || IRREGULAR_PRETERITE.matcher(word).matches();
            case 'o' -> OPEN_O.matcher(rest).matches() && !AGENT.matcher(word).matches();
            default -> false;
          };
      if (open) {
        return base == 'e' ? "ɛ" : "ɔ";
      }
    }
    return String.valueOf(base);
  }
}
