package io.babelgrid.speaker;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.NanoClock;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;

/** What the contexts of all speakers that a node works for have in common. */
public record SpeakerContexts(
    FlowSettings settings, LatencyLedger ledger, Tracer tracer, NanoClock clock) {

  /** That of a speaker of whom nothing was heard yet. */
  public SpeakerContext open(
      SpeakerIdentity identity, SpeakerText text, Supplier<Glossary> glossary, FlowEvents events) {
    return new SpeakerContext(
        identity,
        settings,
        new SpeakerTimeline(),
        new ComputeAccount(),
        ledger.part(),
        tracer,
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        text,
        glossary,
        events,
        clock);
  }
}
