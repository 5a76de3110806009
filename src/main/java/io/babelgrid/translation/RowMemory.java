package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent state and attention of one sentence in direct memory that is reused. A step reads one
 * of the two states and writes the other, so that a step that failed can be made again.
 */
final class RowMemory implements AutoCloseable {

  private final OrtEnvironment environment;
  private final Consumer<RowMemory> home;
  private final FloatBuffer firstState;
  private OnnxTensor state;
  private OnnxTensor nextState;
  private final OnnxTensor first;
  private FloatBuffer attention = floats(64);
  private @Nullable OnnxTensor attentionTensor;

  RowMemory(OrtEnvironment environment, MarianConfig config, Consumer<RowMemory> home) {
    this.environment = environment;
    this.home = home;
    int size = config.decoderLayers() * config.width();
    long[] shape = {1, config.decoderLayers(), config.width()};
    firstState = floats(size);
    try {
      state = OnnxTensor.createTensor(environment, firstState, shape);
      nextState = OnnxTensor.createTensor(environment, floats(size), shape);
    } catch (OrtException e) {
      throw failure(e);
    }
    first = state;
  }

  /** Makes it the memory of a sentence that has no target piece yet. */
  void reset(int sourcePieces) {
    if (state != first) {
      swapStates();
    }
    for (int i = 0; i < firstState.capacity(); i++) {
      firstState.put(i, 0);
    }
    if (attention.capacity() < sourcePieces) {
      attention = floats(2 * sourcePieces);
    }
    closeAttention();
    try {
      attentionTensor =
          OnnxTensor.createTensor(
              environment, attention.slice(0, sourcePieces), new long[] {1, sourcePieces});
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  OnnxTensor state() {
    return state;
  }

  OnnxTensor nextState() {
    return nextState;
  }

  /** What was written becomes what is read. */
  void swapStates() {
    OnnxTensor written = nextState;
    nextState = state;
    state = written;
  }

  /** Weight of each source piece in the last step, the end mark last. */
  FloatBuffer attention() {
    return attention;
  }

  OnnxTensor attentionTensor() {
    if (attentionTensor == null) {
      throw new IllegalStateException("memory of no sentence");
    }
    return attentionTensor;
  }

  /** Gives it back for the next sentence. */
  @Override
  public void close() {
    home.accept(this);
  }

  void release() {
    closeAttention();
    state.close();
    nextState.close();
  }

  private void closeAttention() {
    if (attentionTensor != null) {
      attentionTensor.close();
      attentionTensor = null;
    }
  }

  private static InferenceException failure(OrtException e) {
    return new InferenceException("cannot bind the translator's memory", e);
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
