package io.babelgrid.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * chrF2 (Popović 2015): F-score of character n-grams up to 6, recall weighted with beta 2, white
 * space ignored. Gives what sacrebleu gives by default, 0 to 100.
 */
public final class Chrf {

  private static final int ORDER = 6;
  private static final double BETA_SQUARED = 4;

  private final long[] hypothesisGrams = new long[ORDER];
  private final long[] referenceGrams = new long[ORDER];
  private final long[] matches = new long[ORDER];

  private Chrf() {}

  /** Score of one segment. */
  public static double of(String reference, String hypothesis) {
    return ofCorpus(List.of(reference), List.of(hypothesis));
  }

  /** Score of a corpus; the counts of all segments are added up. */
  public static double ofCorpus(List<String> references, List<String> hypotheses) {
    if (references.size() != hypotheses.size()) {
      throw new IllegalArgumentException("one hypothesis for each reference");
    }
    var chrf = new Chrf();
    for (int i = 0; i < references.size(); i++) {
      chrf.count(characters(references.get(i)), characters(hypotheses.get(i)));
    }
    return chrf.score();
  }

  private void count(int[] reference, int[] hypothesis) {
    for (int n = 1; n <= ORDER; n++) {
      Map<String, Integer> expected = grams(reference, n);
      Map<String, Integer> found = grams(hypothesis, n);
      if (!expected.isEmpty()) {
        hypothesisGrams[n - 1] += Math.max(0, hypothesis.length - n + 1);
      }
      referenceGrams[n - 1] += Math.max(0, reference.length - n + 1);
      found.forEach((gram, count) ->
          matches[gram.codePointCount(0, gram.length()) - 1] +=
              Math.min(count, expected.getOrDefault(gram, 0)));
    }
  }

  private double score() {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < ORDER; i++) {
      if (hypothesisGrams[i] > 0 && referenceGrams[i] > 0) {
        precision += (double) matches[i] / hypothesisGrams[i];
        recall += (double) matches[i] / referenceGrams[i];
        orders++;
      }
    }
    if (precision + recall == 0) {
      return 0;
    }
    precision /= orders;
    recall /= orders;
    return 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
  }

  private static int[] characters(String text) {
    return text.codePoints().filter(c -> !isSpace(c)).toArray();
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static Map<String, Integer> grams(int[] characters, int n) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= characters.length; i++) {
      counts.merge(new String(Arrays.copyOfRange(characters, i, i + n), 0, n), 1, Integer::sum);
    }
    return counts;
  }
}
