package io.babelgrid.store;

import io.babelgrid.room.Origin;
import io.babelgrid.room.TestUsage;
import java.time.Instant;

/** Reports of somebody who was recognised and heard in Portuguese; nothing costs anything. */
final class TestReports {

  private TestReports() {}

  static BookedReport of(
      Origin origin, long audioMs, long words, long synthesisedMs, long computeMs) {
    return new BookedReport(
        origin,
        Instant.now(),
        false,
        new StoredParticipation.Usage(audioMs, words, synthesisedMs, computeMs),
        TestUsage.flows(audioMs, words, synthesisedMs, computeMs).stream()
            .map(use -> BookedUse.of(use, 0))
            .toList());
  }
}
