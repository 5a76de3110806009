package io.babelgrid.speaker;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.NanoClock;
import io.opentelemetry.api.trace.Tracer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all stages of one speaker share.
 *
 * @param ledger where the time of this speaker's words is booked
 * @param tracer what becomes of an utterance is told there
 * @param wordsToPhrase from the end of a spoken word to its translation being handed to the voice:
 *     recognition, translation and phrasing
 * @param earToVoice from the end of a spoken word to its translation beginning to sound
 * @param glossary what the room has now
 */
public record SpeakerContext(
    SpeakerIdentity identity,
    FlowSettings settings,
    SpeakerTimeline timeline,
    ComputeAccount account,
    LatencyLedger ledger,
    Tracer tracer,
    LagRecorder wordsToPhrase,
    LagRecorder earToVoice,
    SpeakerUsage usage,
    SpeakerText text,
    Supplier<Glossary> glossary,
    FlowEvents events,
    NanoClock clock) {

  /** The same, which tells others. */
  public SpeakerContext telling(FlowEvents others) {
    return new SpeakerContext(
        identity,
        settings,
        timeline,
        account,
        ledger,
        tracer,
        wordsToPhrase,
        earToVoice,
        usage,
        text,
        glossary,
        others,
        clock);
  }

  /**
   * Tells what was used since the last report, and how long words were on their way.
   *
   * @param last whether nothing more will be used
   */
  public void report(boolean last) {
    text.report(usage, latency(), last);
  }

  /** What was posted of this speaker's words; nothing is where nobody spoke. */
  private Map<Workload, LatencyLedger.Summary> latency() {
    var posted = new EnumMap<Workload, LatencyLedger.Summary>(Workload.class);
    ledger
        .summary()
        .forEach((workload, summary) -> {
          if (workload.isOfWords() && summary.total().count() > 0) {
            posted.put(workload, summary);
          }
        });
    return posted;
  }
}
