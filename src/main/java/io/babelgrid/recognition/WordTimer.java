package io.babelgrid.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Makes timed words of tokens and the decoder's alignment. */
final class WordTimer {

  private static final int FRAME_SAMPLES = 320;
  private static final Pattern NO_WORD = Pattern.compile("\\p{P}*");

  private final Vocabulary vocabulary;
  private final WordBoundaries boundaries;

  private final Placement placement;

  /** Corrects the time of a word. */
  interface Placement {

    /**
     * @param seen sample at which the decoder looked when it wrote the word
     */
    TimedWord place(TimedWord word, long seen);
  }

  WordTimer(Vocabulary vocabulary, WordBoundaries boundaries, Placement placement) {
    this.vocabulary = vocabulary;
    this.boundaries = boundaries;
    this.placement = placement;
  }

  /**
   * The words of the first {@code count} tokens of a hypothesis.
   *
   * @param promptLength tokens given to the decoder before the hypothesis
   * @param firstFrame where the text before ended
   * @param bufferStart sample of the track at which the decoded audio begins
   * @param notBefore sample before which no word may begin
   */
  List<TimedWord> words(
      Hypothesis hypothesis,
      int count,
      Alignment alignment,
      int promptLength,
      int firstFrame,
      long bufferStart,
      long notBefore) {
    int[] starts = starts(alignment, promptLength, firstFrame);
    int[] tokens = hypothesis.tokens();
    List<TimedWord> words = new ArrayList<>();
    long floor = notBefore;
    for (int from = 0, to; from < count; from = to) {
      to = from + 1;
      while (to < count && !boundaries.separates(tokens[to - 1], tokens[to])) {
        to++;
      }
      String text = vocabulary.text(tokens, from, to).strip();
      long start = Math.max(floor, bufferStart + (long) FRAME_SAMPLES * starts[from]);
      long end = Math.max(start, bufferStart + (long) FRAME_SAMPLES * starts[to]);
      // Punctuation that follows a word committed earlier would stand alone.
      if (!NO_WORD.matcher(text).matches()) {
        long seen = bufferStart + (long) FRAME_SAMPLES * hypothesis.frame(from);
        TimedWord word = placement.place(new TimedWord(text, start, end), seen);
        words.add(word);
        floor = word.endSample();
      }
    }
    return words;
  }

  /** Start frame of each token, and of the one that follows. Row i - 1 predicted token i. */
  private static int[] starts(Alignment alignment, int promptLength, int firstFrame) {
    float[][] strength = alignment.matrix(promptLength - 1);
    int frames = strength[0].length;
    int from = Math.clamp(firstFrame, 0, frames - 1);
    float[][] open = new float[strength.length][];
    for (int i = 0; i < open.length; i++) {
      open[i] = Arrays.copyOfRange(strength[i], from, frames);
    }
    int[] starts = TimeWarp.starts(open);
    for (int i = 0; i < starts.length; i++) {
      starts[i] += from;
    }
    return starts;
  }
}
