package io.babelgrid.synthesis;

/**
 * Text of one language to phonemes of the Kokoro (misaki) alphabet, punctuation kept; safe for many
 * threads.
 */
public interface Phonemizer {

  /**
   * Phonemes of a text, words separated by one space.
   *
   * @param text any text: numbers, dates, abbreviations and symbols are spelt out
   * @return possibly empty; only symbols of the alphabet
   */
  String phonemize(String text);

  /**
   * Phonemes of a text and where each of its words lies in them, for the words' times. Reads word
   * by word unless an implementation knows what words do to each other.
   *
   * @param text as in {@link #phonemize}
   */
  default PhonemizedText phonemizeWords(String text) {
    String stripped = text.strip();
    String[] words = stripped.isEmpty() ? new String[0] : stripped.split("\\s+", -1);
    var phonemes = new StringBuilder();
    var wordStart = new int[words.length];
    for (int word = 0; word < words.length; word++) {
      String spoken = phonemize(words[word]);
      if (!spoken.isEmpty() && !phonemes.isEmpty()) {
        phonemes.append(' ');
      }
      wordStart[word] = phonemes.length();
      phonemes.append(spoken);
    }
    return new PhonemizedText(phonemes.toString(), wordStart);
  }
}
