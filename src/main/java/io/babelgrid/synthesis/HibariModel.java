package io.babelgrid.synthesis;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small English voice: one graph from phonemes to audio. Safe for many threads. */
final class HibariModel implements AutoCloseable {

  static final String ID = "hibari-en";

  /** What it was trained on. */
  static final int MAX_PHONEMES = 400;

  private final ModelSession session;
  private final Vocabulary vocabulary;
  private final VoiceEntry voice;

  /**
   * @param durations frames of 600 samples for each token
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Spoken(float[] audio, long[] durations) {}

  private HibariModel(ModelSession session, Vocabulary vocabulary, VoiceEntry voice) {
    this.session = session;
    this.vocabulary = vocabulary;
    this.voice = voice;
  }

  /**
   * Loads the model.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when it is not prepared
   */
  static HibariModel load(ModelStore store) {
    try {
      List<VoiceEntry> voices =
          new ObjectMapper()
              .readValue(store.file(ID, "voices.json").toFile(), new TypeReference<>() {});
      return new HibariModel(
          ModelSession.load(store.file(ID, "hibari.onnx")),
          Vocabulary.read(store.file(ID, "vocab.json")),
          voices.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read model " + ID, e);
    }
  }

  /** Its only voice. */
  Voice voice() {
    return voice.voice();
  }

  float levelDbfs() {
    return voice.levelDbfs();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Spoken speak(long[] tokens, float speed) {
    try (OnnxTensor ids =
            OnnxTensor.createTensor(
                session.environment(), LongBuffer.wrap(tokens), new long[] {1, tokens.length});
        OnnxTensor speedTensor =
            OnnxTensor.createTensor(session.environment(), new float[] {speed});
        OrtSession.Result result =
            session.run(Map.of("ids", ids, "speed", speedTensor), Set.of("audio", "durations"))) {
      FloatBuffer audio = ((OnnxTensor) result.get("audio").orElseThrow()).getFloatBuffer();
      LongBuffer durations = ((OnnxTensor) result.get("durations").orElseThrow()).getLongBuffer();
      var spoken = new Spoken(new float[audio.remaining()], new long[durations.remaining()]);
      audio.get(spoken.audio);
      durations.get(spoken.durations);
      return spoken;
    } catch (OrtException e) {
      throw new InferenceException("cannot hand phonemes to " + ID, e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
