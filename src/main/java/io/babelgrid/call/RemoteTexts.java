package io.babelgrid.call;

import io.babelgrid.pipeline.Recent;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.ReportNumbers;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import java.util.Map;
import java.util.UUID;

/**
 * What this node writes of people at other nodes: of who is lost and found again it goes on, since
 * what is numbered anew would be taken for what came before. Any thread.
 */
final class RemoteTexts {

  /** The one asked for longest ago is forgotten: 64 rooms x 16 speakers x 4, of 0.2 KB. */
  private static final int KEPT = 4096;

  private final TextEvents out;
  private final NodeEpoch node;
  private final ReportNumbers reports = new ReportNumbers();
  private final Map<UUID, SpeakerText> byStay = new Recent<>(KEPT);

  RemoteTexts(TextEvents out, NodeEpoch node) {
    this.out = out;
    this.node = node;
  }

  ReportNumbers reports() {
    return reports;
  }

  synchronized SpeakerText of(SpeakerIdentity identity) {
    return byStay.computeIfAbsent(
        identity.stay().id(),
        stay -> new SpeakerText(identity, node, out, () -> reports.next(stay)));
  }
}
