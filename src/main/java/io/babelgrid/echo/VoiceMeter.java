package io.babelgrid.echo;

import org.jspecify.annotations.Nullable;

/** Makes prints of a voice, frame by frame. One owner. */
public final class VoiceMeter {

  private static final int SAMPLE_RATE_HZ = 24_000;

  private final BandMeter meter = new BandMeter(SAMPLE_RATE_HZ);
  private float[] samples = new float[SAMPLE_RATE_HZ / 50];
  private boolean silent = true;

  /** The print of 16-bit samples at 24 kHz; null of silence. */
  public @Nullable SoundPrint print(short[] pcm, long atNs) {
    int loudest = 0;
    for (short sample : pcm) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    if (loudest == 0) {
      if (!silent) {
        meter.silence();
      }
      silent = true;
      return null;
    }
    silent = false;
    if (samples.length != pcm.length) {
      samples = new float[pcm.length];
    }
    for (int i = 0; i < pcm.length; i++) {
      samples[i] = pcm[i] / 32_768f;
    }
    return new SoundPrint(meter.next(samples, 0, samples.length), atNs);
  }
}
