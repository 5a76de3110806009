package io.babelgrid.lipsync.generate;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Spares;
import io.babelgrid.engine.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A generator like MuseTalk (Zhang et al. 2024), which paints the lower half of a face in the
 * latent space of an autoencoder, in one step: the face without and with its lower half is encoded,
 * both latents and ten states of Whisper make another latent, and that is decoded.
 */
final class MuseTalkModel implements GeneratorModel {

  private static final int LATENT_CHANNELS = 4;

  /** Pixels of an edge for one of the latent. */
  private static final int SHRINKS = 8;

  private final GeneratorManifest manifest;
  private final List<ModelSession> sessions = new ArrayList<>();
  private final ModelSession encoder;
  private final ModelSession generator;
  private final ModelSession decoder;
  private final WhisperEncoder audio;
  private final float[] silence;

  private final Spares<Tensors> spares = new Spares<>();

  /**
   * @throws GeneratorException when one of its graphs is not what the contract says
   */
  MuseTalkModel(Path directory, GeneratorManifest manifest, ComputeLanes lanes, long dueNs) {
    this.manifest = manifest;
    int size = manifest.size();
    int edge = size / SHRINKS;
    TensorSpec image = TensorSpec.floatRows(3, size, size);
    TensorSpec latent = TensorSpec.floatRows(LATENT_CHANNELS, edge, edge);
    TensorSpec both = TensorSpec.floatRows(2 * LATENT_CHANNELS, edge, edge);
    TensorSpec heard = TensorSpec.floatRows(WhisperStates.TOKENS, WhisperEncoder.WIDTH);
    TensorSpec mel = TensorSpec.floatRows(WhisperMel.BANDS, WhisperMel.COLUMNS);
    TensorSpec states =
        TensorSpec.floatRows(WhisperEncoder.STATES, WhisperEncoder.LAYERS, WhisperEncoder.WIDTH);
    try {
      var graphs = new Graphs(directory, lanes);
      encoder =
          graphs.load(ManifestCheck.VAE_ENCODER, Map.of("image", image), Map.of("latent", latent));
      generator =
          graphs.load(
              ManifestCheck.GENERATOR,
              Map.of("latent", both, "audio", heard),
              Map.of("predicted", latent));
      decoder =
          graphs.load(ManifestCheck.VAE_DECODER, Map.of("latent", latent), Map.of("image", image));
      audio =
          new WhisperEncoder(
              graphs.load(
                  ManifestCheck.AUDIO_ENCODER, Map.of("mel", mel), Map.of("states", states)),
              lanes);
      silence = WhisperStates.silence(audio, dueNs);
    } catch (RuntimeException e) {
      sessions.forEach(ModelSession::close);
      throw e;
    }
  }

  /** Loads graphs that are closed together. */
  private final class Graphs {
    private final Path directory;
    private final ComputeLanes lanes;

    Graphs(Path directory, ComputeLanes lanes) {
      this.directory = directory;
      this.lanes = lanes;
    }

    ModelSession load(
        String part, Map<String, TensorSpec> inputs, Map<String, TensorSpec> outputs) {
      ModelSession session =
          GeneratorGraph.load(directory, manifest.file(part), lanes.device(), inputs, outputs);
      sessions.add(session);
      return session;
    }
  }

  @Override
  public int maxWidth() {
    return manifest.batchOrStandard();
  }

  @Override
  public SpeechFeatures features() {
    return new WhisperStates(audio, silence);
  }

  @Override
  public void step(List<MouthRow> rows) {
    Tensors free = spares.take();
    try {
      Tensors tensors = free != null ? free : new Tensors(generator.environment(), manifest);
      try {
        run(tensors, rows);
      } finally {
        spares.giveBack(tensors);
      }
    } catch (OrtException e) {
      throw new InferenceException("no memory for a mouth", e);
    }
  }

  private void run(Tensors tensors, List<MouthRow> rows) {
    int count = rows.size();
    float scale = (float) manifest.latentScaleOrStandard();
    for (int i = 0; i < count; i++) {
      tensors.take(i, rows.get(i));
    }
    encoder.run(
        Map.of("image", tensors.images.rows(2 * count)),
        Map.of("latent", tensors.encoded.rows(2 * count)));
    tensors.encoded.scale(2 * count, scale);
    generator.run(
        Map.of("latent", tensors.latents.rows(count), "audio", tensors.heard.rows(count)),
        Map.of("predicted", tensors.predicted.rows(count)));
    tensors.predicted.scale(count, 1 / scale);
    decoder.run(
        Map.of("latent", tensors.predicted.rows(count)),
        Map.of("image", tensors.images.rows(count)));
    for (int i = 0; i < count; i++) {
      tensors.give(i, rows.get(i));
    }
  }

  @Override
  public void close() {
    sessions.forEach(ModelSession::close);
    spares.close(Tensors::close);
  }

  /** Memory of one batch; images are -1 to 1. */
  private static final class Tensors implements AutoCloseable {
    private final int plane;

    /** Two of each row: the face without its lower half, the face. */
    private final RowTensor images;

    private final RowTensor encoded;

    /** The latents of both images of a row, as one. */
    private final RowTensor latents;

    private final RowTensor heard;
    private final RowTensor predicted;
    private final float[] image;

    Tensors(OrtEnvironment environment, GeneratorManifest manifest) throws OrtException {
      int size = manifest.size();
      int edge = size / SHRINKS;
      int rows = manifest.batchOrStandard();
      plane = size * size;
      image = new float[3 * plane];
      images = new RowTensor(environment, 2 * rows, 3, size, size);
      encoded = new RowTensor(environment, 2 * rows, LATENT_CHANNELS, edge, edge);
      latents = encoded.as(2 * LATENT_CHANNELS, edge, edge);
      heard = new RowTensor(environment, rows, WhisperStates.TOKENS, WhisperEncoder.WIDTH);
      predicted = new RowTensor(environment, rows, LATENT_CHANNELS, edge, edge);
    }

    void take(int index, MouthRow row) {
      for (int i = 0; i < image.length; i++) {
        image[i] = 2 * row.face[i] - 1;
      }
      images.put(2 * index + 1, 0, image, 0, image.length);
      for (int i = 0; i < image.length; i++) {
        if (i % plane >= plane / 2) {
          image[i] = -1;
        }
      }
      images.put(2 * index, 0, image, 0, image.length);
      heard.put(index, 0, row.features, 0, row.features.length);
    }

    void give(int index, MouthRow row) {
      images.get(index, row.made);
      for (int i = 0; i < row.made.length; i++) {
        row.made[i] = (row.made[i] + 1) / 2;
      }
    }

    @Override
    public void close() {
      images.close();
      encoded.close();
      latents.close();
      heard.close();
      predicted.close();
    }
  }
}
