package io.babelgrid.flow;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.Rung;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What somebody takes of a node who speaks and is heard in one other language, without lips. */
public final class TypicalSpeaker {

  private TypicalSpeaker() {}

  /** Their flows on their best rungs; the voice is that of the language which takes most cores. */
  public static List<Rung> flows(FlowModels models) {
    var flows = new ArrayList<Rung>();
    models.recognitionWays().stream().limit(1).map(SpeakerFlow::rung).forEach(flows::add);
    models.voices().stream()
        .map(language ->
            ServedLanguage.rung(
                new ServedLanguage.Way(models.voiceModels(language).getFirst()),
                models.translationCores(
                    language.equals(Language.ENGLISH) ? Language.PORTUGUESE : Language.ENGLISH,
                    language)))
        .max(Comparator.comparing(Rung::cost, Comparator.comparingDouble(Cost::cores)))
        .ifPresent(flows::add);
    return flows;
  }
}
