package io.babelgrid.flow;

import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.mouth.MouthTrajectory;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.synthesis.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * How a mouth moves with a synthetic voice: closed between phrases, and the speaker's own while the
 * voice is silent. Used by one thread.
 */
final class MouthMotion {

  /** From the speaker's own mouth to the drawn one and back: short, and no jump. */
  private static final double FADE_NS = 160e6;

  private static final double LONGEST_STEP_NS = 100e6;

  private final Language language;
  private @Nullable Phrase phrase;
  private @Nullable MouthTrajectory trajectory;
  private double share;
  private long lastNs;

  MouthMotion(Language language) {
    this.language = language;
  }

  /** The mouth at a time. */
  MouthShape shape(LipVoice voice, long shownNs) {
    VoicePosition position = voice.position();
    if (position == null) {
      return MouthShape.REST;
    }
    MouthTrajectory moving = trajectory;
    if (moving == null || position.phrase() != phrase) {
      moving = MouthTrajectory.of(language, position.timings(), position.totalSamples());
      phrase = position.phrase();
      trajectory = moving;
    }
    return moving.at(position.sampleAt(shownNs));
  }

  /** How much of the drawn mouth is shown, 0 to 1: all of it while the voice talks. */
  float share(LipVoice voice, long shownNs) {
    double step = Math.clamp((double) shownNs - lastNs, 0, LONGEST_STEP_NS) / FADE_NS;
    lastNs = shownNs;
    share = voice.isTalking() ? Math.min(1, share + step) : Math.max(0, share - step);
    return (float) share;
  }
}
