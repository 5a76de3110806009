package io.babelgrid.segmentation;

/** Tells speech from everything else, window by window, for one speaker. One thread. */
public interface VoiceActivityDetector extends AutoCloseable {

  /** Samples a window at 16 kHz, 32 ms. */
  int WINDOW_SAMPLES = 512;

  /**
   * Takes the next window.
   *
   * @param window {@value #WINDOW_SAMPLES} samples that follow those of the last call
   * @return probability of speech in the window
   */
  float probability(float[] window);

  /**
   * A window follows that nobody decoded, since nothing was expected in it.
   *
   * @return probability of speech in it
   */
  default float unheard() {
    return 0;
  }

  /**
   * Mean energy of a sample up to which nothing is expected now, negative while everything is to be
   * heard. Any thread.
   */
  default double restsBelow() {
    return -1;
  }

  /** Forgets what was heard. */
  void reset();

  @Override
  void close();
}
