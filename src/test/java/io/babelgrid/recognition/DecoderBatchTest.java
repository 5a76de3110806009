package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The decoder graph computes for a row what it computes for it alone, whatever else is in the
 * batch: other audio, other lengths, rows that are done.
 */
@Tag("models")
@Tag("words")
class DecoderBatchTest {

  private static final int LAYERS = 6;
  private static final int HEADS = 8;
  private static final int HEAD_SIZE = 64;
  private static final int CAPACITY = 64;
  private static final int STEPS = 24;
  private static final long[] PROMPT = {50_258, 50_259, 50_359, 50_363};

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  /** Keys or values of one layer for one row: [heads, length, size]. */
  private record Row(float[] data, int length) {}

  @Test
  void rowsOfABatchDecodeAsTheyDoAlone() throws OrtException {
    ModelStore store = PreparedModels.store();
    float[] speech = PreparedModels.recording("two_cities.wav");
    try (var frontend = ModelSession.load(store.file(WhisperModel.ID, "frontend.onnx"));
        var encoder = ModelSession.load(store.file(WhisperModel.ID, "encoder.onnx"));
        var decoder = ModelSession.load(store.file(WhisperModel.ID, "decoder.onnx"))) {
      List<Map<String, Row>> audio = new ArrayList<>();
      for (int[] part : new int[][] {{0, 6}, {8, 3}, {20, 9}}) {
        float[] clip = Arrays.copyOfRange(speech, part[0] * 16_000, (part[0] + part[1]) * 16_000);
        audio.add(encode(frontend, encoder, clip));
      }
      List<long[]> alone = new ArrayList<>();
      for (Map<String, Row> row : audio) {
        alone.add(decode(decoder, List.of(row))[0]);
      }
      long[][] together = decode(decoder, audio);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(alone.get(i), together[i], "row " + i);
      }
      assertTrue(Arrays.stream(alone.get(0)).distinct().count() > 5, "speech was decoded");
    }
  }

  private Map<String, Row> encode(ModelSession frontend, ModelSession encoder, float[] clip)
      throws OrtException {
    float[] padded = Arrays.copyOf(clip, clip.length + 32_000);
    try (var audio = floats(padded, 1, padded.length);
        var mel = frontend.run(Map.of("audio", audio), Set.of("mel"));
        var cross = encoder.run(Map.of("mel", (OnnxTensor) mel.get(0)), encoder.outputNames())) {
      Map<String, Row> rows = new HashMap<>();
      cross.forEach(entry -> {
        FloatBuffer data = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] copy = new float[data.remaining()];
        data.get(copy);
        rows.put(entry.getKey(), new Row(copy, copy.length / HEADS / HEAD_SIZE));
      });
      return rows;
    }
  }

  /** Greedy decoding of a fixed number of steps; rows go on past their end of text. */
  private long[][] decode(ModelSession decoder, List<Map<String, Row>> audio) throws OrtException {
    int batch = audio.size();
    int frames = audio.stream().mapToInt(row -> row.get("cross_k.0").length()).max().orElseThrow();
    Map<String, OnnxTensor> constant = constant(audio, batch, frames);
    long[][] written = new long[batch][STEPS];
    long[] ids = new long[batch * PROMPT.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = PROMPT[i % PROMPT.length];
    }
    int length = 0;
    for (int step = 0; step < STEPS; step++) {
      int tokens = ids.length / batch;
      length += tokens;
      Map<String, OnnxTensor> inputs = new HashMap<>(constant);
      inputs.putAll(step(ids, batch, tokens, length, step == 0));
      long[] next = run(decoder, inputs, batch);
      for (int row = 0; row < batch; row++) {
        written[row][step] = next[row];
      }
      ids = next;
    }
    constant.values().forEach(OnnxTensor::close);
    return written;
  }

  /** Audio, masks of its padding, and caches that the graph writes in place. */
  private Map<String, OnnxTensor> constant(List<Map<String, Row>> audio, int batch, int frames)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (String name : audio.getFirst().keySet()) {
      float[] data = new float[batch * HEADS * frames * HEAD_SIZE];
      for (int row = 0; row < batch; row++) {
        Row source = audio.get(row).get(name);
        int width = source.length() * HEAD_SIZE;
        for (int head = 0; head < HEADS; head++) {
          int target = (row * HEADS + head) * frames * HEAD_SIZE;
          System.arraycopy(source.data(), head * width, data, target, width);
        }
      }
      tensors.put(name, floats(data, batch, HEADS, frames, HEAD_SIZE));
    }
    float[] bias = new float[batch * frames];
    for (int row = 0; row < batch; row++) {
      int heard = audio.get(row).get("cross_k.0").length();
      Arrays.fill(bias, row * frames + heard, (row + 1) * frames, -1e9f);
    }
    tensors.put("cross_bias", floats(bias, batch, 1, 1, frames));
    for (int layer = 0; layer < LAYERS; layer++) {
      for (String kind : List.of("k", "v")) {
        float[] empty = new float[batch * HEADS * CAPACITY * HEAD_SIZE];
        tensors.put("past_" + kind + "." + layer, floats(empty, batch, HEADS, CAPACITY, HEAD_SIZE));
      }
    }
    return tensors;
  }

  private Map<String, OnnxTensor> step(
      long[] ids, int batch, int tokens, int length, boolean opening) throws OrtException {
    long[] positions = new long[ids.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = length - tokens + i % tokens;
    }
    long[] wanted = new long[batch];
    Arrays.fill(wanted, tokens - 1);
    float[] begin = new float[batch];
    Arrays.fill(begin, opening ? 1 : 0);
    int[] last = new int[batch];
    Arrays.fill(last, length - 1);
    return Map.of(
        "input_ids", longs(ids, batch, tokens),
        "position_ids", longs(positions, batch, tokens),
        "logit_index", longs(wanted, batch, 1),
        "begin", floats(begin, batch),
        "seqlens_k", OnnxTensor.createTensor(environment, IntBuffer.wrap(last), new long[] {batch}),
        "total_len",
            OnnxTensor.createTensor(environment, IntBuffer.wrap(new int[] {length}), new long[0]));
  }

  private long[] run(ModelSession decoder, Map<String, OnnxTensor> inputs, int batch)
      throws OrtException {
    Map<String, OnnxTensor> outputs = new HashMap<>();
    inputs.forEach((name, tensor) -> {
      if (name.startsWith("past_")) {
        outputs.put(name.replace("past_", "present_"), tensor);
      }
    });
    try (OnnxTensor next = longs(new long[batch], batch, 1)) {
      outputs.put("next_token", next);
      decoder.run(inputs, outputs);
      long[] tokens = new long[batch];
      next.getLongBuffer().get(tokens);
      return tokens;
    }
  }

  private OnnxTensor floats(float[] data, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(data), shape);
  }

  private OnnxTensor longs(long[] data, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(data), shape);
  }
}
