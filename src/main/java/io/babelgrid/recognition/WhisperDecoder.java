package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.pipeline.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One greedy decoding of one stretch of audio: encode, prefill, then token by token, in a batch
 * with others. Self-attention caches are written in place and cross-attention keys and values stay
 * in the runtime, so that a step copies nothing but a row of attention. Used by one thread at a
 * time; runs on compute lanes.
 */
final class WhisperDecoder implements AutoCloseable {

  private static final int FRAME_SAMPLES = 320;
  private static final int WINDOW_SAMPLES = 30 * AudioSpan.SAMPLE_RATE_HZ;
  static final String ENCODER_STAGE = "recognition.encoder";
  static final String PREFILL_STAGE = "recognition.prefill";

  private final WhisperModel model;
  private final WhisperSettings settings;
  private final DecoderTensors tensors;
  private final Alignment alignment;
  private OrtSession.@Nullable Result encoded;
  private Map<String, OnnxTensor> crossAttention = Map.of();
  private List<OnnxTensor> crossCaches = List.of();
  private int frames;
  private int heardFrames;
  private int length;
  private boolean closed;

  WhisperDecoder(WhisperModel model) {
    this.model = model;
    this.settings = model.settings();
    this.tensors = new DecoderTensors(model.decoder(), settings);
    this.alignment = new Alignment(settings.alignmentHeadCount());
  }

  /**
   * Encodes audio, followed by silence.
   *
   * @param samples 16 kHz, the first {@code count} of them
   * @param padding samples of silence; together at most 30 s are used
   */
  void encode(float[] samples, int count, int padding, long deadlineNs) {
    int heard = Math.min(count, WINDOW_SAMPLES);
    int padded = Math.min(WINDOW_SAMPLES, roundUp(Math.max(heard + padding, FRAME_SAMPLES)));
    onLane(
        ENCODER_STAGE,
        deadlineNs,
        () -> {
          releaseEncoded();
          try (OnnxTensor audio = tensors.audio(samples, heard, padded);
              var mel = model.frontend().run(Map.of("audio", audio), Set.of("mel"))) {
            var input = Map.of("mel", (OnnxTensor) mel.get(0));
            keep(model.encoder().run(input, model.encoder().outputNames()));
          }
          return null;
        });
    frames = padded / FRAME_SAMPLES;
    heardFrames = heard / FRAME_SAMPLES;
  }

  /** Looks at nothing but the encoded audio; {@link #languages()} tells what it is in. */
  void look(long deadlineNs) {
    onLane(
        PREFILL_STAGE,
        deadlineNs,
        () -> {
          int[] prompt = {settings.startOfTranscript()};
          try (var pass = tensors.pass(prompt, 0, 1, frames)) {
            pass.ask("logits");
            pass.run(model.decoder(), crossAttention);
          }
          return null;
        });
  }

  /** Probability of every language, by the last {@link #look} or {@link #begin}. */
  Map<Language, Float> languages() {
    Map<Language, Float> probabilities = new HashMap<>();
    double total = 0;
    double peak = Double.NEGATIVE_INFINITY;
    for (int token : model.languageTokens().values()) {
      peak = Math.max(peak, tensors.logit(token));
    }
    for (int token : model.languageTokens().values()) {
      total += Math.exp(tensors.logit(token) - peak);
    }
    for (var entry : model.languageTokens().entrySet()) {
      double share = Math.exp(tensors.logit(entry.getValue()) - peak) / total;
      probabilities.put(entry.getKey(), (float) share);
    }
    return probabilities;
  }

  /**
   * Starts a text.
   *
   * @param prompt tokens that are given, from special tokens to text already written
   * @param startOfTranscript index of that token, where the model says whether it hears speech
   * @param opening true when an empty text is no answer
   */
  void begin(int[] prompt, int startOfTranscript, boolean opening, long deadlineNs) {
    alignment.reset(frames, heardFrames);
    onLane(
        PREFILL_STAGE,
        deadlineNs,
        () -> {
          tensors.opening(opening);
          try (var pass = tensors.pass(prompt, startOfTranscript, 2, frames)) {
            pass.ask("no_speech");
            pass.ask("logits");
            pass.run(model.decoder(), crossAttention);
          }
          return null;
        });
    length = prompt.length;
    alignment.append(tensors.attention(), length);
  }

  /** Decodes token by token until the row has enough. */
  void decode(WhisperRow row, long deadlineNs) {
    model.lanes().decode(model.steps(), row, settings.contextCapacity(), deadlineNs);
  }

  /** What the next step is to write. */
  void prepareStep(int token) {
    tensors.prepareStep(token, length);
  }

  /** A step has been made. */
  void stepped() {
    length++;
    alignment.append(tensors.attention(), 1);
  }

  /** Makes the prepared step without others. */
  void stepAlone() throws OrtException {
    tensors.step(frames, crossCaches);
  }

  /** This decoding as a row of a batch. */
  DecoderTensors tensors() {
    return tensors;
  }

  /** Keys or values of the audio: {@code index} of {@link WhisperSettings#cacheNames()}. */
  OnnxTensor crossAttention(int index) {
    return crossCaches.get(index);
  }

  int frames() {
    return frames;
  }

  /** The most probable next token of text, or end of text. */
  int nextToken() {
    return tensors.nextToken();
  }

  /** Log probability of {@link #nextToken()}. */
  float nextLogprob() {
    return tensors.nextLogprob();
  }

  /** The model's estimate that nobody speaks; known after {@link #begin}. */
  float noSpeech() {
    return tensors.noSpeech();
  }

  int endOfText() {
    return settings.endOfText();
  }

  Vocabulary vocabulary() {
    return model.vocabulary();
  }

  /** True when the decoder knows no further position. */
  boolean full() {
    return length >= settings.contextCapacity();
  }

  Alignment alignment() {
    return alignment;
  }

  /** Frames of 20 ms that hold audio, not padding. */
  int heardFrames() {
    return heardFrames;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      releaseEncoded();
      tensors.close();
    }
  }

  private <T> T onLane(String stage, long deadlineNs, Callable<T> work) {
    return model.lanes().call(stage, deadlineNs, work);
  }

  private void keep(OrtSession.Result result) {
    encoded = result;
    Map<String, OnnxTensor> named = new HashMap<>();
    result.forEach(output -> named.put(output.getKey(), (OnnxTensor) output.getValue()));
    crossAttention = named;
    crossCaches =
        settings.cacheNames().stream()
            .map(name -> Objects.requireNonNull(named.get("cross_" + name), name))
            .toList();
  }

  private void releaseEncoded() {
    tensors.endStretch();
    if (encoded != null) {
      encoded.close();
      encoded = null;
      crossAttention = Map.of();
      crossCaches = List.of();
    }
  }

  private static int roundUp(int samples) {
    return (samples + FRAME_SAMPLES - 1) / FRAME_SAMPLES * FRAME_SAMPLES;
  }
}
