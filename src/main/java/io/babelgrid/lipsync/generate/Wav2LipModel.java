package io.babelgrid.lipsync.generate;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Spares;
import io.babelgrid.engine.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A generator like Wav2Lip (Prajwal et al., ACM MM 2020): {@code mel} [N, 1, 80, 16] and {@code
 * face} [N, 6, size, size], 0 to 1, to {@code frame} [N, 3, size, size]. Of the six planes, three
 * are the face without its lower half, three the whole face.
 */
final class Wav2LipModel implements GeneratorModel {

  private final GeneratorManifest manifest;
  private final ModelSession session;

  private final Spares<Tensors> spares = new Spares<>();

  /**
   * @throws GeneratorException when its graph is not what the contract says
   */
  Wav2LipModel(Path directory, GeneratorManifest manifest, ComputeLanes lanes) {
    this.manifest = manifest;
    MelSettings mel = manifest.melOrStandard();
    int size = manifest.size();
    session =
        GeneratorGraph.load(
            directory,
            manifest.file(ManifestCheck.GENERATOR),
            lanes.device(),
            Map.of(
                "mel", TensorSpec.floatRows(1, mel.bands(), mel.columns()),
                "face", TensorSpec.floatRows(6, size, size)),
            Map.of("frame", TensorSpec.floatRows(3, size, size)));
  }

  @Override
  public int maxWidth() {
    return manifest.batchOrStandard();
  }

  @Override
  public SpeechFeatures features() {
    return new MelWindows(manifest.melOrStandard());
  }

  @Override
  public void step(List<MouthRow> rows) {
    Tensors free = spares.take();
    try {
      Tensors tensors = free != null ? free : new Tensors(session.environment(), manifest);
      try {
        tensors.run(session, rows);
      } finally {
        spares.giveBack(tensors);
      }
    } catch (OrtException e) {
      throw new InferenceException("no memory for a mouth", e);
    }
  }

  @Override
  public void close() {
    session.close();
    spares.close(Tensors::close);
  }

  /** Memory of one batch. Planes of the lower half are never written: they stay 0. */
  private static final class Tensors implements AutoCloseable {
    private final int plane;
    private final int upperHalf;
    private final RowTensor mel;
    private final RowTensor face;
    private final RowTensor frame;

    Tensors(OrtEnvironment environment, GeneratorManifest manifest) throws OrtException {
      int size = manifest.size();
      int rows = manifest.batchOrStandard();
      MelSettings settings = manifest.melOrStandard();
      plane = size * size;
      upperHalf = size / 2 * size;
      mel = new RowTensor(environment, rows, 1, settings.bands(), settings.columns());
      face = new RowTensor(environment, rows, 6, size, size);
      frame = new RowTensor(environment, rows, 3, size, size);
    }

    void run(ModelSession session, List<MouthRow> rows) {
      int count = rows.size();
      for (int i = 0; i < count; i++) {
        MouthRow row = rows.get(i);
        mel.put(i, 0, row.features, 0, row.features.length);
        for (int channel = 0; channel < 3; channel++) {
          face.put(i, channel * plane, row.face, channel * plane, upperHalf);
        }
        face.put(i, 3 * plane, row.face, 0, 3 * plane);
      }
      session.run(
          Map.of("mel", mel.rows(count), "face", face.rows(count)),
          Map.of("frame", frame.rows(count)));
      for (int i = 0; i < count; i++) {
        frame.get(i, rows.get(i).made);
      }
    }

    @Override
    public void close() {
      mel.close();
      face.close();
      frame.close();
    }
  }
}
