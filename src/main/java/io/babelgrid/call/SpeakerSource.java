package io.babelgrid.call;

import io.babelgrid.transport.PeerStats;
import java.util.Optional;

/**
 * Where what a speaker says and shows comes from: a browser, a program, another node. Any thread;
 * must not block.
 */
public interface SpeakerSource {

  /** One that shows no pictures and whose way here nobody measures. */
  SpeakerSource UNKNOWN = new SpeakerSource() {};

  /** Asks for a key frame of the video. */
  default void requestKeyFrame() {}

  /** How long words take from the mouth to this node, in ms; NaN before it was measured. */
  default double toNodeMs() {
    return Double.NaN;
  }

  /** Counters of its packets, where they come from a peer. */
  default Optional<PeerStats> packets() {
    return Optional.empty();
  }
}
