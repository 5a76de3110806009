package io.babelgrid.translation;

import io.babelgrid.recognition.TimedWord;
import java.util.List;

/**
 * A sentence as the model reads it: what must survive translation stands in it as a {@link
 * StandIn}.
 *
 * @param words what the model reads
 * @param certain how many of its first words no later word can change
 * @param standIns in the order of the sentence
 * @param termSaid whether a term of the room is among the words that were said of the sentence
 */
record GuardedText(List<TimedWord> words, int certain, List<Placed> standIns, boolean termSaid) {

  /**
   * @param from its first word of {@link #words}
   * @param to just past its last
   */
  record Placed(StandIn standIn, int from, int to) {}

  GuardedText {
    words = List.copyOf(words);
    standIns = List.copyOf(standIns);
  }

  /** A word of the translation with all that it stands for. */
  String restored(String word) {
    String text = word;
    for (Placed placed : standIns) {
      text = placed.standIn().restore(text);
    }
    return text;
  }
}
