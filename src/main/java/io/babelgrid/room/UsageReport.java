package io.babelgrid.room;

import io.babelgrid.budget.FlowKind;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one node did for one stay since its last report. Published on the {@code usage} channel.
 *
 * @param origin counts the reports of a stay; one that comes twice is booked once
 * @param until when it was made: what came later is in the next
 * @param last whether none follows, as far as the node knows
 * @param flows each flow and language at most once
 */
public record UsageReport(
    Origin origin,
    String roomId,
    String participantId,
    Instant until,
    boolean last,
    List<FlowUse> flows) {

  public UsageReport {
    flows = List.copyOf(flows);
  }

  /** Speech recognised. */
  public long audioMs() {
    return sum(FlowKind.RECOGNITION, FlowUse::mediaMs);
  }

  /** Speech made, over all languages. */
  public long synthesisedMs() {
    return sum(FlowKind.VOICE, FlowUse::mediaMs);
  }

  /** Committed by recognition. */
  public long words() {
    return sum(FlowKind.RECOGNITION, FlowUse::words);
  }

  /** Spent in inference. */
  public long computeMs() {
    return flows.stream().mapToLong(FlowUse::computeMs).sum();
  }

  private long sum(FlowKind flow, ToLongFunction<FlowUse> amount) {
    return flows.stream().filter(each -> each.flow() == flow).mapToLong(amount).sum();
  }
}
