package io.babelgrid.fuzz;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assertions;

/** Shows whether a reader of a part of a buffer looks beyond that part. */
final class Framed {

  private static final int BEFORE = 5;
  private static final int BEHIND = 64;

  private Framed() {}

  /** What a reader makes of its arguments, as text. */
  @FunctionalInterface
  interface Reader {
    String read(byte[] buffer, int offset, int length);
  }

  /** Reads the same bytes between zeros and between ones: both must come out alike. */
  static void sameWhateverSurrounds(byte[] bytes, Reader reader) {
    BiFunction<Integer, Reader, String> between =
        (filling, target) -> {
          byte[] buffer = new byte[BEFORE + bytes.length + BEHIND];
          Arrays.fill(buffer, filling.byteValue());
          System.arraycopy(bytes, 0, buffer, BEFORE, bytes.length);
          return target.read(buffer, BEFORE, bytes.length);
        };
    Assertions.assertEquals(between.apply(0, reader), between.apply(0xFF, reader));
  }
}
