package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.InferenceException;
import java.nio.FloatBuffer;
import java.util.NoSuchElementException;

/**
 * What a decoder step leaves: the state for the next one, scores of all target pieces, attention
 * over the source pieces. The state lies in native memory; scores and attention do not.
 */
final class Step implements AutoCloseable {

  private static final FloatBuffer NOTHING = FloatBuffer.allocate(0);

  private final AutoCloseable owner;
  private final OnnxTensor state;
  private final FloatBuffer logits;
  private final FloatBuffer attention;
  private final int nextPosition;

  private Step(
      AutoCloseable owner,
      OnnxTensor state,
      FloatBuffer logits,
      FloatBuffer attention,
      int nextPosition) {
    this.owner = owner;
    this.state = state;
    this.logits = logits;
    this.attention = attention;
    this.nextPosition = nextPosition;
  }

  static Step first(OnnxTensor state) {
    return new Step(state, state, NOTHING, NOTHING, 0);
  }

  static Step of(OrtSession.Result result, int nextPosition) {
    return new Step(
        result,
        tensor(result, "state_out"),
        tensor(result, "logits").getFloatBuffer(),
        tensor(result, "attn").getFloatBuffer(),
        nextPosition);
  }

  OnnxTensor state() {
    return state;
  }

  /** Score of each target piece. */
  FloatBuffer logits() {
    return logits;
  }

  /** Weight of each source piece, the end mark last. */
  FloatBuffer attention() {
    return attention;
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

  private static OnnxTensor tensor(OrtSession.Result result, String name) {
    return (OnnxTensor)
        result
            .get(name)
            .orElseThrow(() -> new NoSuchElementException("the decoder has no output " + name));
  }
}
