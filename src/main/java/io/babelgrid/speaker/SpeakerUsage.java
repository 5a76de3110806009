package io.babelgrid.speaker;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.FlowUse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one speaker has used, flow by flow. Any thread. */
public final class SpeakerUsage {

  private final Map<Key, FlowMeter> meters = new ConcurrentHashMap<>();

  private record Key(FlowKind flow, @Nullable Language language) {}

  /** The meter of a flow, the same for as long as the speaker is there. */
  public FlowMeter of(FlowKind flow, @Nullable Language language) {
    return meters.computeIfAbsent(new Key(flow, language), _ -> new FlowMeter());
  }

  /** The meter of a flow that is of no single language. */
  public FlowMeter of(FlowKind flow) {
    return of(flow, null);
  }

  /** Speech synthesised since the speaker came, over all languages. */
  public long totalSynthesisedMs() {
    return meters.entrySet().stream()
        .filter(each -> each.getKey().flow == FlowKind.VOICE)
        .mapToLong(each -> each.getValue().totalMediaMs())
        .sum();
  }

  /** Takes what was used since the last call: flows that used nothing are left out. */
  public List<FlowUse> take() {
    return meters.entrySet().stream()
        .map(each -> each.getValue().take(each.getKey().flow, each.getKey().language))
        .filter(use -> !use.isNothing())
        .toList();
  }
}
