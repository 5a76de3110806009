package io.babelgrid.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A 16 bit PCM WAV file; channels are averaged.
 *
 * @param samples amplitude in [-1, 1]
 */
public record WavFile(int sampleRateHz, float[] samples) {

  private static final int TARGET_HZ = 16_000;
  private static final int RIFF_HEADER = 12;
  private static final int ZERO_CROSSINGS = 16;

  public static WavFile read(Path path) {
    try {
      return parse(ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The samples at 16 kHz, low-pass filtered with a windowed sinc. */
  public float[] at16Khz() {
    if (sampleRateHz == TARGET_HZ) {
      return samples.clone();
    }
    double step = (double) sampleRateHz / TARGET_HZ;
    double cutoff = Math.min(1, 1 / step);
    int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    float[] out = new float[(int) (samples.length / step)];
    for (int i = 0; i < out.length; i++) {
      double centre = i * step;
      int from = Math.max(0, (int) centre - reach);
      int to = Math.min(samples.length - 1, (int) centre + reach);
      double sum = 0;
      for (int k = from; k <= to; k++) {
        double offset = k - centre;
        sum += samples[k] * sinc(cutoff * offset) * hann(offset / (reach + 1));
      }
      out[i] = (float) (sum * cutoff);
    }
    return out;
  }

  private static WavFile parse(ByteBuffer file) throws IOException {
    file.position(RIFF_HEADER);
    int channels = 0;
    int rate = 0;
    while (file.remaining() >= 8) {
      int id = file.getInt();
      int size = file.getInt();
      ByteBuffer chunk = file.slice(file.position(), Math.min(size, file.remaining()));
      chunk.order(ByteOrder.LITTLE_ENDIAN);
      if (id == 0x20746d66) { // "fmt "
        channels = chunk.getShort(2);
        rate = chunk.getInt(4);
      } else if (id == 0x61746164) { // "data"
        return new WavFile(rate, mono(chunk, channels));
      }
      file.position(Math.min(file.limit(), file.position() + size + (size & 1)));
    }
    throw new IOException("no audio in the WAV file");
  }

  private static float[] mono(ByteBuffer data, int channels) {
    float[] samples = new float[data.remaining() / (2 * channels)];
    for (int i = 0; i < samples.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += data.getShort(2 * (i * channels + channel));
      }
      samples[i] = sum / (32_768f * channels);
    }
    return samples;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double hann(double x) {
    return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
  }
}
