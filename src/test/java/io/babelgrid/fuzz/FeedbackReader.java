package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads transport-wide feedback as a browser does
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1), and insists that it is whole.
 */
final class FeedbackReader {

  private final byte[] information;
  private final int base;
  private final int count;

  FeedbackReader(byte[] information) {
    this.information = information;
    base = u16(0);
    count = u16(2);
  }

  /** The numbers, 16 bits, that are said to have come. */
  Set<Integer> received() {
    Set<Integer> received = new HashSet<>();
    int read = 0;
    int at = 8;
    int deltas = 0;
    while (read < count) {
      int chunk = u16(at);
      at += 2;
      boolean vector = (chunk & 0x8000) != 0;
      assertTrue(!vector || (chunk & 0x4000) != 0, "vectors of two bits a status only");
      int length = vector ? 7 : chunk & 0x1FFF;
      assertTrue(length > 0, "a run of nothing");
      for (int i = 0; i < length && read < count; i++, read++) {
        int status = vector ? chunk >> 12 - 2 * i & 3 : chunk >> 13 & 3;
        assertTrue(status < 3, "a reserved status");
        deltas += status;
        if (status > 0) {
          received.add(base + read & 0xFFFF);
        }
      }
    }
    assertTrue(at + deltas <= information.length, "deltas are cut off");
    assertTrue(information.length - at - deltas < 4, "more than padding follows");
    return received;
  }

  private int u16(int at) {
    return (information[at] & 0xFF) << 8 | information[at + 1] & 0xFF;
  }
}
