package io.babelgrid.translation;

import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.translation.GuardedText.Placed;
import io.babelgrid.translation.SentenceTranslation.AlignedWord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Puts units into a translation whose model left them out: in the place of what it wrote for them,
 * or at the end of the sentence.
 */
final class UnitRepair {

  private UnitRepair() {}

  /**
   * @param words the rest of a translation that has ended, with what stood in it written out
   * @param aligned the same words as the model wrote them
   * @param kept numbers of the stand-ins that the translation has; completed
   */
  static List<TargetWord> complete(
      List<TargetWord> words, List<AlignedWord> aligned, GuardedText text, BitSet kept) {
    var repaired = new ArrayList<>(words);
    for (int i = 0; i < text.standIns().size(); i++) {
      Placed lost = text.standIns().get(i);
      if (!kept.get(i) && !lost.standIn().isPlain()) {
        kept.set(i);
        put(lost, repaired, aligned, text);
      }
    }
    return repaired;
  }

  private static void put(
      Placed lost, List<TargetWord> words, List<AlignedWord> aligned, GuardedText text) {
    String written = lost.standIn().written();
    for (int i = 0; i < aligned.size(); i++) {
      AlignedWord word = aligned.get(i);
      if (word.source() == lost.from() && isFigure(word.text())) {
        words.set(
            i,
            new TargetWord(
                inPlaceOf(words.get(i).text(), written), words.get(i).sourceEndSample()));
        return;
      }
    }
    long endSample = text.words().get(lost.to() - 1).endSample();
    if (words.isEmpty()) {
      words.add(new TargetWord(written, endSample));
      return;
    }
    TargetWord last = words.removeLast();
    String bare = SentenceMarks.withoutEndMarks(last.text());
    if (!bare.isEmpty()) {
      words.add(new TargetWord(bare, last.sourceEndSample()));
    }
    String marks = last.text().substring(bare.length());
    words.add(new TargetWord(written + marks, Math.max(endSample, last.sourceEndSample())));
  }

  private static boolean isFigure(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** The punctuation of the word stays. */
  private static String inPlaceOf(String word, String written) {
    int from = 0;
    int to = word.length();
    while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
      to--;
    }
    return word.substring(0, from) + written + word.substring(to);
  }
}
