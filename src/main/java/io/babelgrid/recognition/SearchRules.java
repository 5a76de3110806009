package io.babelgrid.recognition;

import io.babelgrid.recognition.RecognizerConfig.Task;

/** How near to the end of the audio, and how far back, a search may look. */
final class SearchRules {

  /** The tail after the last voiced window, and the window's own width: no word peaks there. */
  private static final int FINAL_GUARD_FRAMES = 12;

  /** Words move forward in the audio; attention wavers by a frame or two. */
  private static final int REWIND_FRAMES = 8;

  /** A translation takes words in another order. */
  private static final int TRANSLATION_REWIND_FRAMES = 100;

  /** The first words of an utterance are heard without context: they wait for a little more. */
  private static final int FIRST_WORDS_FRAMES = 15;

  /** Further from the end than the guard by this much must lie what the model is unsure of. */
  private static final int DOUBT_FRAMES = 25;

  private SearchRules() {}

  /** While more audio follows. */
  static GreedySearch speaking(
      RecognitionPolicy policy, Task task, int tokenLimit, TokenPace pace, boolean firstWords) {
    int guard = policy.guardFrames() + (firstWords ? FIRST_WORDS_FRAMES : 0);
    return new GreedySearch(
        tokenLimit, pace, guard, guard + DOUBT_FRAMES, rewindFrames(task), policy.foresight());
  }

  /** When all of the audio is there. */
  static GreedySearch atEnd(Task task, int tokenLimit, TokenPace pace) {
    return new GreedySearch(
        tokenLimit, pace, FINAL_GUARD_FRAMES, FINAL_GUARD_FRAMES, rewindFrames(task), 0);
  }

  private static int rewindFrames(Task task) {
    return task == Task.TRANSLATE ? TRANSLATION_REWIND_FRAMES : REWIND_FRAMES;
  }
}
