package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decoder's inputs and outputs for one row, in direct memory that is reused: key-value caches
 * of the model's full capacity (11 MB) and small buffers. {@code models/convert/whisper.py}
 * describes the graph. Owned by one {@link WhisperDecoder}.
 */
final class DecoderTensors implements AutoCloseable {

  private static final int WINDOW_SAMPLES = 480_000;
  private static final int WINDOW_FRAMES = 1_500;

  /** Positions whose prediction is read at most: start of transcript and the last. */
  private static final int PREDICTIONS = 2;

  private final OrtEnvironment environment;
  private final WhisperSettings settings;
  private final FloatBuffer audio = floats(WINDOW_SAMPLES);
  private final LongBuffer ids;
  private final LongBuffer positions;
  private final LongBuffer wanted = longs(PREDICTIONS);
  private final FloatBuffer opening = floats(1);
  private final IntBuffer lastPosition = bytes(4).asIntBuffer();
  private final IntBuffer totalLength = bytes(4).asIntBuffer();
  private final FloatBuffer noBias = floats(WINDOW_FRAMES);
  private final LongBuffer nextToken = longs(PREDICTIONS);
  private final FloatBuffer nextLogprob = floats(PREDICTIONS);
  private final FloatBuffer noSpeech = floats(PREDICTIONS);
  private final FloatBuffer logits;
  private FloatBuffer attention = floats(0);
  private int predictions = 1;

  private final List<OnnxTensor> permanent = new ArrayList<>();
  private final Map<String, OnnxTensor> fixedInputs = new HashMap<>();
  private final Map<String, OnnxTensor> fixedOutputs = new HashMap<>();
  private final List<OnnxTensor> caches = new ArrayList<>();
  private @Nullable Pass stepPass;

  DecoderTensors(OrtEnvironment environment, WhisperSettings settings) {
    this.environment = environment;
    this.settings = settings;
    this.ids = longs(settings.contextCapacity());
    this.positions = longs(settings.contextCapacity());
    this.logits = floats(settings.vocabulary());
    try {
      fixedInputs.put("begin", keep(OnnxTensor.createTensor(environment, opening, shape(1))));
      fixedInputs.put(
          "seqlens_k", keep(OnnxTensor.createTensor(environment, lastPosition, shape(1))));
      fixedInputs.put(
          "total_len", keep(OnnxTensor.createTensor(environment, totalLength, shape())));
      for (String name : settings.cacheNames()) {
        caches.add(cache(name));
      }
    } catch (OrtException e) {
      close();
      throw failure(e);
    }
  }

  /** The audio, then silence up to {@code padded} samples, as input of the front end. */
  OnnxTensor audio(float[] samples, int count, int padded) throws OrtException {
    audio.put(0, samples, 0, count);
    for (int i = count; i < padded; i++) {
      audio.put(i, 0);
    }
    return OnnxTensor.createTensor(environment, audio.slice(0, padded), shape(1, padded));
  }

  /** Whether the next prediction opens a text, which must not be empty then. */
  void opening(boolean value) {
    opening.put(0, value ? 1 : 0);
  }

  /**
   * A pass over a whole prompt.
   *
   * @param first index of the first prediction to read
   * @param predictions 1: only {@code first}; 2: {@code first} and the last position
   */
  Pass pass(int[] prompt, int first, int predictions, int frames) throws OrtException {
    for (int i = 0; i < prompt.length; i++) {
      ids.put(i, prompt[i]);
      positions.put(i, i);
    }
    wanted.put(0, first).put(1, prompt.length - 1);
    lengthBecomes(prompt.length);
    return new Pass(prompt.length, predictions, frames);
  }

  /** What the next step writes, and where. */
  void prepareStep(int token, int position) {
    ids.put(0, token);
    positions.put(0, position);
    wanted.put(0, 0);
    opening(false);
    lengthBecomes(position + 1);
  }

  /** A pass over the prepared token; the tensors stay for the further steps of the stretch. */
  Pass step(int frames) throws OrtException {
    if (stepPass == null) {
      stepPass = new Pass(1, 1, frames);
    }
    return stepPass;
  }

  int preparedToken() {
    return (int) ids.get(0);
  }

  int preparedPosition() {
    return (int) positions.get(0);
  }

  /** Takes over what a batch predicted for this row. */
  void predicted(long token, float logprob) {
    predictions = 1;
    nextToken.put(0, token);
    nextLogprob.put(0, logprob);
  }

  /** Self-attention cache {@code index} of {@link WhisperSettings#cacheNames()}. */
  OnnxTensor cache(int index) {
    return caches.get(index);
  }

  OnnxTensor lastPosition() {
    return fixed("seqlens_k");
  }

  OnnxTensor totalLength() {
    return fixed("total_len");
  }

