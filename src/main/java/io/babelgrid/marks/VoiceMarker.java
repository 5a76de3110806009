package io.babelgrid.marks;

import java.util.Arrays;

/**
 * Marks one synthetic voice while it sounds, frame by frame and without delay, by filters that
 * change with each tile. Silence stays silence. One thread; nothing is allocated once it is made.
 */
public final class VoiceMarker {

  /** Of the voices' sound. */
  public static final int SAMPLE_RATE_HZ = 24_000;

  /** 20 ms. */
  public static final int FRAME_SAMPLES = SAMPLE_RATE_HZ / 50;

  private static final int FRAMES_PER_TILE = MarkPattern.TILE_MS / 20;

  /** 10 ms from one tile to the next, so that nothing clicks. */
  private static final int FADE_SAMPLES = SAMPLE_RATE_HZ / 100;

  private static final int BEFORE = MarkFilters.TAPS - 1;

  private static final float[][] FILTERS = MarkFilters.at(SAMPLE_RATE_HZ);

  /** The last samples of the frame before, then the frame. */
  private final float[] heard = new float[BEFORE + FRAME_SAMPLES];

  private final float[] now = new float[FRAME_SAMPLES];
  private final float[] faded = new float[FADE_SAMPLES];
  private int frames;

  /**
   * Marks the next frame.
   *
   * @param pcm {@link #FRAME_SAMPLES} samples
   * @param marked as many; may be the same array
   */
  public void mark(short[] pcm, short[] marked) {
    System.arraycopy(heard, FRAME_SAMPLES, heard, 0, BEFORE);
    for (int i = 0; i < FRAME_SAMPLES; i++) {
      heard[BEFORE + i] = pcm[i];
    }
    int tile = frames / FRAMES_PER_TILE % MarkPattern.TILES;
    convolve(FILTERS[tile], now);
    if (frames % FRAMES_PER_TILE == 0) {
      convolve(FILTERS[(tile + MarkPattern.TILES - 1) % MarkPattern.TILES], faded);
      for (int i = 0; i < FADE_SAMPLES; i++) {
        float share = (i + 0.5f) / FADE_SAMPLES;
        now[i] = faded[i] + share * (now[i] - faded[i]);
      }
    }
    for (int i = 0; i < FRAME_SAMPLES; i++) {
      marked[i] = (short) Math.clamp(Math.round(now[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    frames = (frames + 1) % (MarkPattern.TILES * FRAMES_PER_TILE);
  }

  /** Tap by tap, which the compiler makes vectors of. */
  private void convolve(float[] filter, float[] out) {
    Arrays.fill(out, 0);
    for (int tap = 0; tap < MarkFilters.TAPS; tap++) {
      float gain = filter[tap];
      int from = BEFORE - tap;
      for (int i = 0; i < out.length; i++) {
        out[i] += gain * heard[from + i];
      }
    }
  }
}
