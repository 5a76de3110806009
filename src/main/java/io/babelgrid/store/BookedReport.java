package io.babelgrid.store;

import io.babelgrid.room.Origin;
import java.time.Instant;
import java.util.List;

/**
 * What one node did for one stay since its last report, with what that cost.
 *
 * @param until when it was made
 * @param last whether none follows, as far as its node knows
 * @param total of all flows
 */
public record BookedReport(
    Origin origin,
    Instant until,
    boolean last,
    StoredParticipation.Usage total,
    List<BookedUse> flows) {

  public BookedReport {
    flows = List.copyOf(flows);
  }
}
