package io.babelgrid.evaluation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Word error rate: the fewest substitutions, deletions and insertions that turn the reference into
 * the hypothesis, a reference word. Case, punctuation and Unicode composition don't count.
 *
 * @param errors substitutions, deletions and insertions
 * @param referenceWords words of the reference
 */
public record Wer(int errors, int referenceWords) {

  private static final Pattern INSIDE_WORDS = Pattern.compile("['’ʼ]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  public static Wer of(String reference, String hypothesis) {
    List<String> expected = words(reference);
    return new Wer(distance(expected, words(hypothesis)), expected.size());
  }

  /** Errors a reference word; above 1 when many words were invented. */
  public double rate() {
    return referenceWords == 0 ? (errors == 0 ? 0 : 1) : (double) errors / referenceWords;
  }

  /** Of several texts together. */
  public Wer plus(Wer other) {
    return new Wer(errors + other.errors, referenceWords + other.referenceWords);
  }

  /** The words as they are compared. */
  public static List<String> words(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = INSIDE_WORDS.matcher(folded).replaceAll("");
    return BETWEEN_WORDS.splitAsStream(joined).filter(word -> !word.isEmpty()).toList();
  }

  private static int distance(List<String> from, List<String> to) {
    int[] row = new int[to.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.size()];
  }
}
