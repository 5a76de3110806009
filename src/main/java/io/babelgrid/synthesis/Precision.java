package io.babelgrid.synthesis;

/**
 * Which form of Kokoro's graphs speaks.
 *
 * <p>The relative cost is compute time of one lane over speech time of the generator, as planned
 * for: about one and a half times what one core of an AVX-512 VNNI server needs, so that a phrase
 * does not run dry when a lane is shared.
 */
public enum Precision {
  /** 8-bit convolutions: 19 dB below the floats' output, two to three times as fast. */
  Q8("q8", 0.35),
  FP32("fp32", 0.85);

  private final String suffix;
  private final double relativeCost;

  Precision(String suffix, double relativeCost) {
    this.suffix = suffix;
    this.relativeCost = relativeCost;
  }

  String fileOf(String graph) {
    return graph + "." + suffix + ".onnx";
  }

  double relativeCost() {
    return relativeCost;
  }
}
