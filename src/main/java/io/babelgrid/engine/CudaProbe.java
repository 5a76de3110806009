package io.babelgrid.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Whether this process can run a graph on the GPU. A convolution is run, since a missing driver or
 * cuDNN may show no earlier than that.
 */
final class CudaProbe {

  /** IR version 8, opset 13: y = Conv(x, w), all three float [1, 1, 1]. */
  private static final byte[] CONVOLUTION =
      HexFormat.of()
          .parseHex(
              "08083a5f0a0f0a01780a01771201792204436f6e761201705a170a017812120a10080112"
                  + "0c0a0208010a0208010a0208015a170a017712120a100801120c0a0208010a0208010a02"
                  + "080162170a017912120a100801120c0a0208010a0208010a0208014202100d");

  private static final long[] SHAPE = {1, 1, 1};

  private CudaProbe() {}

  /** The graph that is tried. */
  static byte[] convolution() {
    return CONVOLUTION.clone();
  }

  /** Why CUDA cannot be used, and what would help; empty when it can. */
  static Optional<String> obstacle() {
    OrtEnvironment environment = OnnxEnvironment.get();
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return Optional.of(
          "this build has ONNX Runtime for the CPU only; build it with mvn -Pcuda package");
    }
    try {
      run(environment, Device.CUDA);
      return Optional.empty();
    } catch (OrtException | RuntimeException | LinkageError e) {
      return Optional.of(
          "the GPU failed a trial (%s); check its driver and that the libraries of CUDA 12 and cuDNN"
                  .formatted(String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "))
              + " 9 are in LD_LIBRARY_PATH");
    }
  }

  /**
   * Runs the graph on {@code device} and nowhere else.
   *
   * @return 2 x 3
   */
  static float run(OrtEnvironment environment, Device device) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      device.addTo(options);
      if (device != Device.CPU) {
        options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
      }
      try (OrtSession session = environment.createSession(CONVOLUTION, options);
          OnnxTensor x = scalar(environment, 2);
          OnnxTensor w = scalar(environment, 3);
          OrtSession.Result result = session.run(Map.of("x", x, "w", w))) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
      }
    }
  }

  private static OnnxTensor scalar(OrtEnvironment environment, float value) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {value}), SHAPE);
  }
}
