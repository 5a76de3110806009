package io.babelgrid.call;

import io.babelgrid.face.LipEvents;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.FlowEvents;
import org.jspecify.annotations.Nullable;

/** Makes what one speaker is understood and redrawn with. */
interface SpeakerParts {

  /**
   * @param video null where no lips are drawn
   */
  record Opened(SpokenFlow flow, @Nullable SpeakerVideo video) {}

  /**
   * @param spoken null to detect it
   */
  Opened open(FlowEvents events, LipEvents lips, @Nullable Language spoken);
}
