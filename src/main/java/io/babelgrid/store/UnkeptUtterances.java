package io.babelgrid.store;

import io.babelgrid.room.Caption;
import io.babelgrid.room.NodeEpoch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Up to which utterance of each speaker nothing was kept. A node counts the utterances of a speaker
 * upwards, in all languages alike.
 */
final class UnkeptUtterances {

  private record Source(String roomId, UUID stay, NodeEpoch node) {}

  private final Map<Source, Long> last;

  /**
   * @param most speakers that are remembered, those who spoke last
   */
  UnkeptUtterances(int most) {
    this.last =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Source, Long> eldest) {
            return size() > most;
          }
        };
  }

  /** This was said while nothing was kept. */
  void passed(Caption caption) {
    last.merge(source(caption), caption.utterance(), Math::max);
  }

  /** Whether this belongs to what was said while nothing was kept. */
  boolean covers(Caption caption) {
    Long until = last.get(source(caption));
    return until != null && caption.utterance() <= until;
  }

  private static Source source(Caption caption) {
    return new Source(caption.roomId(), caption.origin().stay(), caption.origin().node());
  }
}
