package io.babelgrid.call;

import io.babelgrid.call.sight.Steering;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import java.util.Optional;
import java.util.Set;

/** Where packets for one listener go. Any thread; must not block. */
interface ListenerSlots {

  /** Says which tracks there are to receive from now on. */
  void tracks(Set<TrackId> present);

  /** Takes the packets of a track, if the listener wants it. */
  Optional<SendSlot> slot(TrackId track);

  /** In which languages they hear a speaker by themselves, of that speaker's words. */
  default Set<Language> heard(String speakerId) {
    return Set.of();
  }

  /** Whether packets go to another node, which has those of its own people. */
  default boolean isNode() {
    return false;
  }

  /** What their line carries, and how much was sent. */
  default Steering.Line line() {
    return Steering.Line.UNKNOWN;
  }

  /** From this node to the ear, in ms; NaN before it was measured. */
  double oneWayMs();
}
