package io.babelgrid.evaluation;

import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The prepared models in a directory of their own, with pairs of languages that nobody has weights
 * of: prepared ones under other tags. What a model of such a pair writes is the other language
 * still; all that is done around the model is the pair's own.
 */
public final class CopiedPairs implements AutoCloseable {

  private final Path directory;

  private CopiedPairs(Path directory) {
    this.directory = directory;
  }

  /** Links to all that is prepared; gone when this is closed. */
  public static CopiedPairs make() {
    try {
      var pairs = new CopiedPairs(Files.createTempDirectory("babelgrid-pairs"));
      Files.createDirectory(pairs.models());
      try (Stream<Path> all = Files.list(PreparedModels.directory())) {
        for (Path model : all.toList()) {
          link(model.toRealPath(), pairs.models().resolve(model.getFileName()));
        }
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of the models. */
  public Path models() {
    return directory.resolve("models");
  }

  public ModelStore store() {
    return new DirectoryModelStore(models());
  }

  /**
   * Adds a copy, which is there at once and whole, in place of what is prepared under its name.
   *
   * @param pair that is prepared: {@code en-pt}
   * @param as what it is called here: {@code en-es}
   */
  public CopiedPairs with(String pair, String as) {
    String id = "marian-" + as;
    Path made = directory.resolve(id);
    try {
      Files.createDirectory(made);
      Path known = PreparedModels.directory().resolve("marian-" + pair).toRealPath();
      try (Stream<Path> files = Files.list(known)) {
        for (Path file : files.filter(file -> !file.endsWith("model.json")).toList()) {
          link(file, made.resolve(file.getFileName()));
        }
      }
      String description = Files.readString(known.resolve("model.json"));
      Files.writeString(
          made.resolve("model.json"),
          description
              .replace("\"marian-" + pair + "\"", "\"" + id + "\"")
              .replaceFirst("\"languages\": \\[[^]]*]", "\"languages\": " + languages(as)));
      Files.deleteIfExists(models().resolve(id));
      Files.move(made, models().resolve(id));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path file, Path link) throws IOException {
    Files.createSymbolicLink(link, file);
  }

  private static List<String> languages(String pair) {
    return Stream.of(pair.split("-", 2)).map(tag -> "\"" + tag + "\"").toList();
  }

  /** Links are deleted, not what they lead to. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
