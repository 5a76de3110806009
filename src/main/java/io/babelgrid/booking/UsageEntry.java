package io.babelgrid.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.babelgrid.budget.Prices;
import io.babelgrid.room.Origin;
import io.babelgrid.room.UsageReport;
import io.babelgrid.store.BookedReport;
import io.babelgrid.store.BookedUse;
import io.babelgrid.store.StoredParticipation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A {@link UsageReport} without room and participant: who may know them finds them by the stay.
 *
 * @param audioMs and what follows to {@code computeMs}: over all flows
 * @param untilMs when the report was made, since 1970
 * @param last whether none follows
 */
record UsageEntry(
    int version,
    UUID stay,
    UUID node,
    long epoch,
    long sequence,
    long audioMs,
    long words,
    long synthesisedMs,
    long computeMs,
    long untilMs,
    boolean last,
    List<BookedUse> flows)
    implements Entry {

  /** 2 ids x 38, 12 names with marks 150, 8 numbers x 17. */
  private static final int WEIGHT = 400;

  /** 9 names with marks 120, 7 numbers x 13, 17 for money, 11 and 35 letters. */
  private static final int FLOW_WEIGHT = 300;

  /** Four for each of 50 languages. */
  private static final int MOST_FLOWS = 200;

  private static final int MOST_NAME = 35;

  /** The end of the year 9999. */
  private static final long LAST_MS = 253_402_300_799_999L;

  UsageEntry {
    Entry.check(version, epoch, sequence);
    Objects.requireNonNull(stay, "stay");
    Objects.requireNonNull(node, "node");
    Entry.within(audioMs, MOST);
    Entry.within(words, MOST);
    Entry.within(synthesisedMs, MOST);
    Entry.within(computeMs, MOST);
    Entry.within(untilMs, LAST_MS);
    flows = List.copyOf(flows);
    Entry.within(flows.size(), MOST_FLOWS);
    flows.forEach(UsageEntry::check);
  }

  /** Nodes that are older than flows tell sums alone, and may be there while others are renewed. */
  static void complete(ObjectNode old) {
    if (old.has("flows") || old.has("untilMs")) {
      return;
    }
    old.put("untilMs", System.currentTimeMillis());
    old.put("last", true);
    ArrayNode flows = old.putArray("flows");
    add(flows, "recognition", old.path("audioMs"), old.path("words"), old.path("computeMs"));
    var none = new IntNode(0);
    add(flows, "voice", old.path("synthesisedMs"), none, none);
  }

  private static void add(
      ArrayNode flows, String flow, JsonNode mediaMs, JsonNode words, JsonNode computeMs) {
    ObjectNode use = flows.addObject();
    use.put("flow", flow).putNull("language");
    use.set("mediaMs", mediaMs);
    use.set("words", words);
    use.set("computeMs", computeMs);
    for (String none : List.of("receivedBytes", "sentBytes", "backhaulBytes", "costNanos")) {
      use.put(none, 0);
    }
  }

  private static void check(BookedUse use) {
    Entry.within(Objects.requireNonNull(use.flow(), "flow").length(), MOST_NAME);
    Entry.within(use.language() == null ? 0 : use.language().length(), MOST_NAME);
    Entry.within(use.mediaMs(), MOST);
    Entry.within(use.words(), MOST);
    Entry.within(use.computeMs(), MOST);
    Entry.within(use.receivedBytes(), MOST);
    Entry.within(use.sentBytes(), MOST);
    Entry.within(use.backhaulBytes(), MOST);
    Entry.within(use.costNanos(), MOST_COUNT);
  }

  static UsageEntry of(UsageReport report, Prices prices) {
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
        report.computeMs(),
        report.until().toEpochMilli(),
        report.last(),
        report.flows().stream()
            .map(use -> BookedUse.of(use, prices.nanos(use.computeMs(), use.backhaulBytes())))
            .toList());
  }

  Origin origin() {
    return Entry.origin(stay, node, epoch, sequence);
  }

  BookedReport booked() {
    return new BookedReport(
        origin(),
        Instant.ofEpochMilli(untilMs),
        last,
        new StoredParticipation.Usage(audioMs, words, synthesisedMs, computeMs),
        flows);
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
    return WEIGHT + FLOW_WEIGHT * flows.size();
  }
}
