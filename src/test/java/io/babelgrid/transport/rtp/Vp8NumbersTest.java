package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Vp8NumbersTest {

  private final Vp8Numbers numbers = new Vp8Numbers();

  /** X, then picture id of 15 bits, TL0PICIDX, TID. */
  private static byte[] payload(int id, int tl0) {
    return new byte[] {
      (byte) 0x90, (byte) 0xE0, (byte) (0x80 | id >> 8), (byte) id, (byte) tl0, 0x40, 1
    };
  }

  private byte[] sent(int id, int tl0, boolean joins) {
    byte[] b = payload(id, tl0);
    numbers.renumber(b, 0, b.length, joins);
    return b;
  }

  @Test
  void theFirstSourceKeepsItsNumbers() {
    assertArrayEquals(payload(300, 7), sent(300, 7, true));
    assertArrayEquals(payload(301, 8), sent(301, 8, false));
  }

  @Test
  void theNextSourceGoesOnByOneAndItsGapsStayGaps() {
    sent(300, 7, true);
    sent(301, 8, false);
    assertArrayEquals(payload(302, 9), sent(20_000, 200, true));
    assertArrayEquals(payload(302, 9), sent(20_000, 200, false), "the same picture");
    assertArrayEquals(payload(305, 10), sent(20_003, 201, false));
    assertArrayEquals(payload(304, 10), sent(20_002, 201, false), "overtaken");
    assertArrayEquals(payload(306, 11), sent(5, 5, true));
  }

  @Test
  void numbersBeginAnewBehindTheirLargest() {
    sent(0x7FFF, 255, true);
    assertArrayEquals(payload(0, 0), sent(10, 10, true));
    assertArrayEquals(payload(1, 1), sent(11, 11, false));
  }

  @Test
  void shortIdsStayShort() {
    sent(300, 7, true);
    byte[] b = {(byte) 0x90, (byte) 0x80, 5, 1};
    numbers.renumber(b, 0, b.length, true);
    assertEquals(301 & 0x7F, b[2]);
  }

  @Test
  void aPayloadWithoutNumbersIsLeftAlone() {
    byte[] b = {0x10, 1, 2, 3};
    numbers.renumber(b, 0, b.length, true);
    assertArrayEquals(new byte[] {0x10, 1, 2, 3}, b);
    byte[] cut = {(byte) 0x90, (byte) 0xC0, (byte) 0x81};
    numbers.renumber(cut, 0, cut.length, true);
    assertArrayEquals(new byte[] {(byte) 0x90, (byte) 0xC0, (byte) 0x81}, cut);
  }
}
