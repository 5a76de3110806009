package io.babelgrid.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.room.FlowUse;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FlowUse} with what it cost.
 *
 * @param flow {@link FlowKind#tag()}
 * @param language BCP 47; null where it is of no single one
 * @param costNanos billionths of the operator's unit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BookedUse(
    String flow,
    @Nullable String language,
    long mediaMs,
    long words,
    long computeMs,
    long receivedBytes,
    long sentBytes,
    long backhaulBytes,
    long costNanos) {

  public static BookedUse of(FlowUse use, long costNanos) {
    return new BookedUse(
        use.flow().tag(),
        use.language() == null ? null : use.language().code(),
        use.mediaMs(),
        use.words(),
        use.computeMs(),
        use.receivedBytes(),
        use.sentBytes(),
        use.backhaulBytes(),
        costNanos);
  }
}
