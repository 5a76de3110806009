package io.babelgrid.lipsync.generate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** What Whisper tiny makes of a phrase, 50 states a second; safe for many threads. */
final class WhisperEncoder implements AutoCloseable {

  /** States of 30 s. */
  static final int STATES = 1_500;

  /** What goes into the first of the four layers, and what comes out of each. */
  static final int LAYERS = 5;

  static final int WIDTH = 384;

  private static final String STAGE = "lips.audio";

  private final ModelSession session;
  private final ComputeLanes lanes;

  WhisperEncoder(ModelSession session, ComputeLanes lanes) {
    this.session = session;
    this.lanes = lanes;
  }

  /**
   * Encodes 30 s.
   *
   * @param mel of {@link WhisperMel}
   * @param states how many of the first are wanted
   * @return [states, LAYERS, WIDTH]
   */
  float[] encode(float[] mel, int states, long dueNs) {
    return lanes.call(STAGE, dueNs, () -> run(mel, states));
  }

  private float[] run(float[] mel, int states) throws OrtException {
    FloatBuffer input =
        ByteBuffer.allocateDirect(Float.BYTES * mel.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(0, mel);
    long[] shape = {1, WhisperMel.BANDS, WhisperMel.COLUMNS};
    try (OnnxTensor tensor = OnnxTensor.createTensor(session.environment(), input, shape);
        OrtSession.Result result = session.run(Map.of("mel", tensor), Set.of("states"))) {
      if (!(result.get(0) instanceof OnnxTensor found)) {
        throw new InferenceException("the audio encoder gave no tensor", null);
      }
      float[] out = new float[states * LAYERS * WIDTH];
      found.getFloatBuffer().get(0, out);
      return out;
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
