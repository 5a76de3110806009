package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomPart;
import io.babelgrid.transport.MediaPacket;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The speakers of one call who are at other nodes. Changed by one thread at a time, read by any.
 */
final class RemoteSpeakers {

  private static final Logger LOG = Logger.getLogger(RemoteSpeakers.class);

  /** Replaced whole. */
  private volatile Map<String, RemoteMedia> speakers = Map.of();

  boolean isEmpty() {
    return speakers.isEmpty();
  }

  /**
   * Brings in who has come, changes who is here, lets go who has left.
   *
   * @param open makes one who has not joined
   */
  void update(Collection<RoomPart.Member> members, Function<RoomPart.Member, RemoteMedia> open) {
    var next = new HashMap<String, RemoteMedia>();
    Map<String, RemoteMedia> before = speakers;
    for (RoomPart.Member member : members) {
      RemoteMedia known = before.get(member.participant().id());
      if (known != null && known.is(member.stay())) {
        next.put(member.participant().id(), known);
      }
    }
    before.forEach((id, media) -> {
      if (next.get(id) != media) {
        Survival.guard(LOG, "letting somebody of another node go", media::close);
      }
    });
    for (RoomPart.Member member : members) {
      Survival.guard(
          LOG,
          "bringing in somebody of another node",
          () -> {
            RemoteMedia known = next.get(member.participant().id());
            if (known != null) {
              known.update(member.participant());
            } else {
              next.put(member.participant().id(), open.apply(member));
            }
          });
    }
    speakers = Map.copyOf(next);
    next.values().stream().filter(media -> !before.containsValue(media)).forEach(RemoteMedia::join);
  }

  /** Words of somebody; of who is not at that node they are of no use. */
  void said(NodeEpoch node, String participantId, SpokenWords words) {
    RemoteMedia media = speakers.get(participantId);
    if (media != null && media.node().equals(node)) {
      media.said(words);
    }
  }

  void packet(NodeEpoch node, String participantId, MediaPacket packet) {
    RemoteMedia media = speakers.get(participantId);
    if (media != null && media.node().equals(node)) {
      media.packet(packet);
    }
  }
}
