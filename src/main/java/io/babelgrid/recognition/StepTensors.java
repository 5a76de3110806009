package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.BoundRun;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Tensors;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a batch of decoder rows has in common: tokens in, predictions out, and memory for the places
 * of the graph that no row takes. Each width keeps its bindings, so that a step exchanges tensors
 * and allocates nothing. {@code models/convert/whisper.py} describes the graph. Used by one lane at
 * a time.
 */
final class StepTensors implements AutoCloseable {

  /** Before those of the places. */
  private static final List<String> INPUTS =
      List.of("input_ids", "position_ids", "row_of_place", "begin");

  private static final List<String> OUTPUTS = List.of("next_token", "next_logprob");

  private final LongBuffer ids;
  private final LongBuffer positions;
  private final FloatBuffer begin;
  private final LongBuffer nextToken;
  private final FloatBuffer nextLogprob;
  private final Tensors own;
  private final int places;

  /** Keys and values of each layer. */
  private final List<String> caches;

  /** By rows, from one on: they take the first places, nobody the rest. */
  private final List<BoundRun> widths = new ArrayList<>();

  private final OnnxTensor none;
  private final OnnxTensor noPosition;
  private final OnnxTensor noLength;

  StepTensors(ModelSession session, WhisperSettings settings) throws OrtException {
    own = new Tensors(session.environment());
    places = settings.stepRows();
    caches = settings.cacheNames();
    ids = Tensors.longs(places);
    positions = Tensors.longs(places);
    begin = Tensors.floats(places);
    nextToken = Tensors.longs(places);
    nextLogprob = Tensors.floats(places);
    int memory = settings.heads() * settings.headSize();
    none = own.of(Tensors.floats(memory), memory, 1, settings.heads(), 1, settings.headSize());
    noPosition = own.of(Tensors.ints(1), 1, 1);
    noLength = own.of(Tensors.ints(1).put(0, 1), 1);
    for (int rows = 1; rows <= places; rows++) {
      widths.add(width(session, rows));
    }
  }

  /** Makes one step of the rows; each gets its prediction and its attention. */
  void run(List<WhisperRow> rows) throws OrtException {
    BoundRun width = widths.get(rows.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      bind(width, i, rows.get(i).decoder());
    }
    try {
      width.run();
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
    own.close();
  }

  private void bind(BoundRun width, int row, WhisperDecoder decoder) throws OrtException {
    DecoderTensors tensors = decoder.tensors();
    ids.put(row, tensors.preparedToken());
    positions.put(row, tensors.preparedPosition());
    int input = firstInput(row);
    int output = firstOutput(row);
    width.input(input++, tensors.lastPosition());
    width.input(input++, tensors.totalLength());
    width.output(output++, tensors.stepAttention(decoder.frames()));
    for (int i = 0; i < caches.size(); i++) {
      OnnxTensor cache = tensors.cache(i);
      width.input(input++, cache);
      width.output(output++, cache);
      width.input(input++, decoder.crossAttention(i));
    }
  }

  /** Lets go of a row, whose caches are large and may be done with. */
  private void vacate(BoundRun width, int row) {
    nobody(width, row);
    int output = firstOutput(row);
    for (int i = 0; i < 1 + caches.size(); i++) {
      width.output(output + i, none);
    }
  }

  /** The least memory that attention accepts, for a place without a row. */
  private void nobody(BoundRun width, int place) {
    int input = firstInput(place);
    width.input(input++, noPosition);
    width.input(input++, noLength);
    for (int i = 0; i < 2 * caches.size(); i++) {
      width.input(input++, none);
    }
  }

  private int firstInput(int place) {
    return INPUTS.size() + place * (2 + 2 * caches.size());
  }

  private int firstOutput(int place) {
    return OUTPUTS.size() + place * (1 + caches.size());
  }

  private BoundRun width(ModelSession session, int rows) throws OrtException {
    BoundRun width = session.bind(inputNames(), outputNames(rows));
    LongBuffer rowOfPlace = Tensors.longs(places);
    for (int place = 0; place < places; place++) {
      rowOfPlace.put(place, Math.min(place, rows - 1));
      nobody(width, place);
    }
    width.input(0, own.of(ids, rows, rows, 1));
    width.input(1, own.of(positions, rows, rows, 1));
    width.input(2, own.of(rowOfPlace, places, places));
    width.input(3, own.of(begin, rows, rows));
    width.output(0, own.of(nextToken, rows, rows, 1));
    width.output(1, own.of(nextLogprob, rows, rows, 1));
    return width;
  }

  /** For each place its length, then for each cache what it holds so far and that of the audio. */
  private List<String> inputNames() {
    var names = new ArrayList<>(INPUTS);
    for (int place = 0; place < places; place++) {
      String at = "." + place;
      names.add("seqlens_k" + at);
      names.add("total_len" + at);
      for (String cache : caches) {
        names.add("past_" + cache + at);
        names.add("cross_" + cache + at);
      }
    }
    return names;
  }

  /** For each row its attention, then its caches, grown by this step. */
  private List<String> outputNames(int rows) {
    var names = new ArrayList<>(OUTPUTS);
    for (int place = 0; place < rows; place++) {
      String at = "." + place;
      names.add("align" + at);
      for (String cache : caches) {
        names.add("present_" + cache + at);
      }
    }
    return names;
  }
}
