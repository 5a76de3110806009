package io.babelgrid.speaker;

import io.babelgrid.playout.PlayoutConfig;
import io.babelgrid.synthesis.PhrasePolicy;

/**
 * Limits of one flow.
 *
 * @param audioQueue spans of 20 ms a speaker may wait for recognition, which decodes less often the
 *     longer it takes and so catches up: 750 x 20 ms = 15 s, as long as a node needs to serve less
 *     where it has too much to do; then speech is dropped rather than late
 * @param textQueue transcripts a translator, and translations a voice, may have waiting
 * @param phrases when words become a phrase
 * @param playout behaviour of the synthetic track
 * @param marksVoices whether synthetic voices carry a mark that machines find
 */
public record FlowSettings(
    int audioQueue,
    int textQueue,
    PhrasePolicy phrases,
    PlayoutConfig playout,
    boolean marksVoices) {

  public static FlowSettings standard() {
    return new FlowSettings(750, 64, PhrasePolicy.DEFAULT, PlayoutConfig.standard(), true);
  }
}
