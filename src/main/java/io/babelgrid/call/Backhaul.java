package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.SendSlot;
import java.util.Optional;
import java.util.Set;

/** The way to the calls of other nodes. Any thread; never waits. */
public interface Backhaul {

  /** There are none. */
  Backhaul NONE =
      new Backhaul() {
        @Override
        public void said(SpeakerIdentity speaker, SpokenWords words) {}

        @Override
        public void wish(
            NodeEpoch node,
            String roomId,
            String participantId,
            Set<Language> hear,
            Set<TrackId.Content> tracks) {}

        @Override
        public Optional<SendSlot> slot(NodeEpoch node, String roomId, TrackId track) {
          return Optional.empty();
        }

        @Override
        public void stop(NodeEpoch node, String roomId, TrackId track) {}

        @Override
        public void requestKeyFrame(NodeEpoch node, String roomId, TrackId track) {}

        @Override
        public double clockErrorMs(NodeEpoch node) {
          return Double.NaN;
        }
      };

  /** What somebody here said, to go once to each node with people in their room. */
  void said(SpeakerIdentity speaker, SpokenWords words);

  /** What people here want of somebody at that node, whole. */
  void wish(
      NodeEpoch node,
      String roomId,
      String participantId,
      Set<Language> hear,
      Set<TrackId.Content> tracks);

  /** Takes the packets of an original to that node. */
  Optional<SendSlot> slot(NodeEpoch node, String roomId, TrackId track);

  /** That node is sent the track no more. */
  void stop(NodeEpoch node, String roomId, TrackId track);

  /** Asks that node for a key frame of a track of one of its people. */
  void requestKeyFrame(NodeEpoch node, String roomId, TrackId track);

  /** By how much that node's times may be off here; NaN while unknown. */
  double clockErrorMs(NodeEpoch node);
}
