package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ModelSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch of decoder rows has in common: tokens in, predictions out, and memory for the places
 * of the graph that no row takes. {@code models/convert/whisper.py} describes the graph. Used by
 * one lane at a time.
 */
final class StepTensors implements AutoCloseable {

  private final OrtEnvironment environment;
  private final int places;
  private final LongBuffer ids;
  private final LongBuffer positions;
  private final LongBuffer rowOfPlace;
  private final FloatBuffer begin;
  private final LongBuffer nextToken;
  private final FloatBuffer nextLogprob;
  private final List<OnnxTensor> own = new ArrayList<>();
  private final Map<String, OnnxTensor> nobody = new HashMap<>();
  private final List<Width> widths = new ArrayList<>();
  private final List<Map<String, String>> namesAtPlace = new ArrayList<>();
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  private record Width(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

  StepTensors(OrtEnvironment environment, WhisperSettings settings) throws OrtException {
    this.environment = environment;
    this.places = settings.stepRows();
    ids = longs(places);
    positions = longs(places);
    rowOfPlace = longs(places);
    begin = bytes(4 * places).asFloatBuffer();
    nextToken = longs(places);
    nextLogprob = bytes(4 * places).asFloatBuffer();
    for (int place = 0; place < places; place++) {
      namesAtPlace.add(names(settings, place));
      widths.add(width(place + 1));
    }
    addNobody(settings);
  }

  /** Makes one step of the rows; each gets its prediction and its attention. */
  void run(ModelSession session, List<WhisperRow> rows) throws OrtException {
    inputs.clear();
    outputs.clear();
    Width width = widths.get(rows.size() - 1);
    inputs.putAll(width.inputs);
    outputs.putAll(width.outputs);
    for (int place = 0; place < places; place++) {
      rowOfPlace.put(place, Math.min(place, rows.size() - 1));
      if (place < rows.size()) {
        bind(place, rows.get(place).decoder());
      } else {
        bind(place, nobody);
      }
    }
    session.run(inputs, outputs);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).decoder().tensors().predicted(nextToken.get(i), nextLogprob.get(i));
    }
  }

  @Override
  public void close() {
    own.forEach(OnnxTensor::close);
  }

  private void bind(int place, WhisperDecoder row) throws OrtException {
    DecoderTensors tensors = row.tensors();
    ids.put(place, tensors.preparedToken());
    positions.put(place, tensors.preparedPosition());
    bind(place, tensors.memory());
    bind(place, row.crossAttention());
    outputs.put(namesAtPlace.get(place).get("align"), tensors.stepAttention(row.frames()));
  }

  private void bind(int place, Map<String, OnnxTensor> memory) {
    Map<String, String> names = namesAtPlace.get(place);
    for (Map.Entry<String, OnnxTensor> tensor : memory.entrySet()) {
      String name = names.get(tensor.getKey());
      if (name != null) {
        inputs.put(name, tensor.getValue());
        String present = names.get("present of " + tensor.getKey());
        if (present != null) {
          outputs.put(present, tensor.getValue());
        }
      }
    }
  }

  /** Names of {@code decoder.onnx}, and what they are at a place of {@code step.onnx}. */
  private static Map<String, String> names(WhisperSettings settings, int place) {
    Map<String, String> names = new HashMap<>();
    for (String name : List.of("seqlens_k", "total_len", "align")) {
      names.put(name, name + "." + place);
    }
    for (int layer = 0; layer < settings.decoderLayers(); layer++) {
      for (String kind : List.of("k.", "v.")) {
        String cache = "past_" + kind + layer;
        names.put(cache, cache + "." + place);
        names.put("present of " + cache, "present_" + kind + layer + "." + place);
        names.put("cross_" + kind + layer, "cross_" + kind + layer + "." + place);
      }
    }
    return names;
  }

  private Width width(int rows) throws OrtException {
    var in = new HashMap<String, OnnxTensor>();
    in.put("input_ids", longTensor(ids, rows, rows, 1));
    in.put("position_ids", longTensor(positions, rows, rows, 1));
    in.put("row_of_place", longTensor(rowOfPlace, places, places));
    in.put("begin", floatTensor(begin, rows, rows));
    var out = new HashMap<String, OnnxTensor>();
    out.put("next_token", longTensor(nextToken, rows, rows, 1));
    out.put("next_logprob", floatTensor(nextLogprob, rows, rows, 1));
    return new Width(in, out);
  }

  /** The least memory that attention accepts, for places without a row. */
  private void addNobody(WhisperSettings settings) throws OrtException {
    int heads = settings.heads();
    int size = settings.headSize();
    for (int layer = 0; layer < settings.decoderLayers(); layer++) {
      for (String kind : List.of("k.", "v.")) {
        for (String memory : List.of("past_", "cross_")) {
          FloatBuffer zeros = bytes(4 * heads * size).asFloatBuffer();
          nobody.put(memory + kind + layer, floatTensor(zeros, heads * size, 1, heads, 1, size));
        }
      }
    }
    var last = bytes(4).asIntBuffer();
    var total = bytes(4).asIntBuffer().put(0, 1);
    nobody.put("seqlens_k", keep(OnnxTensor.createTensor(environment, last, new long[] {1})));
    nobody.put("total_len", keep(OnnxTensor.createTensor(environment, total, new long[0])));
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
