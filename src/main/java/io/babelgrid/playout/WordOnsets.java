package io.babelgrid.playout;

import io.babelgrid.synthesis.PhonemeTiming;
import java.util.List;

/** Where the words of a phrase begin in its audio. */
final class WordOnsets {

  private WordOnsets() {}

  /**
   * Onset of each text word in samples. A written word may be spoken as several ("14:30"), so when
   * the counts differ the words are spread over the spoken ones in order.
   *
   * @param words number of written words, at least 1
   * @param timings phonemes, words separated by {@code " "}
   */
  static int[] of(int words, List<PhonemeTiming> timings, int totalSamples) {
    int[] spoken = spokenOnsets(timings);
    var onsets = new int[words];
    for (int i = 0; i < words; i++) {
      onsets[i] =
          spoken.length == 0
              ? (int) ((long) totalSamples * i / words)
              : spoken[(int) ((long) spoken.length * i / words)];
    }
    return onsets;
  }

  private static int[] spokenOnsets(List<PhonemeTiming> timings) {
    var onsets = new int[timings.size()];
    int count = 0;
    boolean between = true;
    for (PhonemeTiming timing : timings) {
      boolean sounds = Character.isLetter(timing.phoneme().codePointAt(0));
      if (sounds && between) {
        onsets[count++] = timing.startSample();
        between = false;
      } else if (timing.phoneme().isBlank()) {
        between = true;
      }
    }
    return java.util.Arrays.copyOf(onsets, count);
  }
}
