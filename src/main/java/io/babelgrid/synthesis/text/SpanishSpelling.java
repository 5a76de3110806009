package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.SpanishProsody.plain;

import io.babelgrid.synthesis.text.SpanishProsody.Nucleus;
import java.util.Map;

/** Reads a Spanish word by its spelling. */
final class SpanishSpelling {

  /** Falling diphthongs as the alphabet writes them. */
  private static final Map<String, String> DIPHTHONGS =
      Map.of(
          "ai", "I",
          "ei", "A",
          "oi", "oɪ",
          "au", "W",
          "eu", "eʊ",
          "ou", "ow",
          "ui", "uj");

  private static final String CONSONANTS = "pbtdkɡfβðɣ";

  private SpanishSpelling() {}

  /**
   * Phonemes with stress marks before the vowels.
   *
   * @param written letters of the Spanish alphabet, k and w included, in lower case
   */
  static String read(String written) {
    SpanishProsody prosody = SpanishProsody.of(written);
    String word = prosody.word();
    var out = new StringBuilder();
    int nucleus = 0;
    int at = 0;
    while (at < word.length()) {
      boolean vowel =
          nucleus < prosody.nuclei().size() && prosody.nuclei().get(nucleus).start() == at;
      if (vowel) {
        appendVowels(prosody, nucleus, out);
        at = prosody.nuclei().get(nucleus++).end();
      } else {
        char before = out.isEmpty() ? 0 : out.charAt(out.length() - 1);
        SpanishConsonants.Sound sound = SpanishConsonants.of(word, at, before);
        out.append(sound.phonemes());
        at += sound.letters();
      }
    }
    return out.toString().replace("ts", "ʦ");
  }

  private static void appendVowels(SpanishProsody prosody, int index, StringBuilder out) {
    Nucleus nucleus = prosody.nuclei().get(index);
    String word = prosody.word();
    if (nucleus.core() > nucleus.start()) {
      out.append(glide(word.charAt(nucleus.start()), out));
    }
    if (index == prosody.stressed() || index == prosody.stem()) {
      out.append(Emphasis.PRIMARY);
    } else if (prosody.secondary(index)) {
      out.append(Emphasis.SECONDARY);
    }
    char core = plain(word.charAt(nucleus.core()));
    if (nucleus.end() - nucleus.core() == 1) {
      boolean open = index == prosody.stressed() && prosody.stem() < 0;
      out.append(open && core == 'e' && closedByN(word, nucleus.end()) ? 'ɛ' : core);
      return;
    }
    String both = "" + core + plain(word.charAt(nucleus.core() + 1));
    out.append(DIPHTHONGS.getOrDefault(both, both));
  }

  /** The stressed e of gente and centro, as the voices were taught it. */
  private static boolean closedByN(String word, int at) {
    return at + 1 < word.length()
        && word.charAt(at) == 'n'
        && !SpanishProsody.isVowel(word.charAt(at + 1));
  }

  /** Behind some sounds a vowel that leans on the next one stays one: cliente, ruido, llueve. */
  private static char glide(char letter, StringBuilder before) {
    int last = before.length() - 1;
    char sound = last < 0 ? 0 : before.charAt(last);
    boolean liquid = sound == 'l' || sound == 'ɾ';
    if (letter == 'i') {
      boolean cluster = liquid && last > 0 && CONSONANTS.indexOf(before.charAt(last - 1)) >= 0;
      return cluster ? 'i' : 'j';
    }
    return liquid || sound == 'r' || sound == 'ʝ' ? 'u' : 'w';
  }
}
