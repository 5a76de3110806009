package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import java.util.HashMap;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A speaker of this node as other nodes hear them: those get the words, and the names of the voices
 * by which they are to speak, so that all take the same. Any thread.
 */
final class HeardElsewhere {

  private final FlowModels models;
  private final SpeakerContext context;
  private final LanguageFlows flows;
  private final DoubleSupplier pitchHz;
  private final SpokenWords.Listener words;
  private volatile Set<Language> languages = Set.of();

  HeardElsewhere(
      FlowModels models,
      SpeakerContext context,
      LanguageFlows flows,
      DoubleSupplier pitchHz,
      SpokenWords.Listener words) {
    this.models = models;
    this.context = context;
    this.flows = flows;
    this.pitchHz = pitchHz;
    this.words = words;
  }

  /**
   * In which languages they are heard there.
   *
   * @return whether that is new
   */
  boolean languages(Set<Language> wanted) {
    boolean isNew = !wanted.equals(languages);
    languages = Set.copyOf(wanted);
    return isNew;
  }

  /**
   * Whether other nodes make one of their languages of English that is made here of the audio; they
   * have the translators of this one.
   *
   * @param source what is spoken; null when it is unknown or not heard
   */
  boolean needsEnglish(@Nullable Language source) {
    return source != null
        && languages.stream()
            .flatMap(target -> TranslationRoute.between(source, target, models).stream())
            .anyMatch(TranslationRoute::needsEnglish);
  }

  /**
   * @param englishOf null for the speaker's own words
   */
  void said(Transcript transcript, @Nullable Language englishOf, Moments moments) {
    words.said(
        context.identity(),
        new SpokenWords(
            transcript,
            englishOf,
            moments,
            context.timeline().toNs(0),
            (float) pitchHz.getAsDouble()));
  }

  /**
   * Chooses the voices of languages that nobody here hears.
   *
   * @param here languages whose voices are told by who speaks here
   */
  void shareVoices(Set<Language> here) {
    if (languages.isEmpty()) {
      return;
    }
    var known = new HashMap<>(flows.voices());
    for (Language target : languages) {
      if (!here.contains(target)
          && !known.containsKey(target)
          && models.voices().contains(target)) {
        String voice = flows.shared(target).id();
        known.put(target, voice);
        flows.voices(known);
        context.events().voice(target, voice);
      }
    }
  }
}
