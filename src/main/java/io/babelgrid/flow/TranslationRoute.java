package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import java.util.Optional;

/** How speech of one language becomes text of another on this node. */
sealed interface TranslationRoute {

  Language target();

  /**
   * The language of the text that becomes the target's; the target's own where none is translated.
   */
  default Language text() {
    return switch (this) {
      case FromTranscript(Language source, Language _) -> source;
      case FromEnglishSpeechTranslation _, ViaEnglish _ -> Language.ENGLISH;
    };
  }

  /** Transcript, then text translation: the better way wherever a pair exists. */
  record FromTranscript(Language source, Language target) implements TranslationRoute {}

  /** Whisper's own translation into English is what is heard. */
  record FromEnglishSpeechTranslation(Language source) implements TranslationRoute {
    @Override
    public Language target() {
      return Language.ENGLISH;
    }
  }

  /** Whisper's translation into English, then text translation. */
  record ViaEnglish(Language source, Language target) implements TranslationRoute {}

  /**
   * The route, or empty when nothing is to be done (same language) or this node cannot do it. A
   * transcript in letters that its language is not read in is of no use to a text model.
   */
  static Optional<TranslationRoute> between(Language source, Language target, FlowModels models) {
    if (source.soundsLike(target)) {
      return Optional.empty();
    }
    if (models.writes(source) && models.translates(source, target)) {
      return Optional.of(new FromTranscript(source, target));
    }
    if (!models.translatesSpeech()) {
      return Optional.empty();
    }
    if (target.equals(Language.ENGLISH)) {
      return Optional.of(new FromEnglishSpeechTranslation(source));
    }
    return models.translates(Language.ENGLISH, target)
        ? Optional.of(new ViaEnglish(source, target))
        : Optional.empty();
  }

  /** Whether the English speech translation feeds this route, rather than the transcript. */
  default boolean needsEnglish() {
    return switch (this) {
      case FromTranscript _ -> false;
      case FromEnglishSpeechTranslation _, ViaEnglish _ -> true;
    };
  }
}
