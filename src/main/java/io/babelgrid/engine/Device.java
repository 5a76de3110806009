package io.babelgrid.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/**
 * Where the graphs of a session run. On CUDA every session has a stream and an arena of its own on
 * the first GPU; operators that have no CUDA kernel, and all tensors that callers hand in or
 * receive, stay on the CPU and are copied.
 */
public enum Device {
  CPU,
  CUDA;

  private static final int FIRST_GPU = 0;

  /** Puts this device before the CPU, which is always there. */
  void addTo(OrtSession.SessionOptions options) throws OrtException {
    switch (this) {
      case CPU -> {}
      case CUDA -> addCuda(options);
    }
  }

  private static void addCuda(OrtSession.SessionOptions options) throws OrtException {
    try (var cuda = new OrtCUDAProviderOptions(FIRST_GPU)) {
      // A dozen arenas share the GPU: none may double itself for its last few bytes.
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      // Speech has another length each time, and the default measures all algorithms for each one.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      options.addCUDA(cuda);
    }
  }
}
