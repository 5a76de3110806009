package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AudioJitterBufferTest {

  private static final long MS = 1_000_000;

  /** SILK wideband, 20 ms, one frame. */
  private static final int TOC_20_MS = 9 << 3;

  private final List<String> played = new ArrayList<>();
  private final AudioJitterBuffer buffer =
      new AudioJitterBuffer((opus, next, level, ticks, duration, arrived) ->
          played.add(
              (opus != null ? "" + opus[1] : next != null ? "fec" + next[1] : "-")
                  + (duration == 960 ? "" : "/" + duration)));

  private void packet(int number, long sequence, long ticks, long atMs) {
    buffer.offer(new byte[] {TOC_20_MS, (byte) number}, number, sequence, ticks, atMs * MS);
  }

  private void packet(int number, long atMs) {
    packet(number, 1000 + number, 960L * number, atMs);
  }

  @Test
  void packetsInOrderLeaveAtOnce() {
    packet(0, 0);
    packet(1, 20);
    packet(2, 41);
    assertEquals(List.of("0", "1", "2"), played);
  }

  @Test
  void anOvertakenPacketIsPutBackInOrder() {
    packet(0, 0);
    packet(2, 40);
    assertEquals(List.of("0"), played);
    packet(1, 43);
    assertEquals(List.of("0", "1", "2"), played);
    assertEquals(0, buffer.concealed());
  }

  @Test
  void aLostPacketIsRestoredFromTheNextOnceItsTimeIsOver() {
    packet(0, 0);
    packet(2, 40);
    long due = buffer.poll(40 * MS);
    assertEquals(20 * MS + buffer.patienceNs(), due);
    assertEquals(List.of("0"), played);
    buffer.poll(due);
    assertEquals(List.of("0", "fec2", "2"), played);
  }

  @Test
  void onlyTheLastOfSeveralLostPacketsHasFec() {
    packet(0, 0);
    packet(4, 80);
    buffer.poll(120 * MS);
    assertEquals(List.of("0", "-", "-", "fec4", "4"), played);
    assertEquals(3, buffer.concealed());
  }

  @Test
  void eachPacketOfABurstLossHasItsOwnDeadline() {
    packet(0, 0);
    assertEquals(80 * MS, buffer.poll(60 * MS));
    assertEquals(List.of("0", "-"), played);
    packet(4, 79);
    packet(3, 79);
    packet(2, 79);
    assertEquals(List.of("0", "-", "2", "3", "4"), played);
  }

  @Test
  void aPacketAfterItsTimeIsCountedAsLateAndDropped() {
    packet(0, 0);
    buffer.poll(60 * MS);
    assertEquals(List.of("0", "-"), played);
    packet(1, 70);
    packet(2, 71);
    assertEquals(List.of("0", "-", "2"), played);
    assertEquals(1, buffer.late());
  }

  @Test
  void aPauseOfTheSenderIsFilledWithoutWaiting() {
    packet(0, 1000, 0, 0);
    packet(1, 1001, 960 * 5, 100);
    assertEquals(List.of("0", "-", "-", "-", "-", "1"), played);
  }

  @Test
  void theTimelinePausesAfterTwoSecondsOfNothing() {
    packet(0, 0);
    long next = 0;
    for (int i = 0; i < 200 && next != Long.MAX_VALUE; i++) {
      next = buffer.poll((i + 1) * 20 * MS);
    }
    assertEquals(Long.MAX_VALUE, next);
    assertEquals(1 + 100, played.size());
    packet(7, 1001, 960L * 3000, 60_000);
    assertEquals("7", played.getLast());
    assertEquals(102, played.size());
  }

  @Test
  void timestampsRollOverWithoutAGap() {
    packet(0, 65_535 + 65_536, 0xFFFF_FFFFL - 959, 0);
    packet(1, 65_536 + 65_536, 0, 20);
    packet(2, 65_537 + 65_536, 960, 40);
    assertEquals(List.of("0", "1", "2"), played);
  }

  @Test
  void aSenderWhoseClockJumpedBackIsFollowedAfterFivePackets() {
    packet(0, 1000, 1_000_000, 0);
    for (int i = 1; i <= 8; i++) {
      packet(i, 1000 + i, 960L * i, 20L * i);
    }
    assertEquals(List.of("0", "5", "6", "7", "8"), played);
  }

  @Test
  void patienceFollowsTheDelayOfTheSlowestTwentieth() {
    assertEquals(40 * MS, buffer.patienceNs());
    for (int i = 0; i < 400; i++) {
      packet(i & 0x7F, 1000 + i, 960L * i, 20L * i + (i % 10 == 9 ? 70 : 0));
      buffer.poll(20L * i * MS);
    }
    assertEquals(100 * MS, buffer.patienceNs(), "70 ms is four packets, and one more");
    for (int i = 400; i < 1200; i++) {
      packet(i & 0x7F, 1000 + i, 960L * i, 20L * i);
      buffer.poll(20L * i * MS);
    }
    assertEquals(40 * MS, buffer.patienceNs());
  }

  @Test
  void whatIsMissingMayTakeARoundTripMoreWhereItIsSentAgain() {
    buffer.retransmission(100 * MS);
    packet(0, 0);
    packet(2, 40);
    long due = buffer.poll(40 * MS);
    assertEquals(20 * MS + buffer.patienceNs() + 140 * MS, due);
    packet(1, 190);
    assertEquals(List.of("0", "1", "2"), played);
  }

  @Test
  void whatIsOnlyLateMayNot() {
    buffer.retransmission(100 * MS);
    packet(0, 0);
    assertEquals(20 * MS + buffer.patienceNs(), buffer.poll(20 * MS));
  }

  @Test
  @Timeout(60)
  void aSenderWhoseTimeLeapsForEverIsFollowed() {
    for (int i = 0; i < 200_000; i++) {
      packet(i & 0x7F, 1000 + i, 0x7FFF_FFFFL * i & 0xFFFF_FFFFL, 20L * i);
      long next = buffer.poll(20L * i * MS);
      assertTrue(next > 20L * i * MS && next < 20L * i * MS + 1000 * MS, "polled next at " + next);
    }
    assertEquals(200_000, played.size());
  }

  @Test
  void malformedPacketsAreIgnored() {
    buffer.offer(new byte[0], -1, 1, 0, 0);
    buffer.offer(new byte[] {3}, -1, 2, 960, 0);
    assertTrue(played.isEmpty());
  }

  /** 100 leaps of 1.9 s within a second: 100 packets, a second of time, and what may be owed. */
  @Test
  void leapsOfRtpTimeAreNotFilledBeyondTheTimeThatPassed() {
    for (int i = 0; i < 100; i++) {
      packet(i, 1000 + i, 960L * 95 * i, 10L * i);
      buffer.poll(10L * i * MS + 5 * MS);
    }
    assertTrue(buffer.concealed() <= 50 + 200, "filled " + buffer.concealed());
    assertEquals(100, played.stream().filter(entry -> !entry.startsWith("-")).count());
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anyWalkOfNumbersAndTimesEndsAndIsFilledNoFasterThanTimePasses() {
    SplittableRandom random = new SplittableRandom(5);
    long sequence = 70_000;
    long timestamp = 0;
    long nowMs = 0;
    int packets = 200_000;
    for (int i = 0; i < packets; i++) {
      sequence += random.nextInt(10) == 0 ? random.nextLong(32_768) : 1;
      timestamp =
          timestamp + (random.nextInt(3) == 0 ? random.nextLong(1L << 32) : 960) & 0xFFFF_FFFFL;
      nowMs += random.nextLong(3);
      packet(0, sequence, timestamp, nowMs);
      buffer.poll(nowMs * MS);
      played.clear();
    }
    assertTrue(buffer.concealed() <= nowMs / 20 + 200, "filled " + buffer.concealed());
  }

  @Test
  void rtpTimeMayLeapFartherThanNanosecondsReach() {
    long timestamp = 0;
    for (int i = 0; i < 200_000; i++) {
      timestamp = timestamp + Integer.MAX_VALUE & 0xFFFF_FFFFL;
      packet(0, 70_000 + i, timestamp, i);
      buffer.poll(i * MS);
    }
    assertTrue(buffer.concealed() <= 200_000 / 20 + 200, "filled " + buffer.concealed());
  }
}
