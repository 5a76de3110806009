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

/**
 * What a batch of sentences has in common: pieces in, scores out, and memory for the places of the
 * graph that no row takes. Each width keeps its bindings, so that a step exchanges values and
 * allocates nothing. {@code models/convert/marian_graph.py} describes the graph. Used by one lane
 * at a time.
 */
final class StepTensors implements AutoCloseable {

  private final OrtEnvironment environment;
  private final MarianConfig config;
  private final LongBuffer pieces;
  private final LongBuffer positions;
  private final FloatBuffer logits;
  private final List<FloatBuffer> logitsOfRow = new ArrayList<>();
  private final List<OnnxTensor> own = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Width> widths = new ArrayList<>();
  private final Width alone;

  /** A width of batch and what is bound for it: rows in the first places, nobody in the rest. */
  private record Width(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

  /** What a place of the graph calls its tensors; context: {@link MarianConfig#contextNames()}. */
  private record Place(String state, String nextState, String attention, List<String> context) {}

  /**
   * @param like any source: its shapes are those of a place without a row
   */
  StepTensors(OrtEnvironment environment, MarianConfig config, EncodedSource like)
      throws OrtException {
    this.environment = environment;
    this.config = config;
    int count = config.stepRows();
    pieces = longs(count);
    positions = longs(count);
    logits = bytes(4 * count * config.vocabulary()).asFloatBuffer();
    for (int i = 0; i < count; i++) {
      String at = "." + i;
      List<String> context = config.contextNames().stream().map(name -> name + at).toList();
      places.add(new Place("state" + at, "state_out" + at, "attn" + at, context));
      logitsOfRow.add(logits.slice(i * config.vocabulary(), config.vocabulary()));
    }
    var nobody = nobody(like);
    for (int rows = 1; rows <= count; rows++) {
      widths.add(width(rows, nobody));
    }
    alone = new Width(rows(1), scores(1));
  }

  /** Makes one step of the rows by {@code step.onnx}; each gets its scores. */
  void run(ModelSession session, List<MarianRow> rows) {
    Width width = widths.get(rows.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      bind(width, i, rows.get(i));
    }
    session.run(width.inputs, width.outputs);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).predicted(logitsOfRow.get(i));
    }
  }

  /** Makes one step of a row by {@code decoder.onnx}. */
  void runAlone(ModelSession session, MarianRow row) {
    RowMemory memory = row.memory();
    pieces.put(0, row.previousPiece());
    positions.put(0, row.position());
    alone.inputs.putAll(row.source().inputs());
    alone.inputs.put("state", memory.state());
    alone.outputs.put("state_out", memory.nextState());
    alone.outputs.put("attn", memory.attentionTensor());
    session.run(alone.inputs, alone.outputs);
    row.predicted(logitsOfRow.getFirst());
  }

  @Override
  public void close() {
    own.forEach(OnnxTensor::close);
  }

  private void bind(Width width, int row, MarianRow sentence) {
    pieces.put(row, sentence.previousPiece());
    positions.put(row, sentence.position());
    Place place = places.get(row);
    RowMemory memory = sentence.memory();
    width.inputs.put(place.state, memory.state());
    width.outputs.put(place.nextState, memory.nextState());
    width.outputs.put(place.attention, memory.attentionTensor());
    for (int i = 0; i < place.context.size(); i++) {
      width.inputs.put(place.context.get(i), sentence.source().context(i));
    }
  }

  private Width width(int rows, Map<String, OnnxTensor> nobody) throws OrtException {
    LongBuffer rowOfPlace = longs(places.size());
    for (int place = 0; place < places.size(); place++) {
      rowOfPlace.put(place, Math.min(place, rows - 1));
    }
    Map<String, OnnxTensor> in = rows(rows);
    in.putAll(nobody);
    in.put("row_of_place", longTensor(rowOfPlace, places.size(), places.size()));
    return new Width(in, scores(rows));
  }

  private Map<String, OnnxTensor> rows(int count) throws OrtException {
    var in = new HashMap<String, OnnxTensor>();
    in.put("tok", longTensor(pieces, count, count));
    in.put("pos", longTensor(positions, count, count));
    return in;
  }

  private Map<String, OnnxTensor> scores(int rows) throws OrtException {
    var out = new HashMap<String, OnnxTensor>();
    int size = rows * config.vocabulary();
    out.put("logits", floatTensor(logits, size, rows, config.vocabulary()));
    return out;
  }

  /** The least memory that attention accepts, for places without a row: a source of one piece. */
  private Map<String, OnnxTensor> nobody(EncodedSource like) throws OrtException {
    OnnxTensor state = zeros(1, config.decoderLayers(), config.width());
    List<OnnxTensor> context = new ArrayList<>();
    for (int layer = 0; layer < config.decoderLayers(); layer++) {
      long[] keys = like.context(2 * layer).getInfo().getShape();
      context.add(zeros(1, keys[1], keys[2], 1));
      context.add(zeros(1, keys[1], 1, keys[2]));
    }
    var nobody = new HashMap<String, OnnxTensor>();
    for (Place place : places) {
      nobody.put(place.state, state);
      for (int i = 0; i < context.size(); i++) {
        nobody.put(place.context.get(i), context.get(i));
      }
    }
    return nobody;
  }

  private OnnxTensor zeros(long... shape) throws OrtException {
    int count = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    return floatTensor(bytes(4 * count).asFloatBuffer(), count, shape);
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
