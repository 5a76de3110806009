package io.babelgrid.engine;

import ai.onnxruntime.OrtEnvironment;

/**
 * The process's ONNX Runtime. Version 1.29 recurses once for each character of the command line
 * while it starts, which overflows an ordinary thread stack when a class path is long, so it is
 * started on a thread with a large one.
 */
final class OnnxEnvironment {

  private static final long STACK_BYTES = 64L << 20;
  private static final OrtEnvironment ENVIRONMENT = start();

  private OnnxEnvironment() {}

  static OrtEnvironment get() {
    return ENVIRONMENT;
  }

  private static OrtEnvironment start() {
    var starter = new Thread(null, OrtEnvironment::getEnvironment, "onnx-start", STACK_BYTES);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InferenceException("ONNX Runtime's start was interrupted", e);
    }
    return OrtEnvironment.getEnvironment();
  }
}
