package io.babelgrid.engine;

import ai.onnxruntime.OnnxTensor;
import java.lang.ref.Reference;
import java.util.List;

/**
 * Runs of one graph with tensors that are bound by place and stay bound until others are. A run
 * allocates nothing on the Java heap. Used by one thread at a time; holds native memory until it is
 * unreachable. Tensors stay the caller's.
 */
public final class BoundRun {

  private final ModelSession session;
  private final BoundValues inputs;
  private final BoundValues outputs;

  /**
   * @param direct through the C API, not the Java binding
   */
  BoundRun(ModelSession session, List<String> inputs, List<String> outputs, boolean direct) {
    this.session = session;
    this.inputs = new BoundValues(inputs, direct);
    this.outputs = new BoundValues(outputs, direct);
  }

  /** Binds the input at {@code index} of the names. */
  public void input(int index, OnnxTensor tensor) {
    inputs.set(index, tensor);
  }

  /** Binds the output at {@code index} of the names. */
  public void output(int index, OnnxTensor tensor) {
    outputs.set(index, tensor);
  }

  /**
   * Runs the graph, which writes into the bound outputs.
   *
   * @throws InferenceException when the graph fails or is unloaded
   * @throws IllegalStateException when a place is bound to no tensor, or to a closed one
   */
  public void run() {
    try {
      session.run(inputs, outputs);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
