package io.babelgrid.voice;

import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.speaker.SpeakerIdentity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a trace of each utterance of one speaker in one language: a span for each stage, from when
 * its first word entered the stage until its last one left it. Holds no text. Any thread, one at a
 * time.
 */
public final class UtteranceTraces {

  private static final List<Stage> STAGES = Workload.VOICE.stages();

  private final Tracer tracer;
  private final SpeakerIdentity speaker;
  private final Language language;
  private final long epochOffsetNs;
  private final long[] enteredNs = new long[STAGES.size()];
  private final long[] leftNs = new long[STAGES.size()];
  private long utterance;
  private long words;

  public UtteranceTraces(
      Tracer tracer, SpeakerIdentity speaker, Language language, NanoClock clock) {
    this.tracer = tracer;
    this.speaker = speaker;
    this.language = language;
    Instant now = Instant.now();
    epochOffsetNs = now.getEpochSecond() * 1_000_000_000 + now.getNano() - clock.nowNs();
  }

  /**
   * A word was heard.
   *
   * @param stampsNs as they are posted to the ledger
   */
  void heard(long ofUtterance, long[] stampsNs) {
    if (ofUtterance != utterance) {
      end();
      utterance = ofUtterance;
    }
    long before = stampsNs[0];
    for (int i = 0; i < enteredNs.length; i++) {
      long after = Math.max(before, stampsNs[i + 1]);
      enteredNs[i] = words == 0 ? before : Math.min(enteredNs[i], before);
      leftNs[i] = words == 0 ? after : Math.max(leftNs[i], after);
      before = after;
    }
    words++;
  }

  /** Nothing more of the utterance will be heard. */
  void end() {
    if (words == 0) {
      return;
    }
    Span whole =
        tracer
            .spanBuilder("utterance")
            .setNoParent()
            .setStartTimestamp(enteredNs[0] + epochOffsetNs, TimeUnit.NANOSECONDS)
            .setAttribute("babelgrid.room", speaker.roomId())
            .setAttribute("babelgrid.participant", speaker.participantId())
            .setAttribute("babelgrid.utterance", utterance)
            .setAttribute("babelgrid.language", language.code())
            .setAttribute("babelgrid.words", words)
            .startSpan();
    Context inside = Context.root().with(whole);
    for (int i = 0; i < enteredNs.length; i++) {
      tracer
          .spanBuilder(STAGES.get(i).tag())
          .setParent(inside)
          .setStartTimestamp(enteredNs[i] + epochOffsetNs, TimeUnit.NANOSECONDS)
          .setAttribute("babelgrid.kind", STAGES.get(i).kind().name())
          .startSpan()
          .end(leftNs[i] + epochOffsetNs, TimeUnit.NANOSECONDS);
    }
    whole.end(leftNs[leftNs.length - 1] + epochOffsetNs, TimeUnit.NANOSECONDS);
    words = 0;
  }
}
