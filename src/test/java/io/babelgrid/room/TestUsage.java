package io.babelgrid.room;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.pipeline.Language;
import java.time.Instant;
import java.util.List;

/** What somebody used who was recognised and heard in Portuguese. */
public final class TestUsage {

  private TestUsage() {}

  public static UsageReport of(
      Origin origin,
      String room,
      String who,
      long audioMs,
      long words,
      long synthesisedMs,
      long computeMs) {
    return new UsageReport(
        origin, room, who, Instant.now(), false, flows(audioMs, words, synthesisedMs, computeMs));
  }

  public static List<FlowUse> flows(long audioMs, long words, long synthesisedMs, long computeMs) {
    return List.of(
        new FlowUse(FlowKind.RECOGNITION, null, audioMs, words, computeMs, 0, 0, 0),
        new FlowUse(FlowKind.VOICE, Language.PORTUGUESE, synthesisedMs, 0, 0, 0, 0, 0));
  }
}
