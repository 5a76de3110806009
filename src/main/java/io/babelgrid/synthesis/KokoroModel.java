package io.babelgrid.synthesis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.Device;
import io.babelgrid.engine.model.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Kokoro-82M as {@code models/prepare} made it: graphs, alphabet and voices. Immutable. */
final class KokoroModel implements AutoCloseable {

  static final String ID = "kokoro-82m";

  /** Positions of the text encoder, less the pads at both ends. */
  static final int MAX_PHONEMES = 510;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Precision precision;
  private final KokoroGraphs graphs;
  private final Vocabulary vocabulary;
  private final SequencedMap<String, KokoroVoice> voices;
  private final VoiceTempo tempo;

  private KokoroModel(
      Precision precision,
      KokoroGraphs graphs,
      Vocabulary vocabulary,
      SequencedMap<String, KokoroVoice> voices,
      VoiceTempo tempo) {
    this.precision = precision;
    this.graphs = graphs;
    this.vocabulary = vocabulary;
    this.voices = voices;
    this.tempo = tempo;
  }

  /**
   * Loads the model; takes seconds.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when it is not prepared
   */
  static KokoroModel load(ModelStore store, Precision precision, Device device) {
    try {
      List<VoiceEntry> entries =
          JSON.readValue(store.file(ID, "voices.json").toFile(), new TypeReference<>() {});
      var voices = new LinkedHashMap<String, KokoroVoice>();
      for (VoiceEntry entry : entries) {
        voices.put(entry.id(), voice(store, entry));
      }
      VoiceTempo tempo = VoiceTempo.of(voices.values());
      VoiceBlends.addTo(voices);
      return new KokoroModel(
          precision,
          new KokoroGraphs(store, ID, precision, device),
          Vocabulary.read(store.file(ID, "vocab.json")),
          voices,
          tempo);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read model " + ID, e);
    }
  }

  /** Every voice it has, blends included. */
  List<Voice> voices() {
    return voices.values().stream().map(KokoroVoice::voice).toList();
  }

  KokoroVoice voice(String id) {
    KokoroVoice voice = voices.get(id);
    if (voice == null) {
      throw new IllegalArgumentException("Kokoro has no voice " + id);
    }
    return voice;
  }

  VoiceTempo tempo() {
    return tempo;
  }

  KokoroGraphs graphs() {
    return graphs;
  }

  Precision precision() {
    return precision;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public void close() {
    graphs.close();
  }

  private static KokoroVoice voice(ModelStore store, VoiceEntry entry) throws IOException {
    return new KokoroVoice(
        entry.voice(),
        KokoroVoice.Gender.valueOf(entry.gender().toUpperCase(Locale.ROOT)),
        floats(store.file(ID, "voices/" + entry.id() + ".style")),
        floats(store.file(ID, "voices/" + entry.id() + ".stats")),
        entry.levelDbfs(),
        entry.phonemesPerSecond());
  }

  private static float[] floats(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
