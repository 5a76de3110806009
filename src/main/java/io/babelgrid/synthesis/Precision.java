package io.babelgrid.synthesis;

/** Which form of Kokoro's graphs speaks, and how it is dealt out in windows. */
enum Precision {
  /**
   * 8-bit convolutions: 0.22 s of an AVX-512 VNNI core for a second of speech, planned as 0.35 for
   * a shared core. First 0.3 s of speech.
   */
  Q8("q8", 0.35, 24),
  /** Floats: 0.57 s of a core, planned as 0.75. First 0.75 s, since windows grow slowly. */
  FP32("fp32", 0.75, 60);

  private final String suffix;
  private final double relativeCost;
  private final int firstSteps;

  Precision(String suffix, double relativeCost, int firstSteps) {
    this.suffix = suffix;
    this.relativeCost = relativeCost;
    this.firstSteps = firstSteps;
  }

  String fileOf(String graph) {
    return graph + "." + suffix + ".onnx";
  }

  /** Compute time over speech time of the generator, as planned for. */
  double relativeCost() {
    return relativeCost;
  }

  /** Steps of 12.5 ms of the first window. */
  int firstSteps() {
    return firstSteps;
  }
}
