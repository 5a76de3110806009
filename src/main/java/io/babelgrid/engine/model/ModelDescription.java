package io.babelgrid.engine.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code model.json} that {@code models/prepare} writes beside the files of a model. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ModelDescription(
    String id,
    String task,
    List<String> languages,
    String licence,
    String source,
    long bytes,
    @Nullable List<ModelVariant> variants,
    List<FileDescription> files) {

  static final String FILE_NAME = "model.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param name path inside the model's directory, with {@code /} as separator
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record FileDescription(String name, String sha256, long bytes) {}

  ModelDescription {
    languages = List.copyOf(languages);
    files = List.copyOf(files);
  }

  static ModelDescription read(Path directory) throws IOException {
    return JSON.readValue(directory.resolve(FILE_NAME).toFile(), ModelDescription.class);
  }

  ModelInfo info() {
    return new ModelInfo(
        id, task, languages, licence, source, bytes, variants == null ? List.of() : variants);
  }

  Map<String, FileDescription> filesByName() {
    return files.stream().collect(Collectors.toMap(FileDescription::name, Function.identity()));
  }
}
