package io.babelgrid.synthesis.text;

/**
 * Spanish by spelling rules and a short list of exceptions. Immutable.
 *
 * <p>Kokoro's Spanish voices were taught with the phonemes of espeak-ng's Spanish; sounds and their
 * symbols are its own: soft b, d and g, stress marks before the vowel, diphthongs as one symbol. Of
 * 40 sentences that the rules were compared on (394 words), six words are written otherwise.
 */
public final class SpanishPhonemizer extends SpellingPhonemizer {

  private final SpanishNormalizer normalizer = new SpanishNormalizer();
  private final SpanishLexicon lexicon = SpanishLexicon.instance();

  @Override
  SpokenText normalized(String text) {
    return normalizer.normalize(text);
  }

  @Override
  String folded(String word) {
    return SpanishLetters.fold(word);
  }

  @Override
  boolean isException(String word) {
    return lexicon.respelling(word) != null;
  }

  @Override
  Sentence sentence() {
    return new Joined();
  }

  private String phonemes(String word, String letters) {
    if (lexicon.isUnstressed(letters)) {
      String stressed = SpanishSpelling.read(letters);
      int vowels = SpanishProsody.of(letters).nuclei().size();
      String mark = vowels > 1 ? String.valueOf(Emphasis.SECONDARY) : "";
      return stressed.replace(String.valueOf(Emphasis.PRIMARY), mark);
    }
    String respelt = lexicon.respelling(word);
    respelt = respelt != null ? respelt : lexicon.respelling(letters);
    return SpanishSpelling.read(respelt != null ? respelt : SpanishLetters.nativised(letters));
  }

  /**
   * Sounds that depend on the word beside them: b, d and g are soft behind anything but a pause and
   * a nasal, a final n is made where the next sound is.
   */
  private final class Joined extends Sentence {

    @Override
    void append(String word, String letters, boolean capital, StringBuilder out) {
      String phonemes = phonemes(word, letters);
      String next = phonemes;
      StringBuilder previous = previous();
      int last = last();
      if (last >= 0 && !phonemes.isEmpty()) {
        char first = phonemes.charAt(0);
        next = softened(first, previous.charAt(last)) + phonemes.substring(1);
        join(previous, last, first);
      }
      out.append(next);
    }

    private static char softened(char first, char before) {
      boolean nasal = before == 'n' || before == 'm';
      return switch (first) {
        case 'b' -> nasal ? 'b' : 'β';
        case 'd' -> SpanishConsonants.isHardD(before) ? 'd' : 'ð';
        case 'ɡ' -> nasal ? 'ɡ' : 'ɣ';
        default -> first;
      };
    }

    private static void join(StringBuilder previous, int last, char first) {
      char sound = previous.charAt(last);
      if (sound == 'n' && "bpm".indexOf(first) >= 0) {
        previous.setCharAt(last, 'm');
      } else if (sound == 'n' && first == 'ɡ') {
        previous.setCharAt(last, 'ŋ');
      } else if (sound == 'd' && first != 'd') {
        previous.setCharAt(last, 'ð');
      }
    }
  }
}
