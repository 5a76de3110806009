package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ArrivalReportTest {

  private static final long MS = 1_000_000;

  @Test
  void whatThisNodeWritesItReads() {
    TransportFeedback feedback = new TransportFeedback();
    long fromNs = 640 * MS;
    feedback.onPacket(65_534, fromNs);
    feedback.onPacket(65_535, fromNs + 5 * MS);
    feedback.onPacket(2, fromNs + 400 * MS);
    feedback.onPacket(3, fromNs + 399 * MS);
    List<byte[]> written = feedback.take();
    assertEquals(1, written.size());
    byte[] b = written.getFirst();
    ArrivalReport report = Objects.requireNonNull(ArrivalReport.parse(b, 0, b.length));
    assertEquals(
        new ArrivalReport(
            65_534,
            new long[] {
              fromNs,
              fromNs + 5 * MS,
              ArrivalReport.LOST,
              ArrivalReport.LOST,
              fromNs + 400 * MS,
              fromNs + 399 * MS
            }),
        report);
  }

  @Test
  void bitsAndRunsAreRead() {
    // Base 7, 5 packets, reference 1 x 64 ms; one-bit vector 1 0 1, then a run of small ones.
    byte[] b = {0, 7, 0, 16, 0, 0, 1, 0, (byte) 0xA8, 0, 0x20, 2, 4, 8, 0, 0, 0, 0};
    ArrivalReport report = Objects.requireNonNull(ArrivalReport.parse(b, 0, b.length));
    assertEquals(16, report.arrivedNs().length);
    assertEquals(65 * MS, report.arrivedNs()[0]);
    assertEquals(ArrivalReport.LOST, report.arrivedNs()[1]);
    assertEquals(67 * MS, report.arrivedNs()[2]);
    assertEquals(ArrivalReport.LOST, report.arrivedNs()[13]);
    assertEquals(67 * MS, report.arrivedNs()[14]);
  }

  @Test
  void whatIsCutOffOrTooLongIsRefused() {
    assertNull(ArrivalReport.parse(new byte[7], 0, 7));
    assertNull(ArrivalReport.parse(new byte[] {0, 7, 0, 9, 0, 0, 1, 0, 0x20, 1}, 0, 10));
    assertNull(ArrivalReport.parse(new byte[] {0, 7, 0, 2, 0, 0, 1, 0, 0x20, 2, 1}, 0, 11));
    assertNull(ArrivalReport.parse(new byte[] {0, 7, 0x7F, 2, 0, 0, 1, 0, 0x3F, 2}, 0, 10));
    assertNull(ArrivalReport.parse(new byte[] {0, 7, 0, 2, 0, 0, 1, 0, 0, 0}, 0, 10));
  }
}
