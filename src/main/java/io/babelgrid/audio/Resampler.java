package io.babelgrid.audio;

import org.jitsi.impl.neomedia.codec.audio.speex.Speex;

/**
 * Changes the sample rate of one mono stream (Speex windowed-sinc resampler). Its filter delays the
 * stream by some samples and starts from silence; chunks of one stream join without seam. Owned by
 * one thread; frees native memory on {@link #close()}.
 */
public final class Resampler implements AutoCloseable {

  /** Speex's "VoIP" quality is 3; 5 keeps the band up to 90 % of Nyquist for recognition. */
  private static final int QUALITY = 5;

  private final int fromHz;
  private final int toHz;
  private byte[] in = new byte[0];
  private byte[] out = new byte[0];
  private long handle;

  public Resampler(int fromHz, int toHz) {
    this.fromHz = fromHz;
    this.toHz = toHz;
    handle = Speex.speex_resampler_init(1, fromHz, toHz, QUALITY, 0);
    if (handle == 0) {
      throw new IllegalArgumentException("no resampler from " + fromHz + " to " + toHz + " Hz");
    }
  }

  /** For whoever listens at the rate of recognition. */
  public static Resampler from48kTo16k() {
    return new Resampler(48_000, 16_000);
  }

  /** For synthetic speech at 24 kHz. */
  public static Resampler from24kTo48k() {
    return new Resampler(24_000, 48_000);
  }

  /**
   * Resamples a chunk.
   *
   * @param samples amplitude in [-1, 1]
   * @return as many samples as are complete, amplitude in [-1, 1]
   */
  public float[] process(float[] samples) {
    reserve(samples.length);
    Pcm.toBytes(samples, 0, samples.length, in);
    return process(in, samples.length);
  }

  /** As above, from {@code count} 16-bit little-endian samples. */
  float[] process(byte[] pcm, int count) {
    if (handle == 0) {
      throw new IllegalStateException("closed");
    }
    reserve(count);
    int capacity = out.length / 2;
    int produced =
        Speex.speex_resampler_process_interleaved_int(handle, pcm, 0, count, out, 0, capacity);
    float[] result = new float[produced];
    Pcm.toFloats(out, result, produced);
    return result;
  }

  private void reserve(int count) {
    if (in.length < 2 * count) {
      in = new byte[2 * count];
    }
    int most = (int) ((long) count * toHz / fromHz) + 16;
    if (out.length < 2 * most) {
      out = new byte[2 * most];
    }
  }

  @Override
  public void close() {
    if (handle != 0) {
      Speex.speex_resampler_destroy(handle);
      handle = 0;
    }
  }
}
