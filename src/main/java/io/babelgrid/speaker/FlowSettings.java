package io.babelgrid.speaker;

import io.babelgrid.playout.PlayoutConfig;
import io.babelgrid.synthesis.PhrasePolicy;

/**
 * Limits of one flow.
 *
 * @param audioQueue spans of 20 ms a speaker may wait for recognition: 250 x 20 ms = 5 s, then
 *     speech is dropped rather than late
 * @param textQueue transcripts a translator, and translations a voice, may have waiting
 * @param phrases when words become a phrase
 * @param playout behaviour of the synthetic track
 */
public record FlowSettings(
    int audioQueue, int textQueue, PhrasePolicy phrases, PlayoutConfig playout) {

  public static FlowSettings standard() {
    return new FlowSettings(250, 64, PhrasePolicy.DEFAULT, PlayoutConfig.standard());
  }
}
