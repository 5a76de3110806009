package io.babelgrid.synthesis.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Tables of words kept as resources: entries {@code word=value} separated by white space, lines
 * that begin with {@code #} are remarks.
 */
final class WordTable {

  private WordTable() {}

  /**
   * All entries of several tables.
   *
   * @throws IllegalStateException when a table is missing, or an entry is malformed or stands twice
   */
  static Map<String, String> load(String... resources) {
    var entries = new HashMap<String, String>();
    for (String resource : resources) {
      try (InputStream stream = WordTable.class.getResourceAsStream(resource)) {
        if (stream == null) {
          throw new IllegalStateException("resource " + resource + " is missing");
        }
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        read(resource, lines, entries);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }
    return Map.copyOf(entries);
  }

  private static void read(String resource, BufferedReader lines, Map<String, String> entries)
      throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      for (String entry : line.strip().split("\\s+", -1)) {
        int equals = entry.indexOf('=');
        if (equals <= 0
            || entries.put(entry.substring(0, equals), entry.substring(equals + 1)) != null) {
          throw new IllegalStateException(resource + ": malformed or repeated: " + entry);
        }
      }
    }
  }
}
