package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.PeerStats;
import java.util.Optional;
import java.util.Set;

/**
 * Where what a speaker says and shows comes from: a browser, a program, another node. Any thread;
 * must not block.
 */
public interface SpeakerSource {

  /** One that shows no pictures and whose way here nobody measures. */
  SpeakerSource UNKNOWN = new SpeakerSource() {};

  /** Asks for a key frame of the video. */
  default void requestKeyFrame() {}

  /** The same of one layer of it, where the camera comes in such; of {@code StreamKey.layer}. */
  default void requestKeyFrame(String layer) {
    requestKeyFrame();
  }

  /** How long words take from the mouth to the node that hears them, in ms; NaN while unknown. */
  default double toNodeMs() {
    return Double.NaN;
  }

  /** Another node, which is told what is wanted and recognises by itself; empty for this one. */
  default Optional<NodeEpoch> node() {
    return Optional.empty();
  }

  /** Says in which languages the speaker is heard here, and which of their tracks are wanted. */
  default void wanted(Set<Language> hear, Set<TrackId.Content> tracks) {}

  /** By how much times of the words may be off; NaN where the clock is this node's. */
  default double clockErrorMs() {
    return Double.NaN;
  }

  /** What went from and to their browser since they came. */
  default Traffic traffic() {
    return Traffic.NONE;
  }

  /** Counters of its packets, where they come from a peer. */
  default Optional<PeerStats> packets() {
    return Optional.empty();
  }
}
