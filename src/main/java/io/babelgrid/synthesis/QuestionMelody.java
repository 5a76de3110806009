package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rise at the end of a question that a yes or no answers: the model makes none, of 20 pairs of
 * the same words with a full stop and a question mark half end lower. Questions that begin with a
 * question word fall like statements, as they do when people ask.
 */
final class QuestionMelody {

  /** About the last stressed syllable and what follows it: 350 ms. */
  private static final int RISING_STEPS = 28;

  private static final double SEMITONES = 8;

  /** Below any voice. */
  private static final float VOICED_HZ = 40;

  private static final Map<Language, Set<String>> QUESTION_WORDS =
      Map.of(
          Language.ENGLISH,
          Set.of(
              "who", "whom", "whose", "what", "what's", "which", "when", "where", "where's", "why",
              "how", "who's", "how's"),
          Language.PORTUGUESE,
          Set.of(
              "quem", "qual", "quais", "que", "onde", "aonde", "quando", "como", "quanto", "quanta",
              "quantos", "quantas", "porque", "por", "cadê"),
          Language.SPANISH,
          Set.of(
              "quién", "quiénes", "cuál", "cuáles", "qué", "dónde", "adónde", "cuándo", "cómo",
              "cuánto", "cuánta", "cuántos", "cuántas"));

  /** What may stand before a question word. */
  private static final Map<Language, Set<String>> OPENINGS =
      Map.of(
          Language.ENGLISH,
          Set.of("and", "but", "so", "well", "or", "in", "at", "for", "to", "from", "with", "then"),
          Language.PORTUGUESE,
          Set.of("e", "mas", "então", "ou", "o", "a", "de", "em", "para", "com", "até", "bem"),
          Language.SPANISH,
          Set.of(
              "y",
              "pero",
              "entonces",
              "o",
              "bueno",
              "pues",
              "a",
              "de",
              "en",
              "para",
              "con",
              "hasta",
              "desde",
              "por",
              "sobre"));

  private static final Pattern MARKS = Pattern.compile("[^\\p{L}'’]+");

  private QuestionMelody() {}

  /** Whether the voice rises at the end of a phrase. */
  static boolean rises(Phrase phrase) {
    List<TargetWord> words = phrase.words();
    if (!phrase.endsSentence() || words.isEmpty() || !words.getLast().text().endsWith("?")) {
      return false;
    }
    Set<String> openings = OPENINGS.getOrDefault(phrase.language(), Set.of());
    String first =
        words.stream()
            .skip(opening(words))
            .map(word -> MARKS.matcher(word.text().toLowerCase(Locale.ROOT)).replaceAll(""))
            .filter(word -> !openings.contains(word))
            .findFirst()
            .orElse("");
    return !QUESTION_WORDS.getOrDefault(phrase.language(), Set.of()).contains(first);
  }

  /** Index of the last word that opens a question with a mark of its own: Bueno, ¿vienes? */
  private static int opening(List<TargetWord> words) {
    int word = words.size() - 1;
    while (word > 0 && words.get(word).text().indexOf('¿') < 0) {
      word--;
    }
    return word;
  }

  /**
   * The same pitch with a rise over its last voiced steps.
   *
   * @param f0 Hz for each step, near zero where there is no voice
   */
  static float[] raised(float[] f0) {
    int last = f0.length - 1;
    while (last >= 0 && f0[last] < VOICED_HZ) {
      last--;
    }
    float[] raised = f0.clone();
    int from = Math.max(0, last - RISING_STEPS + 1);
    for (int i = from; i <= last; i++) {
      if (raised[i] >= VOICED_HZ) {
        double share = (double) (i - from + 1) / RISING_STEPS;
        raised[i] *= (float) Math.pow(2, SEMITONES * share / 12);
      }
    }
    return raised;
  }
}
