package io.babelgrid.synthesis.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A map kept as the bytes of its file: lines of {@code key TAB value} in UTF-8, sorted by the bytes
 * of the key. A lookup bisects; loading only finds the lines, and a line costs its bytes and one
 * int.
 */
final class SortedTable {

  private final byte[] bytes;
  private final int[] lineStart;

  private SortedTable(byte[] bytes) {
    this.bytes = bytes;
    int lines = 0;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    lineStart = new int[lines + 1];
    int line = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lineStart[++line] = i + 1;
      }
    }
  }

  /** A table of lines already sorted. */
  static SortedTable of(byte[] lines) {
    return new SortedTable(lines);
  }

  static SortedTable load(Path file) {
    try {
      return new SortedTable(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  int size() {
    return lineStart.length - 1;
  }

  boolean contains(String key) {
    return find(key.getBytes(StandardCharsets.UTF_8)) >= 0;
  }

  @Nullable String get(String key) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int line = find(wanted);
    if (line < 0) {
      return null;
    }
    int from = lineStart[line] + wanted.length + 1;
    return new String(bytes, from, lineStart[line + 1] - 1 - from, StandardCharsets.UTF_8);
  }

  private int find(byte[] key) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int line, byte[] key) {
    int from = lineStart[line];
    int tab = from;
    while (bytes[tab] != '\t') {
      tab++;
    }
    return Arrays.compareUnsigned(bytes, from, tab, key, 0, key.length);
  }
}
