package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.PortugueseProsody.isVowel;

/** Brazilian Portuguese, by spelling rules and a list of exceptions. Immutable. */
public final class PortuguesePhonemizer extends SpellingPhonemizer {

  private static final String VOICED = "bdgjlmnrvzwy";

  private static final String VOWEL_SOUNDS = "aeiouɛɔæɐɪʊyAIWY\u0303 ";

  private final PortugueseNormalizer normalizer = new PortugueseNormalizer();
  private final PortugueseLexicon lexicon = PortugueseLexicon.instance();

  @Override
  SpokenText normalized(String text) {
    return normalizer.normalize(text);
  }

  @Override
  String folded(String word) {
    return PortugueseLetters.fold(word);
  }

  @Override
  boolean isException(String word) {
    return lexicon.respelling(word) != null;
  }

  @Override
  Sentence sentence() {
    return new Joined();
  }

  /** A word as the spelling rules read it right. */
  private String spelling(String word, String letters, boolean capital) {
    String respelt = lexicon.respelling(word);
    respelt = respelt != null ? respelt : lexicon.respelling(letters);
    respelt = respelt != null ? respelt : EnglishLook.respelt(letters, capital);
    return respelt != null ? respelt : PortugueseLetters.nativised(letters);
  }

  /**
   * Sounds that depend on the next word: a final s is voiced before a voiced sound, a final r
   * between vowels is a tap, a final unstressed e or o before a vowel a glide.
   */
  private final class Joined extends Sentence {

    @Override
    void append(String word, String letters, boolean capital, StringBuilder out) {
      String spelling = spelling(word, letters, capital);
      String reduced = lexicon.functionWord(letters);
      link(previous(), reduced == null ? spelling : letters);
      out.append(reduced == null ? PortugueseSpelling.read(spelling) : reduced);
    }

    private void link(StringBuilder previous, String next) {
      int last = last();
      if (last < 0) {
        return;
      }
      char first = next.charAt(0);
      boolean vowel = isVowel(first) || first == 'h';
      char sound = previous.charAt(last);
      if (sound == 's') {
        if ((vowel || VOICED.indexOf(first) >= 0) && !behindVoiceless(previous, last)) {
          previous.setCharAt(last, 'z');
        }
      } else if (sound == 'r' && vowel) {
        previous.setCharAt(last, 'ɾ');
      } else if (isVowel(first)
          && last > 0
          && VOWEL_SOUNDS.indexOf(previous.charAt(last - 1)) < 0) {
        elide(previous, last, sound);
      }
    }

    /** The s of tórax and Linux stays as it is. */
    private static boolean behindVoiceless(StringBuilder previous, int last) {
      return last > 0 && "kptf".indexOf(previous.charAt(last - 1)) >= 0;
    }

    /** An unstressed final e or o becomes a glide. */
    private static void elide(StringBuilder previous, int last, char sound) {
      if (sound == 'y') {
        previous.setCharAt(last, 'j');
      } else if (sound == 'ʊ') {
        previous.setCharAt(last, 'w');
      }
    }
  }
}
