package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NackGeneratorTest {

  private static final long MS = 1_000_000;
  private static final long RTT = 40 * MS;

  private final NackGenerator nacks = new NackGenerator();

  @Test
  void aGapIsAskedForOnceReorderingIsUnlikely() {
    nacks.onPacket(65_530, 0);
    nacks.onPacket(65_540, 0);
    assertEquals(0, nacks.due(4 * MS, RTT).length);
    assertArrayEquals(
        new int[] {65_531, 65_532, 65_533, 65_534, 65_535, 0, 1, 2, 3}, nacks.due(5 * MS, RTT));
  }

  @Test
  void anOvertakenPacketIsNotAskedFor() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    nacks.onPacket(2, MS);
    assertFalse(nacks.waiting());
    assertEquals(0, nacks.due(100 * MS, RTT).length);
  }

  @Test
  void aRequestIsMadeTwiceAndThenOnceARoundTripUntilThePacketComes() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    assertEquals(1, nacks.due(5 * MS, RTT).length);
    assertEquals(0, nacks.due(34 * MS, RTT).length);
    assertEquals(1, nacks.due(35 * MS, RTT).length);
    assertEquals(0, nacks.due(94 * MS, RTT).length);
    assertEquals(1, nacks.due(95 * MS, RTT).length);
    nacks.onPacket(2, 100 * MS);
    assertEquals(0, nacks.due(500 * MS, RTT).length);
    assertFalse(nacks.takeGaveUp());
  }

  @Test
  void aPacketIsGivenUpAfterTenRequests() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    int asked = 0;
    for (long now = 0; now < 900 * MS; now += 5 * MS) {
      asked += nacks.due(now, RTT).length;
    }
    assertEquals(10, asked);
    assertTrue(nacks.takeGaveUp());
    assertFalse(nacks.takeGaveUp());
    assertFalse(nacks.waiting());
  }

  @Test
  void aPacketIsGivenUpAfterASecondOnASlowLink() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    for (long now = 0; now <= 1000 * MS; now += 100 * MS) {
      nacks.due(now, 2000 * MS);
      assertFalse(nacks.takeGaveUp());
    }
    nacks.due(1001 * MS, 2000 * MS);
    assertTrue(nacks.takeGaveUp());
  }

  @Test
  void anOutageIsNotAskedForPacketByPacket() {
    nacks.onPacket(1, 0);
    nacks.onPacket(1000, 0);
    assertEquals(0, nacks.due(10 * MS, RTT).length);
    assertTrue(nacks.takeGaveUp());
  }

  @Test
  void aGapThatMissesNothingIsNotAskedFor() {
    nacks.onPacket(1, 0);
    nacks.onPacket(4, 0);
    nacks.onPacket(6, 0);
    nacks.nothingBetween(4, 6);
    assertArrayEquals(new int[] {2, 3}, nacks.due(5 * MS, RTT));
    nacks.nothingBetween(1, 4);
    assertFalse(nacks.waiting());
    assertFalse(nacks.takeGaveUp());
  }
}
