package io.babelgrid.booking;

import io.babelgrid.budget.StageMean;
import io.babelgrid.budget.Workload;
import io.babelgrid.store.BookedUse;
import io.babelgrid.store.LatencyFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Entries of one stay on one node. */
final class TestEntries {

  static final UUID STAY = UUID.randomUUID();
  static final UUID NODE = UUID.randomUUID();

  private TestEntries() {}

  static UsageEntry usage(long sequence) {
    return new UsageEntry(
        Entry.VERSION,
        STAY,
        NODE,
        1,
        sequence,
        1_000,
        7,
        500,
        250,
        1_700_000_000_000L,
        false,
        List.of(new BookedUse("recognition", null, 1_000, 7, 250, 0, 0, 40, 12)));
  }

  /**
   * @param workloads of which there are figures
   */
  static LatencyEntry latency(long sequence, int workloads) {
    return new LatencyEntry(
        Entry.VERSION, STAY, NODE, 1, sequence, Collections.nCopies(workloads, figures()));
  }

  /** As long in JSON as figures get. */
  static LatencyFigures figures() {
    var stages = new ArrayList<StageMean>();
    for (var stage : Workload.VOICE.stages()) {
      stages.add(new StageMean(stage.tag(), stage.kind().tag(), 123_456.78, Entry.MOST));
    }
    double ms = 1e9 / 3;
    return new LatencyFigures(
        "voice_frame", Entry.MOST, ms, ms, ms, ms, Entry.MOST, List.copyOf(stages));
  }
}
