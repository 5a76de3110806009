package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jitsi.impl.neomedia.rtcp.RTCPTCCPacket;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What libjitsi's parser reads must be what was received. */
class TransportFeedbackTest {

  private static final long MS = 1_000_000;

  private final TransportFeedback feedback = new TransportFeedback();

  /** Arrival in 250 us units by sequence number; lost ones are absent. */
  private static Map<Integer, Long> parse(List<byte[]> all) {
    Map<Integer, Long> arrivals = new TreeMap<>();
    for (byte[] information : all) {
      assertEquals(0, information.length % 4);
      assertTrue(information.length <= 1200);
      RTCPTCCPacket.PacketMap packets =
          RTCPTCCPacket.getPacketsFromFci(new RawPacket(information, 0, information.length));
      packets.forEach((sequence, time) -> {
        if (time >= 0) {
          arrivals.put(sequence, time);
        }
      });
    }
    return arrivals;
  }

  @Test
  void arrivalsAndLossesAreReportedInQuarterMilliseconds() {
    feedback.onPacket(10, 640 * MS);
    feedback.onPacket(11, 641 * MS);
    feedback.onPacket(13, 660 * MS);
    assertEquals(Map.of(10, 2560L, 11, 2564L, 13, 2640L), parse(feedback.take()));
    assertTrue(feedback.take().isEmpty());
  }

  @Test
  void lossBetweenTwoFeedbacksIsReportedByTheSecond() {
    feedback.onPacket(1, 64 * MS);
    feedback.take();
    feedback.onPacket(4, 128 * MS);
    byte[] second = feedback.take().getFirst();
    assertEquals(2, Bytes.u16(second, 0), "base");
    assertEquals(3, Bytes.u16(second, 2), "statuses");
    assertEquals(1, second[7], "feedback packet count");
  }

  @Test
  void aReorderedPacketOfTheLastFeedbackIsReportedLate() {
    feedback.onPacket(1, 64 * MS);
    feedback.onPacket(3, 65 * MS);
    feedback.take();
    feedback.onPacket(2, 130 * MS);
    feedback.onPacket(4, 131 * MS);
    assertEquals(520L, parse(feedback.take()).get(2));
  }

  @Test
  void aPauseLongerThanSixteenBitsStartsASecondPacket() {
    feedback.onPacket(1, 0);
    feedback.onPacket(2, 20_000 * MS);
    List<byte[]> all = feedback.take();
    assertEquals(2, all.size());
    assertEquals(Map.of(1, 0L, 2, 80_000L), parse(all));
  }

  @Test
  void manyPacketsWithRandomLossAndReorderingSurviveTheRollover() {
    SplittableRandom random = new SplittableRandom(5);
    Map<Integer, Long> expected = new TreeMap<>();
    Map<Integer, Long> reported = new TreeMap<>();
    int sequence = 65_000;
    long nowNs = 1_000 * MS;
    for (int round = 0; round < 40; round++) {
      List<Integer> batch = new ArrayList<>();
      int size = random.nextInt(0, 120);
      for (int i = 0; i < size; i++, sequence++) {
        if (random.nextInt(10) != 0) {
          batch.add(random.nextInt(0, batch.size() + 1), sequence & 0xFFFF);
        }
      }
      for (int each : batch) {
        // Whole milliseconds: libjitsi's parser takes a delta of -1 tick for a lost packet.
        nowNs += random.nextLong(0, 30) * MS;
        feedback.onPacket(each, nowNs);
        expected.put(each, nowNs / 250_000);
      }
      reported.putAll(parse(feedback.take()));
    }
    assertEquals(expected, reported);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNumberFarBehindTheNewestIsNoArrival() {
    feedback.onPacket(5000, 64 * MS);
    feedback.onPacket(5000 - 2048, 65 * MS);
    assertEquals(Map.of(5000, 256L), parse(feedback.take()));
    feedback.onPacket(5001, 66 * MS);
    assertEquals(Map.of(5001, 264L), parse(feedback.take()));
  }

  /** Whatever a browser numbers its packets with, the answer is short and comes at once. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anyWalkOfNumbersEndsInABoundedAnswer() {
    SplittableRandom random = new SplittableRandom(11);
    int[] strides = {1, 2, 2047, 2048, 2049, 4096, 32_767, 32_768, 65_535};
    for (int walk = 0; walk < 2_000; walk++) {
      TransportFeedback walked = new TransportFeedback();
      int number = random.nextInt(1 << 16);
      long nowNs = random.nextLong(100_000 * MS);
      for (int step = 0; step < 60; step++) {
        int stride = strides[random.nextInt(strides.length)] + random.nextInt(-1, 2);
        number = number + (random.nextBoolean() ? stride : -stride) & 0xFFFF;
        nowNs += random.nextLong(random.nextInt(20) == 0 ? 20_000 * MS : 5 * MS);
        walked.onPacket(number, nowNs);
        if (random.nextInt(8) == 0) {
          List<byte[]> all = walked.take();
          assertTrue(all.size() <= 8, "feedback packets: " + all.size());
          parse(all);
        }
      }
    }
  }

  @Test
  void oldAndNewArrivalsByTurnsDoNotMakeAPacketEach() {
    for (int number = 1; number < 1000; number += 2) {
      feedback.onPacket(number, 64 * MS);
    }
    feedback.take();
    for (int number = 2; number < 1000; number += 2) {
      feedback.onPacket(number, 20_000 * MS);
    }
    assertTrue(feedback.take().size() <= 8);
    feedback.onPacket(1000, 20_001 * MS);
    assertEquals(80_004L, parse(feedback.take()).get(1000));
  }
}
