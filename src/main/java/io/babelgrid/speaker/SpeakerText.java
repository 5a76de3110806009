package io.babelgrid.speaker;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.room.TextEvents;
import java.util.Map;

/**
 * What this node publishes of one speaker, numbered in the order it goes out. Any thread; counting
 * and sending are one step, so that no number overtakes another.
 */
public final class SpeakerText {

  private final SpeakerIdentity identity;
  private final NodeEpoch node;
  private final TextEvents out;
  private final Object captioning = new Object();
  private final Object reporting = new Object();
  private long captions;
  private long heard;
  private long reports;

  /**
   * @param node which works for the speaker, wherever they are
   */
  public SpeakerText(SpeakerIdentity identity, NodeEpoch node, TextEvents out) {
    this.identity = identity;
    this.node = node;
    this.out = out;
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

  /** Tells what was used since the last report, and how long words were on their way. */
  void report(
      SpeakerUsage usage, ComputeAccount account, Map<Workload, LatencyLedger.Summary> words) {
    synchronized (reporting) {
      Origin origin = origin(reports);
      usage
          .drain(identity, origin, account)
          .ifPresent(used -> {
            reports++;
            out.usage(used);
            out.latency(
                new LatencyReport(origin, identity.roomId(), identity.participantId(), words));
          });
    }
  }

  private Origin origin(long sequence) {
    return new Origin(identity.stay().id(), node, sequence);
  }
}
