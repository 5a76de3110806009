package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.PortugueseProsody.Nucleus;

/**
 * Reads a Brazilian Portuguese word by its spelling. The rules are our own, written from the
 * orthography and from comparing results with other synthesisers' output.
 */
final class PortugueseSpelling {

  private PortugueseSpelling() {}

  /**
   * Phonemes with stress marks before the vowels.
   *
   * @param word letters of the Portuguese alphabet, k, w and y included, in lower case
   */
  static String read(String word) {
    PortugueseProsody prosody = PortugueseProsody.of(word);
    var out = new StringBuilder();
    int nucleus = 0;
    int at = 0;
    while (at < word.length()) {
      boolean vowel =
          nucleus < prosody.nuclei().size() && prosody.nuclei().get(nucleus).start() == at;
      if (vowel) {
        at += appendVowel(word, prosody, nucleus++, out);
      } else {
        boolean reduced = beforeFinalE(word, at, prosody, nucleus);
        PortugueseConsonants.Sound sound = PortugueseConsonants.of(word, at, reduced);
        boolean afterOpenO = word.charAt(at) == 'l' && endsWith(out, 'ɔ') && sound.letters() == 1;
        out.append(afterOpenO ? "l" : sound.phonemes());
        at += sound.letters();
      }
    }
    return joined(out.toString());
  }

  private static int appendVowel(
      String word, PortugueseProsody prosody, int index, StringBuilder out) {
    PortugueseVowels.Sound sound = PortugueseVowels.of(word, prosody, index);
    boolean stressed = index == prosody.stressed();
    if (stressed) {
      out.append(Emphasis.PRIMARY);
    } else if (prosody.secondary(index)) {
      out.append(Emphasis.SECONDARY);
    }
    out.append(isGlide(word, prosody, index) ? glide(sound.phonemes()) : sound.phonemes());
    return sound.letters();
  }

  private static boolean endsWith(StringBuilder text, char symbol) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == symbol;
  }

  /** An i after the stress, or before -ência, leans on the vowel that follows. */
  private static boolean isGlide(String word, PortugueseProsody prosody, int index) {
    Nucleus here = prosody.nuclei().get(index);
    boolean hiatus =
        index + 1 < prosody.nuclei().size()
            && here.end() - here.start() == 1
            && prosody.nuclei().get(index + 1).start() == here.end();
    char letter = word.charAt(here.start());
    return hiatus
        && letter == 'i'
        && (index > prosody.stressed() || word.startsWith("ên", here.end()));
  }

  private static String glide(String vowel) {
    return vowel.equals("i") ? "j" : vowel;
  }

  /** Whether the consonant stands before an e that sounds like i: the final unstressed one. */
  private static boolean beforeFinalE(String word, int at, PortugueseProsody prosody, int nucleus) {
    return at + 1 < word.length()
        && word.charAt(at + 1) == 'e'
        && nucleus == prosody.nuclei().size() - 1
        && nucleus != prosody.stressed()
        && (at + 2 == word.length() || (at + 3 == word.length() && word.charAt(at + 2) == 's'));
  }

  /** Diphthongs before a vocalised l, and affricates, have symbols of their own. */
  private static String joined(String phonemes) {
    return phonemes
        .replace("aʊ", "W")
        .replace("æʊ", "W")
        .replaceAll("(?<!^ˌ?a)dʒ", "ʤ")
        .replace("tʃ", "ʧ")
        .replace("ts", "ʦ");
  }
}
