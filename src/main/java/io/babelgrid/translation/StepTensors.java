package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ModelSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a batch of sentences has in common: pieces in, scores out, and memory for the places of the
 * graph that no row takes. {@code models/convert/marian_graph.py} describes the graph. Used by one
 * lane at a time.
 */
final class StepTensors implements AutoCloseable {

  private final OrtEnvironment environment;
  private final MarianConfig config;
  private final int places;
  private final LongBuffer pieces;
  private final LongBuffer positions;
  private final LongBuffer rowOfPlace;
  private final FloatBuffer logits;
  private final List<OnnxTensor> own = new ArrayList<>();
  private final List<Width> widths = new ArrayList<>();
  private final List<Names> names = new ArrayList<>();
  private final Map<String, OnnxTensor> nobody = new HashMap<>();
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  private record Width(Map<String, OnnxTensor> inputs, OnnxTensor logits) {}

  /** What a place of the graph calls its tensors; keys and values by their names without place. */
  private record Names(
      String state, String stateOut, String attention, Map<String, String> context) {}

  StepTensors(OrtEnvironment environment, MarianConfig config) throws OrtException {
    this.environment = environment;
    this.config = config;
    places = config.stepRows();
    pieces = longs(places);
    positions = longs(places);
    rowOfPlace = longs(places);
    logits = bytes(4 * places * config.vocabulary()).asFloatBuffer();
    for (int place = 0; place < places; place++) {
      names.add(names(place));
      widths.add(width(place + 1));
    }
  }

  /** Makes one step of the rows by {@code step.onnx}; each gets its scores. */
  void run(ModelSession session, List<MarianRow> rows) throws OrtException {
    if (nobody.isEmpty()) {
      addNobody(rows.getFirst().source());
    }
    inputs.clear();
    outputs.clear();
    Width width = widths.get(rows.size() - 1);
    inputs.putAll(width.inputs);
    outputs.put("logits", width.logits);
    for (int place = 0; place < places; place++) {
      rowOfPlace.put(place, Math.min(place, rows.size() - 1));
      if (place < rows.size()) {
        bind(place, rows.get(place));
      } else {
        nobody(place);
      }
    }
    session.run(inputs, outputs);
    for (int row = 0; row < rows.size(); row++) {
      rows.get(row).predicted(logits.slice(row * config.vocabulary(), config.vocabulary()));
    }
  }

  /** Makes one step of a row by {@code decoder.onnx}. */
  void runAlone(ModelSession session, MarianRow row) throws OrtException {
    inputs.clear();
    outputs.clear();
    Width width = widths.getFirst();
    pieces.put(0, row.previousPiece());
    positions.put(0, row.position());
    inputs.putAll(row.source().inputs());
    inputs.put("tok", tensor(width.inputs, "tok"));
    inputs.put("pos", tensor(width.inputs, "pos"));
    inputs.put("state", row.memory().state());
    outputs.put("logits", width.logits);
    outputs.put("state_out", row.memory().nextState());
    outputs.put("attn", row.memory().attentionTensor());
    session.run(inputs, outputs);
    row.predicted(logits);
  }

  @Override
  public void close() {
    own.forEach(OnnxTensor::close);
  }

  private void bind(int place, MarianRow row) {
    pieces.put(place, row.previousPiece());
    positions.put(place, row.position());
    Names here = names.get(place);
    RowMemory memory = row.memory();
    inputs.put(here.state, memory.state());
    outputs.put(here.stateOut, memory.nextState());
    outputs.put(here.attention, memory.attentionTensor());
    Map<String, OnnxTensor> source = row.source().inputs();
    here.context.forEach((name, atPlace) -> inputs.put(atPlace, tensor(source, name)));
  }

  private void nobody(int place) {
    Names here = names.get(place);
    inputs.put(here.state, tensor(nobody, "state"));
    here.context.forEach((name, atPlace) -> inputs.put(atPlace, tensor(nobody, name)));
  }

  private Names names(int place) {
    var context = new HashMap<String, String>();
    for (int layer = 0; layer < config.decoderLayers(); layer++) {
      context.put("ck" + layer, "ck" + layer + "." + place);
      context.put("cv" + layer, "cv" + layer + "." + place);
    }
    return new Names("state." + place, "state_out." + place, "attn." + place, context);
  }

  private Width width(int rows) throws OrtException {
    var in = new HashMap<String, OnnxTensor>();
    in.put("tok", longTensor(pieces, rows, rows));
    in.put("pos", longTensor(positions, rows, rows));
    in.put("row_of_place", longTensor(rowOfPlace, places, places));
    int size = rows * config.vocabulary();
    return new Width(in, floatTensor(logits, size, rows, config.vocabulary()));
  }

  /** The least memory that attention accepts, for places without a row: a source of one piece. */
  private void addNobody(EncodedSource like) throws OrtException {
    nobody.put("state", zeros(1, config.decoderLayers(), config.width()));
    for (int layer = 0; layer < config.decoderLayers(); layer++) {
      long[] keys = tensor(like.inputs(), "ck" + layer).getInfo().getShape();
      nobody.put("ck" + layer, zeros(1, keys[1], keys[2], 1));
      nobody.put("cv" + layer, zeros(1, keys[1], 1, keys[2]));
    }
  }

  private OnnxTensor zeros(long... shape) throws OrtException {
    int count = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    return floatTensor(bytes(4 * count).asFloatBuffer(), count, shape);
  }

  private static OnnxTensor tensor(Map<String, OnnxTensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
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
