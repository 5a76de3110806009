package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model reads to speak a phrase. A phrase that ends within a sentence is read on into what
 * follows, and that is cut off again: whoever knows of nothing behind the last word draws it out as
 * the last one of a sentence. 92 phrases of three words at 1.25 times the natural rate, in three
 * Portuguese voices of Kokoro: read on into the next two words they take 9 % less time than with a
 * comma behind each, and Whisper base hears the whole with chrF 95.1 instead of 90.5; read on into
 * {@code para}, 8 % less and 94.1.
 *
 * @param spoken phonemes that are heard, with a mark at their end where the voice pauses
 * @param following phonemes that are not, empty where the voice pauses
 */
record PhraseReading(String spoken, String following) {

  /** A word that speech goes on with, of a sound before which the mouth closes: a clean cut. */
  private static final Map<Language, String> GOING_ON =
      Map.of(
          Language.ENGLISH,
          "to",
          Language.PORTUGUESE,
          "para",
          Language.SPANISH,
          "para",
          Language.of("fr"),
          "pour",
          Language.of("it"),
          "per");

  /** As much as a model reads at once. */
  record Part(String spoken, String following) {

    /** What the model is given. */
    String text() {
      return following.isEmpty() ? spoken : spoken + " " + following;
    }
  }

  static PhraseReading of(Phrase phrase, Phonemizer phonemizer, Vocabulary vocabulary) {
    String text = phrase.text();
    String more =
        phrase.following().isEmpty()
            ? GOING_ON.getOrDefault(phrase.language(), "")
            : phrase.following();
    if (phrase.goesOn() && !more.isEmpty() && !endsClause(phrase)) {
      PhonemizedText read = phonemizer.phonemizeWords(text + " " + more);
      int[] starts = read.wordStart();
      int words = text.strip().split("\\s+", -1).length;
      int end = words < starts.length ? starts[words] : read.phonemes().length();
      String spoken = vocabulary.known(read.phonemes().substring(0, end)).strip();
      String following = vocabulary.known(read.phonemes().substring(end)).strip();
      if (PhonemeText.sounds(spoken) && PhonemeText.sounds(following)) {
        return new PhraseReading(spoken, following);
      }
    }
    String spoken = vocabulary.known(phonemizer.phonemize(text)).strip();
    return new PhraseReading(PhonemeText.closed(spoken, phrase.endsSentence()), "");
  }

  private static boolean endsClause(Phrase phrase) {
    return PhraseBoundaries.of(phrase.language()).endsClause(phrase.words().getLast().text());
  }

  boolean sounds() {
    return PhonemeText.sounds(spoken);
  }

  /**
   * Parts that a model can read, of which the last is read on where that fits.
   *
   * @param limit phonemes of a part at most
   */
  List<Part> parts(int limit) {
    List<Part> parts = new ArrayList<>();
    for (String piece : PhonemeSplitter.split(spoken, limit)) {
      parts.add(new Part(piece, ""));
    }
    if (!following.isEmpty() && !parts.isEmpty()) {
      var last = new Part(parts.getLast().spoken, following);
      if (last.text().length() <= limit) {
        parts.set(parts.size() - 1, last);
      }
    }
    return parts;
  }
}
