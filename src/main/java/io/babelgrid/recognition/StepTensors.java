package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ModelSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch of decoder rows has in common: tokens in, predictions out, and memory for the places
 * of the graph that no row takes. Each width keeps its bindings, so that a step exchanges values
 * and allocates nothing. {@code models/convert/whisper.py} describes the graph. Used by one lane at
 * a time.
 */
final class StepTensors implements AutoCloseable {

  private final OrtEnvironment environment;
  private final LongBuffer ids;
  private final LongBuffer positions;
  private final FloatBuffer begin;
  private final LongBuffer nextToken;
  private final FloatBuffer nextLogprob;
  private final List<OnnxTensor> own = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Width> widths = new ArrayList<>();
  private final OnnxTensor none;
  private final OnnxTensor noPosition;
  private final OnnxTensor noLength;

  /** A width of batch and what is bound for it: rows in the first places, nobody in the rest. */
  private record Width(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

  /**
   * What a place of the graph calls its tensors; caches, by layer, keys before values.
   *
   * @param past self-attention so far
   * @param present the same, grown by this step
   * @param cross keys and values of the audio
   */
  private record Place(
      String lastPosition,
      String totalLength,
      String attention,
      List<String> past,
      List<String> present,
      List<String> cross) {}

  StepTensors(OrtEnvironment environment, WhisperSettings settings) throws OrtException {
    this.environment = environment;
    int count = settings.stepRows();
    ids = longs(count);
    positions = longs(count);
    begin = bytes(4 * count).asFloatBuffer();
    nextToken = longs(count);
    nextLogprob = bytes(4 * count).asFloatBuffer();
    List<String> caches = settings.cacheNames();
    for (int i = 0; i < count; i++) {
      String at = "." + i;
      places.add(
          new Place(
              "seqlens_k" + at,
              "total_len" + at,
              "align" + at,
              caches.stream().map(name -> "past_" + name + at).toList(),
              caches.stream().map(name -> "present_" + name + at).toList(),
              caches.stream().map(name -> "cross_" + name + at).toList()));
    }
    int memory = settings.heads() * settings.headSize();
    none =
        floatTensor(
            bytes(4 * memory).asFloatBuffer(),
            memory,
            new long[] {1, settings.heads(), 1, settings.headSize()});
    noPosition = keep(OnnxTensor.createTensor(environment, bytes(4).asIntBuffer(), new long[] {1}));
    IntBuffer one = bytes(4).asIntBuffer().put(0, 1);
    noLength = keep(OnnxTensor.createTensor(environment, one, new long[0]));
    for (int rows = 1; rows <= count; rows++) {
      widths.add(width(rows));
    }
  }

  /** Makes one step of the rows; each gets its prediction and its attention. */
  void run(ModelSession session, List<WhisperRow> rows) throws OrtException {
    Width width = widths.get(rows.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      bind(width, i, rows.get(i).decoder());
    }
    try {
      session.run(width.inputs, width.outputs);
    } finally {
      for (int i = 0; i < rows.size(); i++) {
        vacate(width, i);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).decoder().tensors().predicted(nextToken.get(i), nextLogprob.get(i));
    }
  }

  @Override
  public void close() {
    own.forEach(OnnxTensor::close);
  }

  private void bind(Width width, int row, WhisperDecoder decoder) throws OrtException {
    DecoderTensors tensors = decoder.tensors();
    Place place = places.get(row);
    ids.put(row, tensors.preparedToken());
    positions.put(row, tensors.preparedPosition());
    width.inputs.put(place.lastPosition, tensors.lastPosition());
    width.inputs.put(place.totalLength, tensors.totalLength());
    width.outputs.put(place.attention, tensors.stepAttention(decoder.frames()));
    for (int i = 0; i < place.past.size(); i++) {
      OnnxTensor cache = tensors.cache(i);
      width.inputs.put(place.past.get(i), cache);
      width.outputs.put(place.present.get(i), cache);
      width.inputs.put(place.cross.get(i), decoder.crossAttention(i));
    }
  }

  /** Lets go of a row, whose caches are large and may be done with. */
  private void vacate(Width width, int row) {
    Place place = places.get(row);
    width.outputs.put(place.attention, none);
    place.present.forEach(name -> width.outputs.put(name, none));
    nobody(width.inputs, place);
  }

  /** The least memory that attention accepts, for a place without a row. */
  private void nobody(Map<String, OnnxTensor> inputs, Place place) {
    inputs.put(place.lastPosition, noPosition);
    inputs.put(place.totalLength, noLength);
    for (int i = 0; i < place.past.size(); i++) {
      inputs.put(place.past.get(i), none);
      inputs.put(place.cross.get(i), none);
    }
  }

  private Width width(int rows) throws OrtException {
    LongBuffer rowOfPlace = longs(places.size());
    var in = new HashMap<String, OnnxTensor>();
    for (int place = 0; place < places.size(); place++) {
      rowOfPlace.put(place, Math.min(place, rows - 1));
      nobody(in, places.get(place));
    }
    in.put("input_ids", longTensor(ids, rows, rows, 1));
    in.put("position_ids", longTensor(positions, rows, rows, 1));
    in.put("row_of_place", longTensor(rowOfPlace, places.size(), places.size()));
    in.put("begin", floatTensor(begin, rows, rows));
    var out = new HashMap<String, OnnxTensor>();
    out.put("next_token", longTensor(nextToken, rows, rows, 1));
    out.put("next_logprob", floatTensor(nextLogprob, rows, rows, 1));
    return new Width(in, out);
  }

  private OnnxTensor longTensor(LongBuffer buffer, int count, long... shape) throws OrtException {
    return keep(OnnxTensor.createTensor(environment, buffer.slice(0, count), shape));
  }

  private OnnxTensor floatTensor(FloatBuffer buffer, int count, long... shape) throws OrtException {
    return keep(OnnxTensor.createTensor(environment, buffer.slice(0, count), shape));
  }

  private OnnxTensor keep(OnnxTensor tensor) {
    own.add(tensor);
    return tensor;
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }

  private static LongBuffer longs(int count) {
    return bytes(8 * count).asLongBuffer();
  }
}
