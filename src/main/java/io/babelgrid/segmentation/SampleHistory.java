package io.babelgrid.segmentation;

import java.util.Arrays;

/** The latest samples of a speaker, in a ring. */
final class SampleHistory {

  private final float[] ring;
  private int next;
  private int size;

  SampleHistory(int capacity) {
    ring = new float[capacity];
  }

  int size() {
    return size;
  }

  void append(float[] samples) {
    for (float sample : samples) {
      ring[next] = sample;
      next = next + 1 == ring.length ? 0 : next + 1;
    }
    size = Math.min(ring.length, size + samples.length);
  }

  /** Copies the last {@code count} samples, {@code count <= size()}. */
  float[] last(int count) {
    int from = Math.floorMod(next - count, ring.length);
    int head = Math.min(count, ring.length - from);
    float[] copy = Arrays.copyOfRange(ring, from, from + count);
    System.arraycopy(ring, 0, copy, head, count - head);
    return copy;
  }

  void clear() {
    size = 0;
  }
}
