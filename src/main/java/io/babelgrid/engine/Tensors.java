package io.babelgrid.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors over native memory that is written and read in place. They live until this is closed; the
 * memory lives as long as its buffer. One thread at a time.
 */
public final class Tensors implements AutoCloseable {

  private final OrtEnvironment environment;
  private final List<OnnxTensor> own = new ArrayList<>();

  public Tensors(OrtEnvironment environment) {
    this.environment = environment;
  }

  public static FloatBuffer floats(int count) {
    return bytes(Float.BYTES * count).asFloatBuffer();
  }

  public static IntBuffer ints(int count) {
    return bytes(Integer.BYTES * count).asIntBuffer();
  }

  public static LongBuffer longs(int count) {
    return bytes(Long.BYTES * count).asLongBuffer();
  }

  /** Over the first {@code count} elements. */
  public OnnxTensor of(LongBuffer buffer, int count, long... shape) throws OrtException {
    return keep(OnnxTensor.createTensor(environment, buffer.slice(0, count), shape));
  }

  /** Over the first {@code count} elements. */
  public OnnxTensor of(FloatBuffer buffer, int count, long... shape) throws OrtException {
    return keep(OnnxTensor.createTensor(environment, buffer.slice(0, count), shape));
  }

  /** Over the first {@code count} elements. */
  public OnnxTensor of(IntBuffer buffer, int count, long... shape) throws OrtException {
    return keep(OnnxTensor.createTensor(environment, buffer.slice(0, count), shape));
  }

  @Override
  public void close() {
    own.forEach(OnnxTensor::close);
  }

  private OnnxTensor keep(OnnxTensor tensor) {
    own.add(tensor);
    return tensor;
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }
}
