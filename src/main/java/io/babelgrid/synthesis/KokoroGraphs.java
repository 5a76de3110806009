package io.babelgrid.synthesis;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.Device;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;

/**
 * The four graphs of Kokoro-82M (StyleTTS 2 and iSTFTNet, Li et al. 2023) on plain arrays. Steps
 * are 12.5 ms; matrices are row by row, [channels, steps]. Safe for many threads.
 */
@SuppressWarnings("ArrayRecordComponent")
final class KokoroGraphs implements AutoCloseable {

  static final int X_CHANNELS = 512;
  static final int HAR_CHANNELS = 22;
  static final int HAR_PER_STEP = 60;

  private final ModelSession prosody;
  private final ModelSession source;
  private final ModelSession decoder;
  private final ModelSession generator;

  /**
   * How a text is spoken.
   *
   * @param durations frames of 600 samples for each token
   * @param text [512, frames]
   * @param f0 Hz for each step, near zero where there is no voice
   * @param energy for each step
   */
  record Prosody(long[] durations, float[] text, float[] f0, float[] energy) {}

  /**
   * What the waveform is made of.
   *
   * @param x [512, steps]
   * @param har [22, 60 steps + 1]
   */
  record Frames(int steps, float[] x, float[] har) {}

  KokoroGraphs(ModelStore store, String modelId, Precision precision, Device device) {
    prosody = ModelSession.load(store.file(modelId, precision.fileOf("prosody")), device);
    source = ModelSession.load(store.file(modelId, "source.onnx"), device);
    decoder = ModelSession.load(store.file(modelId, precision.fileOf("decoder")), device);
    generator = ModelSession.load(store.file(modelId, precision.fileOf("generator")), device);
  }

  Prosody prosody(long[] tokens, float[] style, float speed) {
    try (OnnxTensor tokenTensor = tensor(tokens);
        OnnxTensor styleTensor = tensor(style, 1, style.length);
        OnnxTensor speedTensor = tensor(new float[] {speed}, 1);
        OrtSession.Result result =
            prosody.run(
                Map.of("tokens", tokenTensor, "style", styleTensor, "speed", speedTensor),
                Set.of("durations", "text", "f0", "energy"))) {
      return new Prosody(
          longs(result, "durations"),
          floats(result, "text"),
          floats(result, "f0"),
          floats(result, "energy"));
    } catch (OrtException e) {
      throw new InferenceException("cannot hand phonemes to the prosody graph", e);
    }
  }

  Frames decode(Prosody prosody, float[] style) {
    int steps = prosody.f0.length;
    try (OnnxTensor text = tensor(prosody.text, 1, X_CHANNELS, steps / 2);
        OnnxTensor f0 = tensor(prosody.f0, 1, steps);
        OnnxTensor energy = tensor(prosody.energy, 1, steps);
        OnnxTensor styleTensor = tensor(style, 1, style.length);
        OrtSession.Result har = source.run(Map.of("f0", f0), Set.of("har"));
        OrtSession.Result x =
            decoder.run(
                Map.of("text", text, "f0", f0, "energy", energy, "style", styleTensor),
                Set.of("x"))) {
      return new Frames(steps, floats(x, "x"), floats(har, "har"));
    } catch (OrtException e) {
      throw new InferenceException("cannot hand prosody to the decoder", e);
    }
  }

  /** Audio of the steps {@code [from, to)}, 300 samples each; its ends lack their context. */
  float[] generate(Frames frames, int from, int to, float[] style, float[] stats) {
    int steps = to - from;
    int harSteps = steps * HAR_PER_STEP + 1;
    try (OnnxTensor x = tensor(columns(frames.x, frames.steps, from, steps), 1, X_CHANNELS, steps);
        OnnxTensor har =
            tensor(
                columns(frames.har, frames.steps * HAR_PER_STEP + 1, from * HAR_PER_STEP, harSteps),
                1,
                HAR_CHANNELS,
                harSteps);
        OnnxTensor styleTensor = tensor(style, 1, style.length);
        OnnxTensor statsTensor = tensor(stats, 1, stats.length);
        OrtSession.Result result =
            generator.run(
                Map.of("x", x, "har", har, "style", styleTensor, "stats", statsTensor),
                Set.of("audio"))) {
      return floats(result, "audio");
    } catch (OrtException e) {
      throw new InferenceException("cannot hand frames to the generator", e);
    }
  }

  /** Columns {@code [from, from + count)} of a matrix of {@code width} columns. */
  private static FloatBuffer columns(float[] matrix, int width, int from, int count) {
    int rows = matrix.length / width;
    FloatBuffer part = directFloats(rows * count);
    for (int row = 0; row < rows; row++) {
      part.put(matrix, row * width + from, count);
    }
    return part.flip();
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        prosody.environment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private OnnxTensor tensor(float[] values, long... shape) throws OrtException {
    return tensor(directFloats(values.length).put(values).flip(), shape);
  }

  private OnnxTensor tensor(FloatBuffer values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(prosody.environment(), values, shape);
  }

  private static FloatBuffer directFloats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static float[] floats(OrtSession.Result result, String name) {
    FloatBuffer buffer = output(result, name).getFloatBuffer();
    var values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static long[] longs(OrtSession.Result result, String name) {
    LongBuffer buffer = output(result, name).getLongBuffer();
    var values = new long[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static OnnxTensor output(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  @Override
  public void close() {
    prosody.close();
    source.close();
    decoder.close();
    generator.close();
  }
}
