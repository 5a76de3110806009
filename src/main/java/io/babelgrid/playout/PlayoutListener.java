package io.babelgrid.playout;

import io.babelgrid.synthesis.Phrase;

/**
 * What is heard on one synthetic track. Called by the clock's thread, which must not wait for any
 * lock: see {@link PlayoutClock#telling}.
 */
public interface PlayoutListener {

  /**
   * The voice starts or stops talking; pauses between phrases that follow each other are not
   * reported.
   */
  void talking(boolean talking);

  /**
   * A word begins to sound.
   *
   * @param word index into {@link Phrase#words()}
   * @param heardNs when its first frame was sent
   */
  void wordHeard(Phrase phrase, int word, long heardNs);

  /**
   * The next word is not there to its end, and may not be in time: 20 ms of silence were put before
   * it.
   */
  void pause(Phrase phrase);

  /** The phrase may run dry before more of it is there: 20 ms were filled with less speech. */
  void stretch(Phrase phrase);

  /**
   * The phrase ran dry within a word although the forecast said it would not: 20 ms of silence were
   * put in.
   */
  void underrun(Phrase phrase);

  /** The track threw, or did not come back: it is closed and says nothing more. */
  void failed();
}
