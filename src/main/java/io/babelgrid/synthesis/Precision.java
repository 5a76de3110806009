package io.babelgrid.synthesis;

/** Which form of Kokoro's graphs speaks, and how it is dealt out in windows. */
enum Precision {
  /**
   * 8-bit convolutions: 0.22 s of an AVX-512 VNNI core for a second of speech, planned as 0.35 for
   * a shared core. First 0.4 s of speech, in which 0.25 s more can be rendered twice.
   */
  Q8("q8", 0.35, 32, 20),
  /** Floats: 0.57 s of a core, planned as 0.75. First 0.75 s, since windows grow slowly. */
  FP32("fp32", 0.75, 60, 40);

  private final String suffix;
  private final double relativeCost;
  private final int firstSteps;
  private final int leastSteps;

  Precision(String suffix, double relativeCost, int firstSteps, int leastSteps) {
    this.suffix = suffix;
    this.relativeCost = relativeCost;
    this.firstSteps = firstSteps;
    this.leastSteps = leastSteps;
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

  /** Steps of every other window at least. */
  int leastSteps() {
    return leastSteps;
  }
}
