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
  private final SoloStep soloStep;
  private @Nullable OnnxTensor stepAttention;
  private @Nullable OnnxTensor stepBias;

  DecoderTensors(ModelSession decoder, WhisperSettings settings) {
    this.environment = decoder.environment();
    this.soloStep = new SoloStep(decoder, settings);
    this.settings = settings;
    this.ids = longs(settings.contextCapacity());
    this.positions = longs(settings.contextCapacity());
    this.logits = floats(PREDICTIONS * settings.vocabulary());
    try {
      fixedInputs.put("begin", keep(OnnxTensor.createTensor(environment, opening, shape(1))));
      fixedInputs.put(
          "seqlens_k", keep(OnnxTensor.createTensor(environment, lastPosition, shape(1))));
      fixedInputs.put(
          "total_len", keep(OnnxTensor.createTensor(environment, totalLength, shape())));
      for (String name : settings.cacheNames()) {
        caches.add(cache(name));
      }
      bindSoloStep();
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

  /**
   * Makes the prepared step alone.
   *
   * @param crossAttention keys and values of the audio, as {@link WhisperSettings#cacheNames()}
   */
  void step(int frames, List<OnnxTensor> crossAttention) throws OrtException {
    OnnxTensor attended = stepAttention(frames);
    if (stepBias == null) {
      stepBias = biasTensor(frames);
    }
    soloStep.run(attended, stepBias, crossAttention);
    predictions = 1;
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

  /** Where the attention of a step goes; the same for all steps of the stretch. */
  OnnxTensor stepAttention(int frames) throws OrtException {
    if (stepAttention == null) {
      stepAttention = attentionTensor(1, frames);
    }
    return stepAttention;
  }

  /** Forgets what depends on the length of the audio. */
  void endStretch() {
    if (stepAttention != null) {
      stepAttention.close();
      stepAttention = null;
    }
    if (stepBias != null) {
      stepBias.close();
      stepBias = null;
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

  /** Of the first prediction, where the last pass was asked for logits. */
  float logit(int token) {
    return logits.get(token);
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

  private void bindSoloStep() throws OrtException {
    var inputs = new HashMap<>(fixedInputs);
    inputs.put("input_ids", keep(longTensor(ids, 1)));
    inputs.put("position_ids", keep(longTensor(positions, 1)));
    inputs.put("logit_index", keep(longTensor(wanted, 1)));
    var outputs = new HashMap<>(fixedOutputs);
    outputs.put("next_token", keep(longTensor(nextToken, 1)));
    outputs.put("next_logprob", keep(floatTensor(nextLogprob, 1)));
    soloStep.bind(inputs, outputs);
  }

  private OnnxTensor longTensor(LongBuffer buffer, int count) throws OrtException {
    return OnnxTensor.createTensor(environment, buffer.slice(0, count), shape(1, count));
  }

  private OnnxTensor floatTensor(FloatBuffer buffer, int count) throws OrtException {
    return OnnxTensor.createTensor(environment, buffer.slice(0, count), shape(1, count));
  }

  private OnnxTensor biasTensor(int frames) throws OrtException {
    return OnnxTensor.createTensor(environment, noBias.slice(0, frames), shape(1, 1, 1, frames));
  }

  private OnnxTensor attentionTensor(int tokens, int frames) throws OrtException {
    int heads = settings.alignmentHeadCount();
    int size = heads * tokens * frames;
    if (attention.capacity() < size) {
      endStretch();
      attention = floats(size);
    }
    return OnnxTensor.createTensor(
        environment, attention.slice(0, size), shape(1, heads, tokens, frames));
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
    private final List<OnnxTensor> own = new ArrayList<>();
    private final Map<String, OnnxTensor> inputs = new HashMap<>(fixedInputs);
    private final Map<String, OnnxTensor> outputs = new HashMap<>(fixedOutputs);

    private Pass(int tokens, int rows, int frames) throws OrtException {
      this.rows = rows;
      input("input_ids", longTensor(ids, tokens));
      input("position_ids", longTensor(positions, tokens));
      input("logit_index", longTensor(wanted, rows));
      input("cross_bias", biasTensor(frames));
      output("align", attentionTensor(tokens, frames));
      output("next_token", longTensor(nextToken, rows));
      output("next_logprob", floatTensor(nextLogprob, rows));
    }

    /** Asks for one more output. */
    void ask(String name) throws OrtException {
      switch (name) {
        case "no_speech" -> output(name, floatTensor(noSpeech, rows));
        case "logits" -> {
          FloatBuffer memory = logits.slice(0, rows * settings.vocabulary());
          output(
              name,
              OnnxTensor.createTensor(environment, memory, shape(1, rows, settings.vocabulary())));
        }
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
