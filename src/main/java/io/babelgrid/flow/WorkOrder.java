package io.babelgrid.flow;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.SpeakerIdentity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another node is to do for a speaker of this one, whole.
 *
 * @param hears whether it is sent their sound and recognises it; otherwise it is sent their words
 * @param spoken what they speak, as they say; null to detect it
 * @param targets languages that people here hear them in
 * @param elsewhere languages in which further nodes speak for them, of the words that come back
 * @param likely what they are likelier to speak than other languages, where it is detected
 * @param voices by which they were heard so far
 * @param waits whether what they say is not to be translated yet: what was said before, somewhere
 *     else, is still to be heard
 * @param leaves whether it is to let go of them at the end of what they are saying
 * @param present whether they have a connection
 */
public record WorkOrder(
    SpeakerIdentity speaker,
    ServicePlan service,
    boolean hears,
    @Nullable Language spoken,
    Set<Language> targets,
    Set<Language> elsewhere,
    Set<Language> likely,
    Map<Language, String> voices,
    boolean waits,
    boolean leaves,
    boolean present) {

  public WorkOrder {
    targets = Set.copyOf(targets);
    elsewhere = Set.copyOf(elsewhere);
    likely = Set.copyOf(likely);
    voices = Map.copyOf(voices);
  }
}
