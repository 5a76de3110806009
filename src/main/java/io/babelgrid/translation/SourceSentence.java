package io.babelgrid.translation;

import io.babelgrid.recognition.TimedWord;
import java.util.ArrayList;
import java.util.List;

/** A sentence that grows word by word, and what of its translation was committed. One owner. */
final class SourceSentence {

  /** Why no more words follow. */
  enum End {
    /** It is still open. */
    OPEN,
    /** A mark closed it, or the utterance is over. */
    CLOSED,
    /** It became too long; the speaker goes on. */
    CUT
  }

  private final List<TimedWord> words = new ArrayList<>();
  private int[] committedPieces = {};
  private End end = End.OPEN;
  private boolean abandoned;

  void add(TimedWord word) {
    words.add(word);
  }

  List<TimedWord> words() {
    return words;
  }

  TimedWord lastWord() {
    return words.getLast();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Target pieces given out so far: the prefix of every translation from here on. */
  int[] committedPieces() {
    return committedPieces;
  }

  void commit(int[] pieces) {
    committedPieces = pieces;
  }

  End end() {
    return end;
  }

  SourceSentence ended(End how) {
    end = how;
    return this;
  }

  /** A model failed on it: the rest of its translation is lost. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}
