package io.babelgrid.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is known of the words of a language, as files beside the code: lines, and notes after #. */
public final class WordFile {

  private static final String COMMENT = "#";

  private WordFile() {}

  /**
   * Lines that are no notes.
   *
   * @param beside a class of the package that has the file
   * @return empty where there is no such file: nothing is known
   */
  public static List<String> lines(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith(COMMENT)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
