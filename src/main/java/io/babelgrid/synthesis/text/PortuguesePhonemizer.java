package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.PortugueseProsody.isVowel;

import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.text.SpokenText.Piece;
import java.text.Normalizer;
import java.util.Locale;

/** Brazilian Portuguese, by spelling rules and a list of exceptions. Immutable. */
public final class PortuguesePhonemizer implements Phonemizer {

  private static final String VOICED = "bdgjlmnrvzwy";

  private static final String VOWEL_SOUNDS = "aeiouɛɔæɐɪʊyAIWY\u0303 ";

  private final PortugueseNormalizer normalizer = new PortugueseNormalizer();
  private final PortugueseLexicon lexicon = PortugueseLexicon.instance();

  @Override
  public String phonemize(String text) {
    return phonemizeWords(text).phonemes();
  }

  @Override
  public PhonemizedText phonemizeWords(String text) {
    SpokenText spoken = normalizer.normalize(text);
    var readings = new StringBuilder[spoken.pieces().size()];
    var sentence = new Sentence();
    for (int i = 0; i < readings.length; i++) {
      readings[i] = new StringBuilder();
      append(spoken.pieces().get(i), readings[i], sentence);
    }
    var writer = new PhonemeWriter(spoken.words());
    for (int i = 0; i < readings.length; i++) {
      writer.add(
          spoken.pieces().get(i).word(), Normalizer.normalize(readings[i], Normalizer.Form.NFD));
    }
    return writer.finish();
  }

  private void append(Piece piece, StringBuilder out, Sentence sentence) {
    String text = piece.text();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isWordPart(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        sentence.pause();
        out.append(text.charAt(at++));
        continue;
      }
      for (String written : words(text.substring(at, end))) {
        String word = written.toLowerCase(Locale.ROOT);
        String letters = PortugueseLetters.fold(word);
        if (!letters.isEmpty()) {
          boolean inner = !out.isEmpty() && !endsWithMark(out);
          out.append(inner ? " " : "");
          boolean capital = Character.isUpperCase(written.charAt(0));
          append(letters, spelling(word, letters, capital), out, sentence);
        }
      }
      at = end;
    }
  }

  private static boolean isWordPart(char symbol) {
    return Character.isLetter(symbol)
        || symbol == '\''
        || symbol == '-'
        || Character.getType(symbol) == Character.NON_SPACING_MARK;
  }

  private static boolean endsWithMark(StringBuilder text) {
    return PhonemeAlphabet.PUNCTUATION.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** A hyphenated word is read as its parts unless it is an exception as a whole. */
  private String[] words(String chunk) {
    boolean whole = lexicon.respelling(chunk.toLowerCase(Locale.ROOT)) != null;
    return whole ? new String[] {chunk} : chunk.split("-", -1);
  }

  private void append(String letters, String spelling, StringBuilder out, Sentence sentence) {
    String reduced = lexicon.functionWord(letters);
    sentence.link(reduced == null ? spelling : letters);
    out.append(reduced == null ? PortugueseSpelling.read(spelling) : reduced);
    sentence.said(out);
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
   * between vowels is a tap, a final unstressed e or o before a vowel a glide. For one text and one
   * thread.
   */
  private static final class Sentence {
    private StringBuilder previous = new StringBuilder();

    void pause() {
      previous = new StringBuilder();
    }

    void said(StringBuilder phonemes) {
      previous = phonemes;
    }

    void link(String next) {
      int last = trailing(previous);
      if (last < 0) {
        return;
      }
      char first = next.charAt(0);
      boolean vowel = isVowel(first) || first == 'h';
      char sound = previous.charAt(last);
      if (sound == 's') {
        if ((vowel || VOICED.indexOf(first) >= 0) && !behindVoiceless(last)) {
          previous.setCharAt(last, 'z');
        }
      } else if (sound == 'r' && vowel) {
        previous.setCharAt(last, 'ɾ');
      } else if (isVowel(first)
          && last > 0
          && VOWEL_SOUNDS.indexOf(previous.charAt(last - 1)) < 0) {
        elide(last, sound);
      }
    }

    /** The s of tórax and Linux stays as it is. */
    private boolean behindVoiceless(int last) {
      return last > 0 && "kptf".indexOf(previous.charAt(last - 1)) >= 0;
    }

    /** An unstressed final e or o becomes a glide. */
    private void elide(int last, char sound) {
      if (sound == 'y') {
        previous.setCharAt(last, 'j');
      } else if (sound == 'ʊ') {
        previous.setCharAt(last, 'w');
      }
    }

    private static int trailing(StringBuilder phonemes) {
      int last = phonemes.length() - 1;
      return last >= 0 && phonemes.charAt(last) == ' ' ? last - 1 : last;
    }
  }
}
