package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
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
  void aRequestIsMadeTwiceEveryRoundTripUntilThePacketComes() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    assertEquals(List.of(5L, 35L, 195L, 225L, 385L, 415L), asked(500, 180 * MS));
    nacks.onPacket(2, 500 * MS);
    assertEquals(List.of(), asked(900, 180 * MS));
    assertFalse(nacks.takeGaveUp());
  }

  @Test
  void anUnknownRoundTripIsNotTakenForAShortOne() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    assertEquals(List.of(5L, 35L, 115L, 145L), asked(200, 0));
  }

  /** Milliseconds at which something was asked for, up to {@code ms}. */
  private List<Long> asked(long ms, long roundTripNs) {
    return LongStream.range(0, ms)
        .filter(now -> nacks.due(now * MS, roundTripNs).length > 0)
        .boxed()
        .toList();
  }

  @Test
  void aPacketIsGivenUpAfterSixteenRequests() {
    nacks.onPacket(1, 0);
    nacks.onPacket(3, 0);
    assertEquals(16, asked(900, RTT).size());
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

  @Test
  void whatWasOvertakenIsNotLostAndWhatIsRepairedIs() {
    nacks.onPacket(1, 0);
    nacks.onPacket(5, 0);
    assertEquals(3, nacks.due(5 * MS, RTT).length);
    nacks.onPacket(2, 25 * MS);
    assertEquals(0, nacks.missed(), "sooner than a round trip");
    nacks.onPacket(3, 46 * MS);
    assertEquals(1, nacks.missed(), "it came when it was asked for");
    for (int ms = 50; ms < 1_100; ms++) {
      nacks.due(ms * MS, RTT);
    }
    assertEquals(2, nacks.missed(), "the third was given up");
  }
}
