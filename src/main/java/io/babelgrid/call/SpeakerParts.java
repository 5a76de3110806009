package io.babelgrid.call;

import io.babelgrid.face.LipEvents;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.VoicesAwayFlow;
import io.babelgrid.flow.Workplace;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.FlowEvents;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes what one speaker is understood and redrawn with. */
interface SpeakerParts {

  /**
   * @param video null where no lips are drawn
   */
  record Opened(SpokenFlow flow, @Nullable SpeakerVideo video) {}

  /**
   * What they are served by first. Once.
   *
   * @param spoken null to detect it
   */
  Opened open(FlowEvents events, LipEvents lips, @Nullable Language spoken);

  /** Whether another node may work for them. */
  default boolean moves() {
    return false;
  }

  /** Another flow of this node, after {@link #open}. */
  default SpokenFlow here(FlowEvents events, @Nullable Language spoken) {
    throw new UnsupportedOperationException("one flow serves this speaker");
  }

  /** One of this node and of another, which speaks those languages, after {@link #open}. */
  default VoicesAwayFlow voicesAway(
      FlowEvents events, @Nullable Language spoken, Workplace place, Set<Language> languages) {
    throw new UnsupportedOperationException("only this node works for this speaker");
  }

  /** One of another node, after {@link #open}. */
  default AwayFlow away(FlowEvents events, @Nullable Language spoken, Workplace place) {
    throw new UnsupportedOperationException("only this node works for this speaker");
  }
}
