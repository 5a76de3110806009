package io.babelgrid.speaker;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.FlowUse;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What this node publishes of one speaker, numbered in the order it goes out. Any thread; counting
 * and sending are one step, so that no number overtakes another.
 */
public final class SpeakerText {

  /** Utterances of two days without a pause. */
  private static final long BLOCK = 1L << 16;

  private final SpeakerIdentity identity;
  private final NodeEpoch node;
  private final TextEvents out;
  private final Object captioning = new Object();
  private final Object reporting = new Object();
  private long captions;
  private long heard;
  private final LongSupplier reports;
  private long blocks;
  private boolean told;

  /** Nothing, before the first. */
  private Map<Workload, LatencyLedger.Summary> toldWords = Map.of();

  /**
   * @param node which works for the speaker, wherever they are
   */
  public SpeakerText(SpeakerIdentity identity, NodeEpoch node, TextEvents out) {
    this(identity, node, out, new AtomicLong()::getAndIncrement);
  }

  /**
   * @param node which works for the speaker, wherever they are
   * @param reports numbers them
   */
  public SpeakerText(
      SpeakerIdentity identity, NodeEpoch node, TextEvents out, LongSupplier reports) {
    this.identity = identity;
    this.node = node;
    this.out = out;
    this.reports = reports;
  }

  /**
   * Numbers for the utterances of one who hears the speaker: those of the next one are others.
   *
   * @return the first
   */
  public long block() {
    synchronized (captioning) {
      return BLOCK * blocks++;
    }
  }

  /** See {@link Caption}. */
  public void caption(
      long utterance, Language language, boolean translated, String words, boolean last) {
    synchronized (captioning) {
      out.caption(caption(origin(captions++), utterance, language, translated, words, last));
    }
  }

  /** Own words of somebody who is heard, and written down, at another node. */
  public void heard(long utterance, Language language, String words, boolean last) {
    synchronized (captioning) {
      out.heard(caption(origin(heard++), utterance, language, false, words, last));
    }
  }

  private Caption caption(
      Origin origin,
      long utterance,
      Language language,
      boolean translated,
      String words,
      boolean last) {
    return new Caption(
        origin,
        identity.roomId(),
        identity.participantId(),
        identity.utterance(utterance),
        language,
        translated,
        words,
        last);
  }

  /**
   * Tells what was used since the last report, and how long words were on their way; nothing where
   * nothing was used, unless that is the end of what was told before.
   */
  void report(SpeakerUsage usage, Map<Workload, LatencyLedger.Summary> words, boolean last) {
    synchronized (reporting) {
      Instant until = Instant.now();
      List<FlowUse> used = usage.take();
      boolean idle = used.isEmpty();
      if (idle && !told) {
        return;
      }
      // Until something is used again there is nothing that could be lost.
      boolean ends = last || idle;
      told = !ends;
      Origin origin = origin(reports.getAsLong());
      out.usage(
          new UsageReport(origin, identity.roomId(), identity.participantId(), until, ends, used));
      if (!words.equals(toldWords)) {
        toldWords = words;
        out.latency(new LatencyReport(origin, identity.roomId(), identity.participantId(), words));
      }
    }
  }

  private Origin origin(long sequence) {
    return new Origin(identity.stay().id(), node, sequence);
  }
}
