package io.babelgrid.audio;

/**
 * The fast Fourier transform (Cooley and Tukey, 1965) of a power of two of points, in place. One
 * thread.
 */
public final class Fourier {

  private final float[] real;
  private final float[] imaginary;
  private final float[] cosines;
  private final float[] sines;

  public Fourier(int points) {
    real = new float[points];
    imaginary = new float[points];
    cosines = new float[points / 2];
    sines = new float[points / 2];
    for (int i = 0; i < points / 2; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / points);
      sines[i] = (float) -Math.sin(2 * Math.PI * i / points);
    }
  }

  /** To be written before {@link #transform}. */
  public float[] real() {
    return real;
  }

  /** To be written before {@link #transform}. */
  public float[] imaginary() {
    return imaginary;
  }

  public void transform() {
    int points = real.length;
    reorder();
    for (int size = 2; size <= points; size *= 2) {
      for (int start = 0; start < points; start += size) {
        for (int k = 0; k < size / 2; k++) {
          butterfly(start + k, start + k + size / 2, k * (points / size));
        }
      }
    }
  }

  /**
   * Power of two real signals that were transformed together, one as the real, one as the imaginary
   * part.
   *
   * @param first of the real part, a value for each frequency from 0 to half the points
   */
  public void powers(float[] first, float[] second) {
    int points = real.length;
    for (int k = 0; k <= points / 2; k++) {
      int mirrored = (points - k) % points;
      float evenReal = (real[k] + real[mirrored]) / 2;
      float evenImaginary = (imaginary[k] - imaginary[mirrored]) / 2;
      float oddReal = (imaginary[k] + imaginary[mirrored]) / 2;
      float oddImaginary = (real[mirrored] - real[k]) / 2;
      first[k] = evenReal * evenReal + evenImaginary * evenImaginary;
      second[k] = oddReal * oddReal + oddImaginary * oddImaginary;
    }
  }

  private void butterfly(int a, int b, int turn) {
    float turnedReal = real[b] * cosines[turn] - imaginary[b] * sines[turn];
    float turnedImaginary = real[b] * sines[turn] + imaginary[b] * cosines[turn];
    real[b] = real[a] - turnedReal;
    imaginary[b] = imaginary[a] - turnedImaginary;
    real[a] += turnedReal;
    imaginary[a] += turnedImaginary;
  }

  private void reorder() {
    int points = real.length;
    int bits = Integer.numberOfTrailingZeros(points);
    for (int i = 0; i < points; i++) {
      int j = Integer.reverse(i) >>> (Integer.SIZE - bits);
      if (j > i) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
  }

  private static void swap(float[] values, int i, int j) {
    float held = values[i];
    values[i] = values[j];
    values[j] = held;
  }
}
