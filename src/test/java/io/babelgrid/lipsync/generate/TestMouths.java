package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.model.Sha256;
import io.babelgrid.evaluation.PreparedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Generators of random weights, made by models/convert/test_mouths.py, with their manifests. */
public final class TestMouths {

  private static final List<String> MUSETALK_PARTS =
      List.of("generator", "vae_encoder", "vae_decoder", "audio_encoder");

  private TestMouths() {}

  /** A generator like Wav2Lip in an empty directory. */
  public static Path wav2lip(Path directory) throws IOException {
    return wav2lip(directory, "wav2lip");
  }

  static Path wav2lip(Path directory, String graph) throws IOException {
    String files = file(directory, "generator", graph);
    return write(
        directory,
        """
        {"kind": "wav2lip", "size": 96, "fps": 25, "channels": "BGR", "batch": 4,
         "align": {"padding": [0, 10, 0, 0], "smoothing": 5}, "files": [%s]}
        """
            .formatted(files));
  }

  /** A generator like MuseTalk in an empty directory. */
  public static Path musetalk(Path directory) throws IOException {
    var files = new StringJoiner(", ");
    for (String part : MUSETALK_PARTS) {
      files.add(file(directory, part, part.equals("generator") ? "unet" : part));
    }
    return write(
        directory,
        """
        {"kind": "musetalk", "size": 256, "fps": 25, "channels": "RGB", "batch": 4, "cores": 2.5,
         "align": {"padding": [0, 0, 0, 0], "smoothing": 1}, "files": [%s]}
        """
            .formatted(files));
  }

  private static String file(Path directory, String part, String name) throws IOException {
    Path from = PreparedModels.store().file("test-mouths", name + ".onnx");
    Path to = Files.copy(from, directory.resolve(name + ".onnx"));
    return "{\"part\": \"%s\", \"name\": \"%s.onnx\", \"sha256\": \"%s\"}"
        .formatted(part, name, Sha256.of(to));
  }

  private static Path write(Path directory, String manifest) throws IOException {
    Files.writeString(directory.resolve(GeneratorManifest.FILE_NAME), manifest);
    return directory;
  }
}
