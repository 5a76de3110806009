package io.babelgrid.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Silero VAD of one speaker on a graph that all speakers share. A window costs some 0.2 ms, so it
 * runs on the caller's thread, not on a compute lane. State belongs to the speaker's thread.
 */
public final class SileroVad implements VoiceActivityDetector {

  /** The model also sees the end of the window before. */
  private static final int CONTEXT_SAMPLES = 64;

  private static final int STATE_FLOATS = 2 * 128;

  private final ModelSession session;
  private final List<OnnxTensor> tensors = new ArrayList<>();
  private final FloatBuffer input = floats(CONTEXT_SAMPLES + WINDOW_SAMPLES);
  private final FloatBuffer probability = floats(1);
  private final List<FloatBuffer> states = List.of(floats(STATE_FLOATS), floats(STATE_FLOATS));
  private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
  private final List<Map<String, OnnxTensor>> outputs = new ArrayList<>();
  private int current;

  public SileroVad(ModelSession session) {
    this.session = session;
    OrtEnvironment environment = session.environment();
    try {
      OnnxTensor audio = tensor(environment, input, 1, CONTEXT_SAMPLES + WINDOW_SAMPLES);
      OnnxTensor rate = OnnxTensor.createTensor(environment, 16_000L);
      tensors.add(rate);
      OnnxTensor speech = tensor(environment, probability, 1, 1);
      OnnxTensor even = tensor(environment, states.getFirst(), 2, 1, 128);
      OnnxTensor odd = tensor(environment, states.getLast(), 2, 1, 128);
      inputs.add(Map.of("input", audio, "sr", rate, "state", even));
      outputs.add(Map.of("output", speech, "stateN", odd));
      inputs.add(Map.of("input", audio, "sr", rate, "state", odd));
      outputs.add(Map.of("output", speech, "stateN", even));
    } catch (OrtException e) {
      close();
      throw new InferenceException("cannot prepare voice activity detection", e);
    }
  }

  /** Loads the graph that all detectors of the node share; the caller closes it. */
  public static ModelSession load(ModelStore store) {
    return ModelSession.load(store.file("silero-vad", "model.onnx"));
  }

  @Override
  public float probability(float[] window) {
    if (window.length != WINDOW_SAMPLES) {
      throw new IllegalArgumentException(window.length + " samples, not " + WINDOW_SAMPLES);
    }
    input.put(0, input, WINDOW_SAMPLES, CONTEXT_SAMPLES);
    input.put(CONTEXT_SAMPLES, window);
    session.run(inputs.get(current), outputs.get(current));
    current = 1 - current;
    return probability.get(0);
  }

  @Override
  public void reset() {
    for (FloatBuffer buffer : List.of(input, states.getFirst(), states.getLast())) {
      for (int i = 0; i < buffer.capacity(); i++) {
        buffer.put(i, 0);
      }
    }
  }

  @Override
  public void close() {
    tensors.forEach(OnnxTensor::close);
    tensors.clear();
  }

  private OnnxTensor tensor(OrtEnvironment environment, FloatBuffer data, long... shape)
      throws OrtException {
    OnnxTensor tensor = OnnxTensor.createTensor(environment, data, shape);
    tensors.add(tensor);
    return tensor;
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
