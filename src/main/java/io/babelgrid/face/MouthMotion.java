package io.babelgrid.face;

import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.lipsync.mouth.MouthMovement;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.mouth.MouthTrajectory;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.voice.LipVoice;
import org.jspecify.annotations.Nullable;

/**
 * How a mouth moves with a synthetic voice: closed between phrases, and the speaker's own while the
 * voice is silent. What is said is planned from the phonemes of a phrase, once. A voice that does
 * not tell them is heard instead, whenever more of the phrase is rendered. Used by one thread.
 */
public final class MouthMotion {

  /** From the speaker's own mouth to the drawn one and back: short, and no jump. */
  private static final double FADE_NS = 160e6;

  private static final double LONGEST_STEP_NS = 100e6;

  private final Language language;
  private final @Nullable AudioMouth ear;
  private @Nullable Phrase phrase;
  private @Nullable MouthMovement movement;
  private int heardSamples;
  private double share;
  private long lastNs;

  /**
   * @param ear for voices without phoneme times; without one, the mouth rests then
   */
  MouthMotion(Language language, @Nullable AudioMouth ear) {
    this.language = language;
    this.ear = ear;
  }

  /** The mouth at a time. */
  MouthShape shape(LipVoice voice, long shownNs) {
    VoicePosition position = voice.position();
    if (position == null) {
      return MouthShape.REST;
    }
    return movement(position).at(position.sampleAt(shownNs));
  }

  private MouthMovement movement(VoicePosition position) {
    MouthMovement current = position.phrase() == phrase ? movement : null;
    if (ear != null && position.timings().isEmpty()) {
      current = heard(ear, position, current);
    } else if (current == null) {
      current = MouthTrajectory.of(language, position.timings(), position.totalSamples());
    }
    phrase = position.phrase();
    movement = current;
    return current;
  }

  private MouthMovement heard(
      AudioMouth by, VoicePosition position, @Nullable MouthMovement known) {
    if (known != null && position.available() == heardSamples) {
      return known;
    }
    heardSamples = position.available();
    float[] samples = new float[heardSamples];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = position.pcm()[i] / 32_768f;
    }
    return by.hear(samples, SpeechChunk.SAMPLE_RATE_HZ);
  }

  /** How much of the drawn mouth is shown, 0 to 1: all of it while the voice talks. */
  float share(LipVoice voice, long shownNs) {
    double step = Math.clamp((double) shownNs - lastNs, 0, LONGEST_STEP_NS) / FADE_NS;
    lastNs = shownNs;
    share = voice.isTalking() ? Math.min(1, share + step) : Math.max(0, share - step);
    return (float) share;
  }
}
