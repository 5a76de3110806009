package io.babelgrid.engine.model;

import io.babelgrid.engine.model.ModelDescription.FileDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models in the sub-directories of one directory, each with a {@code model.json}. What is there is
 * read at construction and whenever it is looked at again; a file's hash is computed at its first
 * use and not again while its description stays. Safe for many threads.
 */
public final class DirectoryModelStore implements ModelStore {

  private static final String ADVICE = "; run models/prepare";

  private final Path directory;
  private final Hash hash;
  private volatile Shelf shelf = new Shelf(Map.of(), Map.of());

  /** Of what is in a file, as its description has it. */
  interface Hash {
    String of(Path file) throws IOException;
  }

  /** A model as its description was at one time. What is prepared anew is another one. */
  private static final class StoredModel {
    final ModelDescription description;
    final Path directory;
    final Map<String, FileDescription> files;

    /** When the description was written. */
    final FileTime marked;

    /** Files that are as described: of this one, whatever comes in its place meanwhile. */
    final Set<String> verified = ConcurrentHashMap.newKeySet();

    StoredModel(ModelDescription description, Path directory, FileTime marked) {
      this.description = description;
      this.directory = directory;
      this.marked = marked;
      files = description.filesByName();
    }
  }

  /** All that is there at one time, by id. */
  private record Shelf(
      Map<String, StoredModel> stored, Map<String, String> unreadable, List<ModelInfo> infos) {

    Shelf(Map<String, StoredModel> stored, Map<String, String> unreadable) {
      this(
          stored,
          unreadable,
          stored.values().stream().map(model -> model.description.info()).toList());
    }
  }

  /** Reads what is prepared under {@code directory}; it need not exist. */
  public DirectoryModelStore(Path directory) {
    this(directory, Sha256::of);
  }

  DirectoryModelStore(Path directory, Hash hash) {
    this.directory = directory;
    this.hash = hash;
    refresh();
  }

  @Override
  public List<ModelInfo> models() {
    return shelf.infos;
  }

  @Override
  public synchronized void refresh() {
    boolean isSeen = Files.isDirectory(directory);
    if (!isSeen && !shelf.stored.isEmpty()) {
      // A volume that is away for a moment takes no language from anybody.
      return;
    }
    var stored = new TreeMap<String, StoredModel>();
    var unreadable = new TreeMap<String, String>();
    if (isSeen) {
      try (Stream<Path> children = Files.list(directory)) {
        children
            .filter(child -> Files.exists(child.resolve(ModelDescription.FILE_NAME)))
            .forEach(child -> add(child, stored, unreadable));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + directory, e);
      }
    }
    Shelf before = shelf;
    if (!stored.equals(before.stored) || !unreadable.equals(before.unreadable)) {
      shelf = new Shelf(stored, unreadable);
    }
  }

  @Override
  public Path file(String modelId, String fileName) {
    StoredModel model = shelf.stored.get(modelId);
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
    Shelf here = shelf;
    var problems = new ArrayList<String>();
    for (String id : required) {
      if (!here.stored.containsKey(id) && !here.unreadable.containsKey(id)) {
        problems.add(missingModel(id));
      }
    }
    problems.addAll(here.unreadable.values());
    for (StoredModel model : here.stored.values()) {
      for (FileDescription file : model.description.files()) {
        String problem = problem(model, file);
        if (problem != null) {
          problems.add(problem);
        }
      }
    }
    return problems;
  }

  private void add(Path child, Map<String, StoredModel> stored, Map<String, String> unreadable) {
    String id = child.getFileName().toString();
    try {
      FileTime marked = Files.getLastModifiedTime(child.resolve(ModelDescription.FILE_NAME));
      StoredModel known = shelf.stored.get(id);
      if (known == null || !known.marked.equals(marked)) {
        ModelDescription description = ModelDescription.read(child);
        known = new StoredModel(description, child, marked);
      }
      stored.put(id, known);
    } catch (IOException | RuntimeException e) {
      unreadable.put(
          id, "model %s: %s is not readable".formatted(id, ModelDescription.FILE_NAME) + ADVICE);
    }
  }

  private String missingModel(String id) {
    String reason = shelf.unreadable.get(id);
    return reason != null
        ? reason
        : "model %s is not prepared in %s".formatted(id, directory) + ADVICE + " " + id;
  }

  private @Nullable String problem(StoredModel model, FileDescription file) {
    Path path = model.directory.resolve(file.name());
    if (model.verified.contains(file.name())) {
      return null;
    }
    String wrong = whatIsWrong(path, file);
    if (wrong == null) {
      model.verified.add(file.name());
      return null;
    }
    return "model %s: %s %s in %s"
            .formatted(model.description.id(), file.name(), wrong, model.directory)
        + ADVICE;
  }

  private @Nullable String whatIsWrong(Path path, FileDescription file) {
    try {
      if (!Files.isRegularFile(path)) {
        return "is missing";
      }
      long bytes = Files.size(path);
      if (bytes != file.bytes()) {
        return "has %d bytes instead of %d".formatted(bytes, file.bytes());
      }
      return hash.of(path).equals(file.sha256()) ? null : "has another sha256 than was prepared";
    } catch (IOException e) {
      return "cannot be read (" + e + ")";
    }
  }
}
