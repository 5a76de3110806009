package io.babelgrid.lipsync.generate;

/**
 * The sound of a phrase as far as it is rendered. Holds the player's own memory: a sample that is
 * there is never written again.
 *
 * @param pcm 24 kHz mono; another array for each phrase
 * @param available samples that are rendered, from the beginning of {@code pcm}
 * @param total samples of the whole phrase, at most the array's length
 */
public record VoiceAudio(short[] pcm, int available, int total) {

  /** Samples a second. */
  public static final int RATE_HZ = 24_000;

  /** Whether nothing more will come. */
  boolean complete() {
    return available >= total;
  }

  /** Amplitude in [-1, 1]; silence before the phrase, after it, and where nothing is rendered. */
  float at(int sample) {
    return sample < 0 || sample >= available ? 0 : pcm[sample] / 32_768f;
  }
}
