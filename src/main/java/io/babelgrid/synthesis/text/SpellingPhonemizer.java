package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.text.SpokenText.Piece;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A language whose words are read by rules of spelling, each by itself, and then joined. Immutable.
 */
abstract class SpellingPhonemizer implements Phonemizer {

  /** Words of one text: sounds at their edges depend on each other. For one thread. */
  abstract static class Sentence {
    private StringBuilder previous = new StringBuilder();

    /**
     * Adds the phonemes of a word, and changes the last one before it where they meet.
     *
     * @param word in small letters
     * @param letters of it, as the rules know them
     * @param capital whether it was written with one
     */
    abstract void append(String word, String letters, boolean capital, StringBuilder out);

    private void add(String written, String word, String letters, StringBuilder out) {
      append(word, letters, Character.isUpperCase(written.charAt(0)), out);
      previous = out;
    }

    private void pause() {
      previous = new StringBuilder();
    }

    /** The phonemes that the next word is joined to. */
    final StringBuilder previous() {
      return previous;
    }

    /** Where the last of them stands; negative behind a pause. */
    final int last() {
      int last = previous.length() - 1;
      return last >= 0 && previous.charAt(last) == ' ' ? last - 1 : last;
    }
  }

  abstract SpokenText normalized(String text);

  /** The letters of a word as the rules know them; empty where there are none. */
  abstract String folded(String word);

  /** Whether a word with hyphens is an exception as a whole. */
  abstract boolean isException(String word);

  abstract Sentence sentence();

  @Override
  public final String phonemize(String text) {
    return phonemizeWords(text).phonemes();
  }

  @Override
  public final PhonemizedText phonemizeWords(String text) {
    SpokenText spoken = normalized(text);
    var readings = new StringBuilder[spoken.pieces().size()];
    Sentence sentence = sentence();
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
        String letters = folded(word);
        if (!letters.isEmpty()) {
          boolean inner = !out.isEmpty() && !endsWithMark(out);
          out.append(inner ? " " : "");
          sentence.add(written, word, letters, out);
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

  private String[] words(String chunk) {
    return isException(chunk.toLowerCase(Locale.ROOT))
        ? new String[] {chunk}
        : chunk.split("-", -1);
  }
}
