package io.babelgrid.boot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What works, but should be done in another way; and what earlier runs left lying about. */
final class Advice {

  private Advice() {}

  /**
   * Lines for whoever starts the node.
   *
   * @param property what is set by {@code -D}
   */
  static List<String> of(java.util.function.Function<String, String> property, boolean root) {
    var lines = new ArrayList<String>();
    if (property.apply("quarkus.datasource.password") != null
        || hasPassword(property.apply("babelgrid.db.url"))) {
      lines.add(
          "The password of the database is on the command line, where every user of this machine"
              + " can read it: set BABELGRID_DB_URL, or babelgrid.db.url in"
              + " config/application.properties, which only you should read (chmod 600).");
    }
    if (root) {
      lines.add("Babelgrid runs as root and need not: see \"As a service\" in README.md.");
    }
    return lines;
  }

  private static boolean hasPassword(@org.jspecify.annotations.Nullable String url) {
    try {
      return Optional.ofNullable(url)
          .map(URI::create)
          .map(URI::getRawUserInfo)
          .filter(user -> user.contains(":"))
          .isPresent();
    } catch (IllegalArgumentException e) {
      // What is wrong with it is told later.
      return false;
    }
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /** ONNX Runtime's library is unpacked there; a node that was killed leaves the directory. */
  static void removeLeftovers(Path temporary) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
      for (Path directory : left) {
        deleteIfEmpty(directory);
      }
    } catch (IOException e) {
      // Nobody misses it.
    }
  }

  private static void deleteIfEmpty(Path directory) {
    try {
      Files.delete(directory);
    } catch (IOException e) {
      // In use, or somebody else's.
    }
  }
}
