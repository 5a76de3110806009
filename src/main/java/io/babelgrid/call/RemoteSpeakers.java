package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomPart;
import io.babelgrid.transport.MediaPacket;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The speakers of one call who are at other nodes. Changed by one thread at a time, read by any.
 */
final class RemoteSpeakers {

  private static final Logger LOG = Logger.getLogger(RemoteSpeakers.class);

  /** By stay. Replaced whole. */
  private volatile Map<UUID, RemoteMedia> speakers = Map.of();

  boolean isEmpty() {
    return speakers.isEmpty();
  }

  /**
   * Brings in who has come, changes who is here, lets go who has left.
   *
   * @param members of somebody who moves there may be several
   * @param open makes one who has not joined
   */
  void update(Collection<RoomPart.Member> members, Function<RoomPart.Member, RemoteMedia> open) {
    var next = new HashMap<UUID, RemoteMedia>();
    Map<UUID, RemoteMedia> before = speakers;
    for (RoomPart.Member member : members) {
      Survival.guard(
          LOG,
          "bringing in somebody of another node",
          () -> {
            RemoteMedia known = before.get(member.stay().id());
            if (known != null) {
              known.update(member);
            }
            next.put(member.stay().id(), known != null ? known : open.apply(member));
          });
    }
    speakers = Map.copyOf(next);
    // Whoever comes in the place of another one is there before that one goes.
    next.forEach((stay, media) -> {
      if (!before.containsKey(stay)) {
        media.join();
      }
    });
    before.forEach((stay, media) -> {
      if (!next.containsKey(stay)) {
        media.finish();
      }
    });
  }

  /** Words of somebody; of who is not at that node they are of no use. */
  void said(NodeEpoch node, String participantId, SpokenWords words) {
    of(node, participantId).ifPresent(media -> media.said(words));
  }

  void packet(NodeEpoch node, String participantId, MediaPacket packet) {
    of(node, participantId).ifPresent(media -> media.packet(packet));
  }

  private Optional<RemoteMedia> of(NodeEpoch node, String participantId) {
    for (RemoteMedia media : speakers.values()) {
      if (media.is(node, participantId)) {
        return Optional.of(media);
      }
    }
    return Optional.empty();
  }
}
