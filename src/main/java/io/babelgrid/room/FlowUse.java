package io.babelgrid.room;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one flow of a stay used.
 *
 * @param language of what is made; null where it is of no single one
 * @param mediaMs of what its {@link FlowKind} says
 * @param words committed by recognition
 * @param computeMs spent in inference
 * @param receivedBytes from the participant, as UDP handed them over
 * @param sentBytes to the participant, as handed to UDP
 * @param backhaulBytes of media to other nodes, as handed to UDP
 */
public record FlowUse(
    FlowKind flow,
    @Nullable Language language,
    long mediaMs,
    long words,
    long computeMs,
    long receivedBytes,
    long sentBytes,
    long backhaulBytes) {

  /** Whether it says anything. */
  public boolean isNothing() {
    return mediaMs == 0
        && words == 0
        && computeMs == 0
        && receivedBytes == 0
        && sentBytes == 0
        && backhaulBytes == 0;
  }
}
