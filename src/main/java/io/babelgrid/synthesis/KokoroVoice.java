package io.babelgrid.synthesis;

import java.util.Arrays;

/**
 * What makes a voice of Kokoro.
 *
 * @param styles 510 rows of 256, one for each number of phonemes
 * @param stats the generator's statistics in this voice
 * @param levelDbfs mean level of its speech
 * @param phonemesPerSecond at the natural rate, pauses left out
 */
@SuppressWarnings("ArrayRecordComponent")
record KokoroVoice(
    Voice voice,
    Gender gender,
    float[] styles,
    float[] stats,
    float levelDbfs,
    float phonemesPerSecond) {

  enum Gender {
    FEMALE,
    MALE
  }

  static final int STYLE_SIZE = 256;

  /** The style for an input of so many phonemes. */
  float[] style(int phonemes) {
    int rows = styles.length / STYLE_SIZE;
    int row = Math.min(phonemes, rows - 1);
    return Arrays.copyOfRange(styles, row * STYLE_SIZE, (row + 1) * STYLE_SIZE);
  }

  /**
   * A voice between two: {@code share} of the other one.
   *
   * @param phonemesPerSecond measured for this blend
   */
  KokoroVoice blend(KokoroVoice other, float share, float phonemesPerSecond) {
    float f0 =
        (float)
            Math.exp(mix(Math.log(voice.medianF0Hz()), Math.log(other.voice.medianF0Hz()), share));
    String id = "%s+%s@%.2f".formatted(voice.id(), other.voice.id(), share);
    return new KokoroVoice(
        new Voice(id, voice.language(), f0),
        share < 0.5f ? gender : other.gender,
        mix(styles, other.styles, share),
        mix(stats, other.stats, share),
        (float) mix(levelDbfs, other.levelDbfs, share),
        phonemesPerSecond);
  }

  private static float[] mix(float[] from, float[] to, float share) {
    var mixed = new float[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) mix(from[i], to[i], share);
    }
    return mixed;
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
