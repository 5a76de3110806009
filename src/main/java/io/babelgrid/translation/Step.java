package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.InferenceException;
import java.nio.FloatBuffer;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder step leaves: the state for the next one, scores of all target pieces, attention
 * over the source pieces. All of it lies in native memory until it is closed.
 */
final class Step implements AutoCloseable {

  private final AutoCloseable owner;
  private final OnnxTensor state;
  private final OrtSession.@Nullable Result result;
  private final int nextPosition;

  private Step(
      AutoCloseable owner, OnnxTensor state, OrtSession.@Nullable Result result, int nextPosition) {
    this.owner = owner;
    this.state = state;
    this.result = result;
    this.nextPosition = nextPosition;
  }

  static Step first(OnnxTensor state) {
    return new Step(state, state, null, 0);
  }

  static Step of(OrtSession.Result result, int nextPosition) {
    return new Step(result, tensor(result, "state_out"), result, nextPosition);
  }

  OnnxTensor state() {
    return state;
  }

  /** Score of each target piece; a copy, so ask only where a piece is to be chosen. */
  FloatBuffer logits() {
    return copy("logits");
  }

  /** Weight of each source piece, the end mark last. */
  FloatBuffer attention() {
    return copy("attn");
  }

  /** Index of the target piece that the next step makes. */
  int nextPosition() {
    return nextPosition;
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (Exception e) {
      throw new InferenceException("cannot release a decoder state", e);
    }
  }

  private FloatBuffer copy(String output) {
    if (result == null) {
      throw new IllegalStateException("no step has been made yet");
    }
    return tensor(result, output).getFloatBuffer();
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) {
    return (OnnxTensor)
        result
            .get(name)
            .orElseThrow(() -> new NoSuchElementException("the decoder has no output " + name));
  }
}
