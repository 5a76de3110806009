package io.babelgrid.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryModelStoreTest {

  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path directory;
  private Path model;

  @BeforeEach
  void prepareOneModel() throws IOException {
    model = Files.createDirectories(directory.resolve("tiny"));
    Files.createDirectories(model.resolve("voices"));
    Files.writeString(model.resolve("graph.onnx"), "abc");
    Files.writeString(model.resolve("voices/one.bin"), "abc");
    Files.writeString(
        model.resolve("model.json"),
        """
        {"id": "tiny", "task": "translation", "languages": ["en", "pt"], "licence": "MIT",
         "notice": "someone", "source": "pypi:tiny 1.0", "bytes": 6, "variants": [
           {"name": "tiny row8", "cores": 0.1, "measure": "chrF", "quality": {"en-pt": 80.5}}],
         "files": [
           {"name": "graph.onnx", "sha256": "%1$s", "bytes": 3},
           {"name": "voices/one.bin", "sha256": "%1$s", "bytes": 3}]}
        """
            .formatted(SHA256_OF_ABC));
  }

  @Test
  void modelsAreListedAsTheManifestDescribesThem() {
    var expected =
        new ModelInfo(
            "tiny",
            "translation",
            List.of("en", "pt"),
            "MIT",
            "pypi:tiny 1.0",
            6,
            List.of(new ModelVariant("tiny row8", 0.1, "chrF", Map.of("en-pt", 80.5))),
            true);
    assertEquals(List.of(expected), store().models());
  }

  @Test
  void modelsComeAndGoWhileTheNodeRuns() throws IOException {
    ModelStore store = store();
    List<ModelInfo> before = store.models();
    store.refresh();
    assertSame(before, store.models());

    Path added = directory.resolve("added");
    Files.createDirectories(added);
    Files.copy(model.resolve("graph.onnx"), added.resolve("graph.onnx"));
    store.refresh();
    assertSame(before, store.models());
    Files.writeString(
        added.resolve("model.json"),
        Files.readString(model.resolve("model.json"))
            .replace("\"tiny\"", "\"added\"")
            .replace("voices/one.bin", "gone.bin"));
    store.refresh();
    assertEquals(List.of("added", "tiny"), store.models().stream().map(ModelInfo::id).toList());
    assertEquals(added.resolve("graph.onnx"), store.file("added", "graph.onnx"));

    Files.delete(added.resolve("model.json"));
    store.refresh();
    assertEquals(before, store.models());
    assertThrows(ModelMissingException.class, () -> store.file("added", "graph.onnx"));
  }

  @Test
  void aModelThatIsPreparedAnewIsLookedAtAnew() throws IOException {
    ModelStore store = store();
    store.file("tiny", "graph.onnx");
    Path description = model.resolve("model.json");
    Files.writeString(model.resolve("graph.onnx"), "abd");
    Files.setLastModifiedTime(description, FileTime.fromMillis(1_000_000_000_000L));
    store.refresh();
    assertThrows(ModelMissingException.class, () -> store.file("tiny", "graph.onnx"));
  }

  /** The new description comes while the old one's file is being read. */
  @Test
  void whatIsLookedAtWhileTheModelIsPreparedAnewSaysNothingOfTheNewOne() {
    var store = new ArrayList<DirectoryModelStore>();
    store.add(
        new DirectoryModelStore(
            directory,
            file -> {
              String hash = Sha256.of(file);
              if (Files.readString(file).equals("abc")) {
                Files.writeString(file, "abd");
                Files.setLastModifiedTime(
                    model.resolve("model.json"), FileTime.fromMillis(1_000_000_000_000L));
                store.getFirst().refresh();
              }
              return hash;
            }));
    store.getFirst().file("tiny", "graph.onnx");
    assertThrows(ModelMissingException.class, () -> store.getFirst().file("tiny", "graph.onnx"));
  }

  @Test
  void aFileIsHandedOutWhenItsHashIsRight() {
    assertEquals(model.resolve("voices/one.bin"), store().file("tiny", "voices/one.bin"));
    assertEquals(List.of(), store().problems(List.of("tiny")));
  }

  @Test
  void aMissingFileIsNamedWithWhatToRun() throws IOException {
    Files.delete(model.resolve("graph.onnx"));
    assertEquals(
        "model tiny: graph.onnx is missing in " + model + "; run models/prepare",
        refusal("tiny", "graph.onnx"));
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Files.writeString(model.resolve("graph.onnx"), "abd");
    assertTrue(refusal("tiny", "graph.onnx").contains("another sha256"));
    Files.writeString(model.resolve("graph.onnx"), "ab");
    assertTrue(refusal("tiny", "graph.onnx").contains("has 2 bytes instead of 3"));
  }

  @Test
  void aHashIsComputedOnceForEachFile() throws IOException {
    ModelStore store = store();
    Path file = store.file("tiny", "graph.onnx");
    Files.writeString(file, "xyz");
    assertEquals(file, store.file("tiny", "graph.onnx"));
  }

  @Test
  void anUnknownModelIsNamedWithWhatToRun() {
    assertEquals(
        "model huge is not prepared in " + directory + "; run models/prepare huge",
        refusal("huge", "graph.onnx"));
  }

  @Test
  void allProblemsAreListedAtOnce() throws IOException {
    Files.delete(model.resolve("graph.onnx"));
    Files.writeString(model.resolve("voices/one.bin"), "abd");
    Path broken = Files.createDirectories(directory.resolve("broken"));
    Files.writeString(broken.resolve("model.json"), "{");
    List<String> problems = store().problems(List.of("huge", "tiny", "broken"));
    assertEquals(4, problems.size(), problems.toString());
    assertTrue(problems.stream().allMatch(line -> line.contains("run models/prepare")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "graph.onnx | ../other/graph.onnx",
        "graph.onnx | /etc/hostname",
        "graph.onnx | voices/one.bin",
        "\"graph.onnx\" | null",
        "\"%1$s\" | null",
        "\"tiny\" | null",
        "\"translation\" | null",
        "\"tiny row8\" | null",
        "[\"en\", \"pt\"] | [\"en\", null]",
        "{\"en-pt\": 80.5} | null",
        "\"variants\": [ | \"variants\": [ null,",
      })
  void aManifestThatCannotBeTrueIsAProblemAndNoModel(String good, String bad) throws IOException {
    String manifest = Files.readString(model.resolve("model.json"));
    String found = good.replace("%1$s", SHA256_OF_ABC);
    assertTrue(manifest.contains(found));
    Files.writeString(model.resolve("model.json"), manifest.replace(found, bad));
    refusedWhole();
  }

  @Test
  void aManifestThatSaysNothingIsAProblemAndNoModel() throws IOException {
    Files.writeString(model.resolve("model.json"), "null");
    refusedWhole();
  }

  private void refusedWhole() {
    assertEquals(List.of(), store().models());
    assertEquals(
        List.of("model tiny: model.json is not readable; run models/prepare"),
        store().problems(List.of("tiny")));
  }

  @Test
  void anAbsentDirectoryHasNoModels() {
    var store = new DirectoryModelStore(directory.resolve("nowhere"));
    assertEquals(List.of(), store.models());
    assertEquals(1, store.problems(List.of("tiny")).size());
  }

  private String refusal(String modelId, String file) {
    return assertThrows(ModelMissingException.class, () -> store().file(modelId, file))
        .getMessage();
  }

  private ModelStore store() {
    return new DirectoryModelStore(directory);
  }
}
