package io.babelgrid.flow;

import io.babelgrid.playout.PlayoutConfig;
import java.time.Duration;

/**
 * Limits of one flow.
 *
 * @param audioQueue spans of 20 ms a speaker may wait for recognition: 250 x 20 ms = 5 s, then
 *     speech is dropped rather than late
 * @param textQueue transcripts a translator may have waiting
 * @param phraseQueue phrases a voice may have waiting
 * @param phraseHold how long the oldest word of an unfinished phrase waits for its end
 * @param playout behaviour of the synthetic track
 */
record FlowSettings(
    int audioQueue, int textQueue, int phraseQueue, Duration phraseHold, PlayoutConfig playout) {

  static FlowSettings standard() {
    return new FlowSettings(250, 64, 16, Duration.ofMillis(400), PlayoutConfig.standard());
  }
}
