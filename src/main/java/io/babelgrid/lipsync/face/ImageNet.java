package io.babelgrid.lipsync.face;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A graph with one square picture in, {@code image} u8 [1, size, size, 3], and floats out, on
 * tensors that are made once. One thread.
 */
final class ImageNet implements AutoCloseable {

  private final String stage;
  private final ModelSession session;
  private final ComputeLanes lanes;
  private final ByteBuffer image;
  private final Map<String, FloatBuffer> results = new HashMap<>();
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  /**
   * @param stage name of the inference for metrics
   * @param outputShapes shape of each output, by its name
   */
  ImageNet(
      String stage,
      ModelSession session,
      ComputeLanes lanes,
      int size,
      Map<String, long[]> outputShapes) {
    this.stage = stage;
    this.session = session;
    this.lanes = lanes;
    this.image = ByteBuffer.allocateDirect(3 * size * size).order(ByteOrder.nativeOrder());
    OrtEnvironment environment = session.environment();
    try {
      inputs.put(
          "image",
          OnnxTensor.createTensor(
              environment, image, new long[] {1, size, size, 3}, OnnxJavaType.UINT8));
      for (Map.Entry<String, long[]> output : outputShapes.entrySet()) {
        FloatBuffer result = floats(output.getValue());
        results.put(output.getKey(), result);
        outputs.put(
            output.getKey(), OnnxTensor.createTensor(environment, result, output.getValue()));
      }
    } catch (OrtException e) {
      close();
      throw new InferenceException("cannot prepare " + stage, e);
    }
  }

  /** Where the picture is to be written before {@link #run}. */
  ByteBuffer image() {
    return image;
  }

  /** What the last run made; valid until the next one. */
  FloatBuffer result(String output) {
    FloatBuffer result = results.get(output);
    if (result == null) {
      throw new IllegalArgumentException(stage + " has no output " + output);
    }
    return result;
  }

  /**
   * @throws InferenceException when the graph fails
   */
  void run() {
    lanes.beside(
        stage,
        () -> {
          session.run(inputs, outputs);
          return true;
        });
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    inputs.clear();
    outputs.clear();
  }

  private static FloatBuffer floats(long[] shape) {
    int count = 1;
    for (long length : shape) {
      count *= Math.toIntExact(length);
    }
    return ByteBuffer.allocateDirect(Float.BYTES * count)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
