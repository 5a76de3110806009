package io.babelgrid.booking;

import io.babelgrid.budget.StageMean;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.Origin;
import io.babelgrid.store.LatencyFigures;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** A {@link LatencyReport} without room and participant. */
record LatencyEntry(
    int version, UUID stay, UUID node, long epoch, long sequence, List<LatencyFigures> workloads)
    implements Entry {

  /** Ids, names and numbers as in {@link UsageEntry}; names and 7 numbers; names and 2 numbers. */
  private static final int WEIGHT = 256;

  private static final int WORKLOAD_WEIGHT = 256;
  private static final int STAGE_WEIGHT = 160;

  /** There are 5 workloads of 11 stages at most. */
  private static final int MOST_WORKLOADS = 16;

  private static final int MOST_STAGES = 32;

  /** The column's width. */
  private static final Pattern WORKLOAD = Pattern.compile("[a-z_-]{1,20}");

  private static final Pattern STAGE = Pattern.compile("[a-z_-]{1,40}");

  LatencyEntry {
    Entry.check(version, epoch, sequence);
    Objects.requireNonNull(stay, "stay");
    Objects.requireNonNull(node, "node");
    workloads = List.copyOf(workloads);
    Entry.within(workloads.size(), MOST_WORKLOADS);
    workloads.forEach(LatencyEntry::check);
  }

  private static void check(LatencyFigures figures) {
    tag(WORKLOAD, figures.workload());
    Entry.within(figures.words(), MOST);
    Entry.within(figures.misses(), MOST);
    duration(figures.p50Ms());
    duration(figures.p90Ms());
    duration(figures.p99Ms());
    duration(figures.maxMs());
    Entry.within(figures.stages().size(), MOST_STAGES);
    for (StageMean stage : figures.stages()) {
      tag(STAGE, stage.stage());
      tag(STAGE, stage.kind());
      duration(stage.ms());
      Entry.within(stage.blamed(), MOST);
    }
  }

  private static void tag(Pattern pattern, String tag) {
    if (!pattern.matcher(tag).matches()) {
      throw new IllegalArgumentException("a name is none");
    }
  }

  private static void duration(double ms) {
    if (!(ms >= 0 && ms <= MOST)) {
      throw new IllegalArgumentException("a duration is none");
    }
  }

  static LatencyEntry of(LatencyReport report) {
    Origin origin = report.origin();
    return new LatencyEntry(
        VERSION,
        origin.stay(),
        origin.node().node(),
        origin.node().epoch(),
        origin.sequence(),
        LatencyFigures.of(report.summaries()));
  }

  Origin origin() {
    return Entry.origin(stay, node, epoch, sequence);
  }

  @Override
  public Topic topic() {
    return Topic.LATENCY;
  }

  @Override
  public String key() {
    return stay.toString();
  }

  /** A later report of the same node says it all. */
  @Override
  public Object slot() {
    return stay;
  }

  @Override
  public int weight() {
    int stages = workloads.stream().mapToInt(one -> one.stages().size()).sum();
    return WEIGHT + WORKLOAD_WEIGHT * workloads.size() + STAGE_WEIGHT * stages;
  }
}
