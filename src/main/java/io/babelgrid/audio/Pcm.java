package io.babelgrid.audio;

/** 16-bit little-endian samples, as the native codecs take them, and floats in [-1, 1]. */
final class Pcm {

  private Pcm() {}

  static int sample(byte[] pcm, int index) {
    return (short) (pcm[2 * index] & 0xFF | pcm[2 * index + 1] << 8);
  }

  static void put(byte[] pcm, int index, int sample) {
    pcm[2 * index] = (byte) sample;
    pcm[2 * index + 1] = (byte) (sample >> 8);
  }

  static void toFloats(byte[] pcm, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = sample(pcm, i) / 32_768f;
    }
  }

  /** Rounds, and clips what is louder than full scale. */
  static void toBytes(float[] samples, int from, int count, byte[] out) {
    for (int i = 0; i < count; i++) {
      int value = Math.round(samples[from + i] * 32_767f);
      put(out, i, Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
    }
  }
}
