package io.babelgrid.relay.link;

import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Act;
import io.babelgrid.room.Reaction;
import io.babelgrid.room.RoomAct;
import org.jspecify.annotations.Nullable;

/** What people do in a room, as it crosses. */
final class ActWire {

  private ActWire() {}

  static Act write(LinkMessage.Act act) {
    Act.Builder wire =
        Act.newBuilder().setRoomId(act.roomId()).setParticipantId(act.act().participantId());
    switch (act.act()) {
      case RoomAct.Reacted(_, var reaction) -> wire.setReaction(reaction.wire());
      case RoomAct.HandLowered _ -> wire.setHandLowered(true);
      case RoomAct.Hushed(_, var by) -> wire.setHushedBy(by);
    }
    return wire.build();
  }

  /**
   * @return null for what this version does not know
   * @throws IllegalArgumentException for what no node may say
   */
  static @Nullable LinkMessage read(Act wire) {
    String who = LinkReader.id(wire.getParticipantId());
    RoomAct act =
        switch (wire.getWhatCase()) {
          case REACTION ->
              Reaction.of(wire.getReaction())
                  .map(reaction -> new RoomAct.Reacted(who, reaction))
                  .orElse(null);
          case HAND_LOWERED -> new RoomAct.HandLowered(who);
          case HUSHED_BY -> new RoomAct.Hushed(who, LinkReader.id(wire.getHushedBy()));
          case WHAT_NOT_SET -> null;
        };
    return act == null ? null : new LinkMessage.Act(LinkReader.id(wire.getRoomId()), act);
  }
}
