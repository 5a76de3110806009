package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.BoundRun;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Tensors;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a batch of sentences has in common: pieces in, scores out, and memory for the places of the
 * graph that no row takes. Each width keeps its bindings, so that a step exchanges tensors and
 * allocates nothing. {@code models/convert/marian_graph.py} describes the graphs. Used by one lane
 * at a time.
 */
final class StepTensors implements AutoCloseable {

  /** Before those of the places. */
  private static final List<String> INPUTS = List.of("tok", "pos", "row_of_place");

  /** Of a sentence alone, before its context. */
  private static final List<String> INPUTS_ALONE = List.of("tok", "pos", "src_mask", "state");

  private final MarianConfig config;

  /** Keys and values of the source for each layer. */
  private final List<String> contexts;

  private final LongBuffer pieces;
  private final LongBuffer positions;
  private final FloatBuffer logits;
  private final List<FloatBuffer> logitsOfRow = new ArrayList<>();
  private final Tensors own;

  /** By rows, from one on: they take the first places, nobody the rest. */
  private final List<BoundRun> widths = new ArrayList<>();

  private final BoundRun alone;

  /**
   * @param decoder {@code decoder.onnx}, for a sentence alone
   * @param step {@code step.onnx}, for several
   * @param like any source: its shapes are those of a place without a row
   */
  StepTensors(ModelSession decoder, ModelSession step, MarianConfig config, EncodedSource like)
      throws OrtException {
    this.own = new Tensors(step.environment());
    this.config = config;
    contexts = config.contextNames();
    int places = config.stepRows();
    pieces = Tensors.longs(places);
    positions = Tensors.longs(places);
    logits = Tensors.floats(places * config.vocabulary());
    for (int i = 0; i < places; i++) {
      logitsOfRow.add(logits.slice(i * config.vocabulary(), config.vocabulary()));
    }
    List<OnnxTensor> nobody = nobody(like);
    for (int rows = 1; rows <= places; rows++) {
      widths.add(width(step, rows, nobody));
    }
    alone = alone(decoder);
  }

  /** Makes one step of the rows together; each gets its scores. */
  void run(List<MarianRow> rows) {
    BoundRun width = widths.get(rows.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      bind(width, i, rows.get(i));
    }
    width.run();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).predicted(logitsOfRow.get(i));
    }
  }

  /** Makes one step of a row alone. */
  void runAlone(MarianRow row) {
    RowMemory memory = row.memory();
    pieces.put(0, row.previousPiece());
    positions.put(0, row.position());
    alone.input(2, row.source().mask());
    alone.input(3, memory.state());
    for (int i = 0; i < contexts.size(); i++) {
      alone.input(INPUTS_ALONE.size() + i, row.source().context(i));
    }
    alone.output(1, memory.nextState());
    alone.output(2, memory.attentionTensor());
    alone.run();
    row.predicted(logitsOfRow.getFirst());
  }

  @Override
  public void close() {
    own.close();
  }

  private void bind(BoundRun width, int row, MarianRow sentence) {
    pieces.put(row, sentence.previousPiece());
    positions.put(row, sentence.position());
    RowMemory memory = sentence.memory();
    int input = firstInput(row);
    width.input(input++, memory.state());
    for (int i = 0; i < contexts.size(); i++) {
      width.input(input++, sentence.source().context(i));
    }
    width.output(1 + 2 * row, memory.nextState());
    width.output(2 + 2 * row, memory.attentionTensor());
  }

  private int firstInput(int place) {
    return INPUTS.size() + place * (1 + contexts.size());
  }

  private BoundRun width(ModelSession step, int rows, List<OnnxTensor> nobody) throws OrtException {
    int places = config.stepRows();
    var in = new ArrayList<>(INPUTS);
    var out = new ArrayList<>(List.of("logits"));
    LongBuffer rowOfPlace = Tensors.longs(places);
    for (int place = 0; place < places; place++) {
      String at = "." + place;
      rowOfPlace.put(place, Math.min(place, rows - 1));
      in.add("state" + at);
      contexts.forEach(name -> in.add(name + at));
      if (place < rows) {
        out.addAll(List.of("state_out" + at, "attn" + at));
      }
    }
    BoundRun width = bindRows(step.bind(in, out), rows);
    width.input(2, own.of(rowOfPlace, places, places));
    for (int i = INPUTS.size(); i < in.size(); i++) {
      width.input(i, nobody.get((i - INPUTS.size()) % nobody.size()));
    }
    return width;
  }

  private BoundRun alone(ModelSession decoder) throws OrtException {
    var in = new ArrayList<>(INPUTS_ALONE);
    in.addAll(contexts);
    return bindRows(decoder.bind(in, List.of("logits", "state_out", "attn")), 1);
  }

  private BoundRun bindRows(BoundRun run, int rows) throws OrtException {
    run.input(0, own.of(pieces, rows, rows));
    run.input(1, own.of(positions, rows, rows));
    run.output(0, own.of(logits, rows * config.vocabulary(), rows, config.vocabulary()));
    return run;
  }

  /**
   * The least memory that attention accepts, for a place without a row: state, then keys and values
   * of a source of one piece.
   */
  private List<OnnxTensor> nobody(EncodedSource like) throws OrtException {
    var nobody = new ArrayList<OnnxTensor>();
    nobody.add(zeros(1, config.decoderLayers(), config.width()));
    for (int layer = 0; layer < config.decoderLayers(); layer++) {
      long[] keys = like.context(2 * layer).getInfo().getShape();
      nobody.add(zeros(1, keys[1], keys[2], 1));
      nobody.add(zeros(1, keys[1], 1, keys[2]));
    }
    return nobody;
  }

  private OnnxTensor zeros(long... shape) throws OrtException {
    int count = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    return own.of(Tensors.floats(count), count, shape);
  }
}
