package io.babelgrid.lipsync.generate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Floats of a batch, row after row, as a tensor of each width. Used by one lane at a time. */
final class RowTensor implements AutoCloseable {

  private final OrtEnvironment environment;
  private final FloatBuffer values;
  private final long[] shape;
  private final int rowLength;
  private final List<OnnxTensor> widths = new ArrayList<>();

  /**
   * @param rows most that a batch has
   */
  RowTensor(OrtEnvironment environment, int rows, long... shapeOfRow) throws OrtException {
    this(
        environment,
        ByteBuffer.allocateDirect(Float.BYTES * rows * length(shapeOfRow))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer(),
        shapeOfRow);
  }

  private RowTensor(OrtEnvironment environment, FloatBuffer values, long... shapeOfRow)
      throws OrtException {
    this.environment = environment;
    this.values = values;
    this.rowLength = length(shapeOfRow);
    this.shape = new long[shapeOfRow.length + 1];
    System.arraycopy(shapeOfRow, 0, shape, 1, shapeOfRow.length);
    try {
      for (int rows = 1; rows <= values.capacity() / rowLength; rows++) {
        shape[0] = rows;
        widths.add(OnnxTensor.createTensor(environment, values.slice(0, rows * rowLength), shape));
      }
    } catch (OrtException e) {
      close();
      throw e;
    }
  }

  /** The same memory in other rows. */
  RowTensor as(long... shapeOfRow) throws OrtException {
    return new RowTensor(environment, values, shapeOfRow);
  }

  /** The first rows. */
  OnnxTensor rows(int count) {
    return widths.get(count - 1);
  }

  /** Writes into a row, {@code offset} values from its beginning. */
  void put(int row, int offset, float[] from, int start, int count) {
    values.put(row * rowLength + offset, from, start, count);
  }

  /** Reads a whole row. */
  void get(int row, float[] to) {
    values.get(row * rowLength, to, 0, rowLength);
  }

  /** Multiplies the values of the first rows. */
  void scale(int rows, float factor) {
    for (int i = 0; i < rows * rowLength; i++) {
      values.put(i, factor * values.get(i));
    }
  }

  @Override
  public void close() {
    widths.forEach(OnnxTensor::close);
    widths.clear();
  }

  private static int length(long... shape) {
    int length = 1;
    for (long one : shape) {
      length *= Math.toIntExact(one);
    }
    return length;
  }
}
