package io.babelgrid.recognition;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in the audio the decoder looked while it wrote each token: the attention of the alignment
 * heads. As in Whisper's own word timing, each head is standardised over the tokens, smoothed by a
 * median over 7 frames, then averaged. Grows by one row a token; belongs to one decoding at a time,
 * and what it allocated for the longest one serves the next.
 */
final class Alignment {

  private static final int MEDIAN = 7;

  private final int heads;
  private int frames;
  private int heardFrames;
  private int rows;
  private int width;

  /** One array a row, of {@code capacity} or more; those from {@link #rows} on are spare. */
  private final List<float[]> attention = new ArrayList<>();

  private int capacity;
  private double[] sum = new double[0];
  private double[] sumOfSquares = new double[0];
  private float[] standardised = new float[0];
  private float[] lastStrength = new float[0];
  private final float[] windowed = new float[MEDIAN];

  Alignment(int heads) {
    this.heads = heads;
  }

  /**
   * Starts over.
   *
   * @param frames encoder frames, padding included
   * @param heardFrames those of them that are not padding
   */
  void reset(int frames, int heardFrames) {
    this.frames = frames;
    this.heardFrames = Math.max(1, heardFrames);
    rows = 0;
    width = heads * frames;
    if (width > capacity) {
      capacity = Math.max(width, capacity + capacity / 2);
      attention.clear();
      sum = new double[capacity];
      sumOfSquares = new double[capacity];
      standardised = new float[capacity / heads + MEDIAN];
      lastStrength = new float[capacity / heads];
    } else {
      Arrays.fill(sum, 0, width, 0);
      Arrays.fill(sumOfSquares, 0, width, 0);
    }
  }

  int rows() {
    return rows;
  }

  /**
   * Appends the attention of tokens.
   *
   * @param source [heads, tokens, frames]
   */
  void append(FloatBuffer source, int tokens) {
    for (int token = 0; token < tokens; token++) {
      float[] row = row(rows + token);
      for (int head = 0; head < heads; head++) {
        source.get((head * tokens + token) * frames, row, head * frames, frames);
      }
      for (int i = 0; i < width; i++) {
        float value = row[i];
        sum[i] += value;
        sumOfSquares[i] += (double) value * value;
      }
    }
    rows += tokens;
  }

  /** The heard frame that the last row attends to most. */
  int peakOfLastRow() {
    float[] strength = lastStrength;
    Arrays.fill(strength, 0, heardFrames, 0);
    strength(rows - 1, strength);
    int peak = 0;
    for (int frame = 1; frame < heardFrames; frame++) {
      if (strength[frame] > strength[peak]) {
        peak = frame;
      }
    }
    return peak;
  }

  /** Standardised, smoothed, averaged attention of the rows from {@code firstRow} on. */
  float[][] matrix(int firstRow) {
    float[][] matrix = new float[rows - firstRow][heardFrames];
    for (int row = firstRow; row < rows; row++) {
      strength(row, matrix[row - firstRow]);
    }
    return matrix;
  }

  private void strength(int row, float[] target) {
    int margin = MEDIAN / 2;
    for (int head = 0; head < heads; head++) {
      for (int frame = -margin; frame < heardFrames + margin; frame++) {
        standardised[frame + margin] = standardised(row, head, mirrored(frame));
      }
      for (int frame = 0; frame < heardFrames; frame++) {
        target[frame] += medianFrom(frame) / heads;
      }
    }
  }

  private float standardised(int row, int head, int frame) {
    int column = head * frames + frame;
    double mean = sum[column] / rows;
    double variance = Math.max(0, sumOfSquares[column] / rows - mean * mean);
    float value = attention.get(row)[column];
    return (float) ((value - mean) / (Math.sqrt(variance) + 1e-9));
  }

  private int mirrored(int frame) {
    int inside = frame < 0 ? -frame : frame < heardFrames ? frame : 2 * (heardFrames - 1) - frame;
    return Math.clamp(inside, 0, heardFrames - 1);
  }

  private float medianFrom(int start) {
    for (int i = 0; i < MEDIAN; i++) {
      float value = standardised[start + i];
      int at = i;
      for (; at > 0 && windowed[at - 1] > value; at--) {
        windowed[at] = windowed[at - 1];
      }
      windowed[at] = value;
    }
    return windowed[MEDIAN / 2];
  }

  private float[] row(int index) {
    if (index == attention.size()) {
      attention.add(new float[capacity]);
    }
    return attention.get(index);
  }
}
