package io.babelgrid.engine.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    @Nullable Boolean translates,
    List<FileDescription> files) {

  static final String FILE_NAME = "model.json";

  private static final String TRANSLATION = "translation";

  /** As much as is needed of RFC 5646. */
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param name path inside the model's directory, with {@code /} as separator
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record FileDescription(String name, String sha256, long bytes) {

    FileDescription {
      Objects.requireNonNull(sha256, "sha256");
      Path path = Path.of(name).normalize();
      if (path.isAbsolute() || path.startsWith("..") || path.toString().isEmpty()) {
        throw new IllegalArgumentException("not a file of the model: " + name);
      }
    }
  }

  ModelDescription {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(source, "source");
    languages = List.copyOf(languages);
    if (!languages.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
      throw new IllegalArgumentException("languages are not BCP 47: " + languages);
    }
    if (task.equals(TRANSLATION) && languages.size() != 2) {
      throw new IllegalArgumentException("a translation has a source and a target: " + languages);
    }
    variants = variants == null ? null : List.copyOf(variants);
    files = List.copyOf(files);
    if (files.stream().map(FileDescription::name).distinct().count() < files.size()) {
      throw new IllegalArgumentException("a file is named twice");
    }
  }

  /**
   * Reads the description in a directory.
   *
   * @throws IOException when there is none, or it lacks something or names a file elsewhere
   */
  static ModelDescription read(Path directory) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    ModelDescription description = JSON.readValue(file.toFile(), ModelDescription.class);
    if (description == null) {
      throw new IOException(file + " describes nothing");
    }
    return description;
  }

  ModelInfo info() {
    return new ModelInfo(
        id,
        task,
        languages,
        licence,
        source,
        bytes,
        variants == null ? List.of() : variants,
        translates == null || translates);
  }

  Map<String, FileDescription> filesByName() {
    return files.stream().collect(Collectors.toMap(FileDescription::name, Function.identity()));
  }
}