  /** Where the attention of a step goes. */
  OnnxTensor stepAttention(int frames) throws OrtException {
    return step(frames).align;
  }

  /** Forgets what depends on the length of the audio. */
  void endStretch() {
    if (stepPass != null) {
      stepPass.close();
      stepPass = null;
    }
  }

  int nextToken() {
    return (int) nextToken.get(predictions - 1);
  }

  float nextLogprob() {
    return nextLogprob.get(predictions - 1);
  }

  float noSpeech() {
    return noSpeech.get(0);
  }

  float[] logits() {
    float[] copy = new float[settings.vocabulary()];
    logits.get(0, copy);
    return copy;
  }

  /** Attention of the last pass: [heads, tokens, frames]. */
  FloatBuffer attention() {
    return attention;
  }

  @Override
  public void close() {
    endStretch();
    permanent.forEach(OnnxTensor::close);
    permanent.clear();
  }

  private OnnxTensor fixed(String name) {
    return Objects.requireNonNull(fixedInputs.get(name), name);
  }

  private void lengthBecomes(int length) {
    lastPosition.put(0, length - 1);
    totalLength.put(0, length);
  }

  private OnnxTensor cache(String name) throws OrtException {
    int positions = settings.contextCapacity();
    FloatBuffer memory = floats(settings.heads() * positions * settings.headSize());
    long[] shape = shape(1, settings.heads(), positions, settings.headSize());
    OnnxTensor tensor = keep(OnnxTensor.createTensor(environment, memory, shape));
    fixedInputs.put("past_" + name, tensor);
    fixedOutputs.put("present_" + name, tensor);
    return tensor;
  }

  private OnnxTensor keep(OnnxTensor tensor) {
    permanent.add(tensor);
    return tensor;
  }

  private static InferenceException failure(OrtException e) {
    return new InferenceException("cannot bind the recogniser's memory", e);
  }

  private static long[] shape(long... dimensions) {
    return dimensions;
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
  }

  private static FloatBuffer floats(int count) {
    return bytes(4 * count).asFloatBuffer();
  }

  private static LongBuffer longs(int count) {
    return bytes(8 * count).asLongBuffer();
  }

  /** The tensors of one shape of pass: tokens, predictions, frames. */
  final class Pass implements AutoCloseable {
    private final int rows;
    private final OnnxTensor align;
    private final List<OnnxTensor> own = new ArrayList<>();
    private final Map<String, OnnxTensor> inputs = new HashMap<>(fixedInputs);
    private final Map<String, OnnxTensor> outputs = new HashMap<>(fixedOutputs);

    private Pass(int tokens, int rows, int frames) throws OrtException {
      this.rows = rows;
      input(
          "input_ids",
          OnnxTensor.createTensor(environment, ids.slice(0, tokens), shape(1, tokens)));
      input(
          "position_ids",
          OnnxTensor.createTensor(environment, positions.slice(0, tokens), shape(1, tokens)));
      input(
          "logit_index",
          OnnxTensor.createTensor(environment, wanted.slice(0, rows), shape(1, rows)));
      input(
          "cross_bias",
          OnnxTensor.createTensor(environment, noBias.slice(0, frames), shape(1, 1, 1, frames)));
      int heads = settings.alignmentHeadCount();
      int size = heads * tokens * frames;
      if (attention.capacity() < size) {
        endStretch();
        attention = floats(size);
      }
      align =
          OnnxTensor.createTensor(
              environment, attention.slice(0, size), shape(1, heads, tokens, frames));
      output("align", align);
      output(
          "next_token",
          OnnxTensor.createTensor(environment, nextToken.slice(0, rows), shape(1, rows)));
      output(
          "next_logprob",
          OnnxTensor.createTensor(environment, nextLogprob.slice(0, rows), shape(1, rows)));
    }

    /** Asks for one more output. */
    void ask(String name) throws OrtException {
      switch (name) {
        case "no_speech" ->
            output(
                name,
                OnnxTensor.createTensor(environment, noSpeech.slice(0, rows), shape(1, rows)));
        case "logits" ->
            output(
                name,
                OnnxTensor.createTensor(environment, logits, shape(1, 1, settings.vocabulary())));
        default -> throw new IllegalArgumentException(name);
      }
    }

    void run(ModelSession decoder, Map<String, OnnxTensor> crossAttention) {
      inputs.putAll(crossAttention);
      decoder.run(inputs, outputs);
      predictions = rows;
    }

    @Override
    public void close() {
      own.forEach(OnnxTensor::close);
      own.clear();
    }

    private void input(String name, OnnxTensor tensor) {
      own.add(tensor);
      inputs.put(name, tensor);
    }

    private void output(String name, OnnxTensor tensor) {
      own.add(tensor);
      outputs.put(name, tensor);
    }
  }
}
