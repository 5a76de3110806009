package io.babelgrid.engine.model;

import io.babelgrid.engine.model.ModelDescription.FileDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models in the sub-directories of one directory, each with a {@code model.json}. What is there is
 * read once, at construction; a file's hash is computed at its first use and not again. Safe for
 * many threads.
 */
public final class DirectoryModelStore implements ModelStore {

  private static final String ADVICE = "; run models/prepare";

  private final Path directory;
  private final SequencedMap<String, StoredModel> stored = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();
  private final Set<Path> verified = ConcurrentHashMap.newKeySet();

  private record StoredModel(
      ModelDescription description, Path directory, Map<String, FileDescription> files) {}

  /** Reads what is prepared under {@code directory}; it need not exist. */
  public DirectoryModelStore(Path directory) {
    this.directory = directory;
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> children = Files.list(directory)) {
      children
          .filter(child -> Files.exists(child.resolve(ModelDescription.FILE_NAME)))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  @Override
  public List<ModelInfo> models() {
    return stored.values().stream().map(model -> model.description.info()).toList();
  }

  @Override
  public Path file(String modelId, String fileName) {
    StoredModel model = stored.get(modelId);
    if (model == null) {
      throw new ModelMissingException(missingModel(modelId));
    }
    FileDescription file = model.files.get(fileName);
    if (file == null) {
      throw new ModelMissingException(
          "model %s: %s is none of the files in %s".formatted(modelId, fileName, model.directory)
              + ADVICE);
    }
    String problem = problem(model, file);
    if (problem != null) {
      throw new ModelMissingException(problem);
    }
    return model.directory.resolve(file.name());
  }

  @Override
  public List<String> problems(Collection<String> required) {
    var problems = new ArrayList<String>();
    for (String id : required) {
      if (!stored.containsKey(id) && !unreadable.containsKey(id)) {
        problems.add(missingModel(id));
      }
    }
    problems.addAll(unreadable.values());
    for (StoredModel model : stored.values()) {
      for (FileDescription file : model.description.files()) {
        String problem = problem(model, file);
        if (problem != null) {
          problems.add(problem);
        }
      }
    }
    return problems;
  }

  private void add(Path child) {
    String id = child.getFileName().toString();
    try {
      ModelDescription description = ModelDescription.read(child);
      stored.put(id, new StoredModel(description, child, description.filesByName()));
    } catch (IOException | RuntimeException e) {
      unreadable.put(
          id, "model %s: %s is not readable".formatted(id, ModelDescription.FILE_NAME) + ADVICE);
    }
  }

  private String missingModel(String id) {
    String reason = unreadable.get(id);
    return reason != null
        ? reason
        : "model %s is not prepared in %s".formatted(id, directory) + ADVICE + " " + id;
  }

  private @Nullable String problem(StoredModel model, FileDescription file) {
    Path path = model.directory.resolve(file.name());
    if (verified.contains(path)) {
      return null;
    }
    String wrong = whatIsWrong(path, file);
    if (wrong == null) {
      verified.add(path);
      return null;
    }
    return "model %s: %s %s in %s"
            .formatted(model.description.id(), file.name(), wrong, model.directory)
        + ADVICE;
  }

  private static @Nullable String whatIsWrong(Path path, FileDescription file) {
    try {
      if (!Files.isRegularFile(path)) {
        return "is missing";
      }
      long bytes = Files.size(path);
      if (bytes != file.bytes()) {
        return "has %d bytes instead of %d".formatted(bytes, file.bytes());
      }
      return Sha256.of(path).equals(file.sha256()) ? null : "has another sha256 than was prepared";
    } catch (IOException e) {
      return "cannot be read (" + e + ")";
    }
  }
}
