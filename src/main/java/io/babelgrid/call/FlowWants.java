package io.babelgrid.call;

import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.pipeline.Language;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of whichever flow serves a speaker. Voices come from any thread; the rest has the
 * owner's lock.
 */
final class FlowWants {

  @Nullable Language spoken;
  Set<Language> targets = Set.of();
  Set<Language> elsewhere = Set.of();
  Set<Language> likely = Set.of();

  /** Why their node, another one, does not recognise them. */
  String unheard = "";

  /** By which they are spoken for: whoever comes next speaks by the same. */
  private final Map<Language, String> voices = new ConcurrentHashMap<>();

  FlowWants(@Nullable Language spoken) {
    this.spoken = spoken;
  }

  /** A flow chose this voice. */
  void voice(Language target, String voiceId) {
    voices.put(target, voiceId);
  }

  Map<Language, String> voices(Map<Language, String> known) {
    voices.putAll(known);
    return Map.copyOf(voices);
  }

  /** All of it, to a flow that was opened for what is spoken. */
  void tell(SpokenFlow flow) {
    flow.voices(Map.copyOf(voices));
    flow.likely(likely);
    flow.unheard(unheard);
    flow.elsewhere(elsewhere);
    flow.targets(targets);
  }
}
