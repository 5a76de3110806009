package io.babelgrid.room;

import io.babelgrid.chat.ChatLine;
import java.util.Collection;
import java.util.List;

/** What rooms tell other nodes. Called by the rooms' writers; must not block. */
public interface OtherNodes {

  /** There are none. */
  OtherNodes NONE =
      new OtherNodes() {
        @Override
        public void part(RoomPart own) {}

        @Override
        public void shares(
            String roomId, NodeEpoch node, Collection<String> barred, List<ChatLine> chat) {}

        @Override
        public void chat(String roomId, ChatLine line) {}

        @Override
        public void forgotten(String roomId, NodeEpoch node) {}

        @Override
        public void remove(String roomId, String participantId) {}

        @Override
        public void act(String roomId, RoomAct act) {}

        @Override
        public void end(String roomId) {}
      };

  /** What is here of a room changed; in an empty part nobody is any more. */
  void part(RoomPart own);

  /**
   * Another node has people in a room of this one, which was not known.
   *
   * @param barred who was sent away from the room for good
   * @param chat what is known of what people wrote
   */
  void shares(String roomId, NodeEpoch node, Collection<String> barred, List<ChatLine> chat);

  /** Somebody here wrote. */
  void chat(String roomId, ChatLine line);

  /** What that node had in the room is not known any more. */
  void forgotten(String roomId, NodeEpoch node);

  /** Somebody is sent away for good, wherever they are. */
  void remove(String roomId, String participantId);

  /** Somebody here does something that all nodes of the room are to know, or one of them to do. */
  void act(String roomId, RoomAct act);

  /** The room ends everywhere; this node need not have anybody in it. */
  void end(String roomId);
}
