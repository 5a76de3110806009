package io.babelgrid.lipsync.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

  private static final String GOOD =
      """
      {"kind": "wav2lip", "size": 96, "fps": 25, "channels": "BGR",
       "align": {"padding": [0, 10, 0, 0], "smoothing": 5},
       "mel": {"sampleRate": 16000, "fft": 800, "hop": 200, "preemphasis": 0.97, "bands": 80,
               "lowHz": 55, "highHz": 7600, "referenceDb": 20, "minimumDb": -100, "maximum": 4,
               "columns": 16},
       "files": [{"part": "generator", "name": "wav2lip.onnx", "sha256": "00"}]}
      """;

  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  @TempDir private Path directory;

  @AfterEach
  void close() {
    lanes.close();
  }

  private String refusal(String manifest) throws IOException {
    Files.writeString(directory.resolve(GeneratorManifest.FILE_NAME), manifest);
    return refusal();
  }

  private String refusal() {
    return assertThrows(
            GeneratorException.class,
            () -> MouthDrawing.generator(directory, lanes, NanoClock.system()))
        .getMessage();
  }

  @Test
  void whatItSaysIsRead() throws IOException {
    Files.writeString(directory.resolve(GeneratorManifest.FILE_NAME), GOOD);
    GeneratorManifest read = GeneratorManifest.read(directory);
    assertEquals(GeneratorManifest.Kind.WAV2LIP, read.kind());
    assertEquals(MelSettings.WAV2LIP, read.mel());
    assertEquals(GeneratorManifest.Channels.BGR, read.channels());
    assertEquals(8, read.batchOrStandard());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wav2lip\", | latentsync\", | wav2lip",
        "\"size\": 96 | \"size\": 100 | expected size to be one of [96, 192, 256], found 100",
        "\"fps\": 25 | \"fps\": 0 | expected fps to be 10 to 60, found 0.0",
        "BGR | GBR | BGR",
        "[0, 10, 0, 0] | [0, 10] | expected align.padding to be four numbers of pixels",
        "\"smoothing\": 5 | \"smoothing\": 0 | expected align.smoothing to be 1 to 25, found 0",
        "\"bands\": 80 | \"bands\": 64 | expected mel.bands to be 80, found 64",
        "16000 | 22050 | expected mel.sampleRate to be 16000, found 22050",
        "\"hop\": 200, | '' | hop",
        "\"hop\" | \"hopp\" | hop",
        "\"size\": 96, | '' | size",
        "generator | vae_encoder | expected the parts in files to be [generator], found [vae_encoder]",
        "wav2lip.onnx | ../wav2lip.onnx | expected a file's name to be a path inside the directory",
        "wav2lip.onnx | a\\u0000 | expected a file's name to be a path inside the directory",
        "wav2lip.onnx | x/.. | expected a file's name to be a path inside the directory",
        "\"referenceDb\": 20 | \"referenceDb\": \"NaN\" | expected mel.referenceDb to be -200 to 200",
        "-100 | \"-Infinity\" | expected mel.minimumDb to be -200 to below 0, found -Infinity",
        "\"maximum\": 4 | \"maximum\": 1e999 | expected mel.maximum to be above 0, 1000 at most",
        "wav2lip\", | musetalk\", | expected size to be 256, found 96",
        "{\"kind\" | \"kind\" | manifest.json",
      })
  void aBadOneIsRefusedWithAReason(String good, String bad, String reason) throws IOException {
    assertTrue(GOOD.contains(good));
    String message = refusal(GOOD.replace(good, bad));
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains(GeneratorManifest.FILE_NAME), message);
  }

  @Test
  void anEmptyOneIsRefused() throws IOException {
    assertTrue(refusal("null").contains("manifest.json is empty"));
  }

  @Test
  void aDirectoryWithoutOneIsRefused() {
    assertTrue(refusal().contains("there is no " + directory.resolve("manifest.json")));
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    assertTrue(refusal(GOOD).contains("there is no file " + directory.resolve("wav2lip.onnx")));
  }

  @Test
  void aFileThatWasChangedIsRefused() throws IOException {
    Files.writeString(directory.resolve("wav2lip.onnx"), "changed");
    String message = refusal(GOOD);
    assertTrue(message.contains("wav2lip.onnx: expected sha256 00, found "), message);
  }

  @Test
  void aFileThatIsNoGraphIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("wav2lip.onnx"), "no graph");
    String sha256 = io.babelgrid.engine.model.Sha256.of(file);
    String message = refusal(GOOD.replace("\"00\"", '"' + sha256 + '"'));
    assertTrue(message.contains("wav2lip.onnx is no usable ONNX graph"), message);
  }
}
