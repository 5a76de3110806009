package io.babelgrid.booking;

import io.babelgrid.room.Origin;
import io.babelgrid.room.UsageReport;
import io.babelgrid.store.StoredParticipation;
import java.util.Objects;
import java.util.UUID;

/** A {@link UsageReport} without room and participant: who may know them finds them by the stay. */
record UsageEntry(
    int version,
    UUID stay,
    UUID node,
    long epoch,
    long sequence,
    long audioMs,
    long words,
    long synthesisedMs,
    long computeMs)
    implements Entry {

  /** 2 ids x 38, 9 names with marks 120, 7 numbers x 17. */
  private static final int WEIGHT = 320;

  UsageEntry {
    Entry.check(version, epoch, sequence);
    Objects.requireNonNull(stay, "stay");
    Objects.requireNonNull(node, "node");
    Entry.within(audioMs, MOST);
    Entry.within(words, MOST);
    Entry.within(synthesisedMs, MOST);
    Entry.within(computeMs, MOST);
  }

  static UsageEntry of(UsageReport report) {
    Origin origin = report.origin();
    return new UsageEntry(
        VERSION,
        origin.stay(),
        origin.node().node(),
        origin.node().epoch(),
        origin.sequence(),
        report.audioMs(),
        report.words(),
        report.synthesisedMs(),
        report.computeMs());
  }

  Origin origin() {
    return Entry.origin(stay, node, epoch, sequence);
  }

  StoredParticipation.Usage used() {
    return new StoredParticipation.Usage(audioMs, words, synthesisedMs, computeMs);
  }

  @Override
  public Topic topic() {
    return Topic.USAGE;
  }

  @Override
  public String key() {
    return stay.toString();
  }

  @Override
  public Object slot() {
    return origin();
  }

  @Override
  public int weight() {
    return WEIGHT;
  }
}
