package io.babelgrid.signaling;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the languages a client asks for: tags, {@code auto} and {@code original}. */
@ApplicationScoped
class LanguageWish {

  private static final String AUTO = "auto";
  private static final String ORIGINAL = "original";

  private final LanguageCatalog catalog;

  @Inject
  LanguageWish(LanguageCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param speak tag or {@code auto}; null keeps what was
   * @param hear tag or {@code original}; null keeps what was
   * @throws UnknownLanguageException when this node does not know one of them
   */
  UnaryOperator<LanguageChoice> read(@Nullable String speak, @Nullable String hear)
      throws UnknownLanguageException {
    Language spoken = speak == null || speak.equals(AUTO) ? null : catalog.spoken(speak);
    Language heard = hear == null || hear.equals(ORIGINAL) ? null : catalog.heard(hear);
    return before ->
        new LanguageChoice(
            speak == null ? before.speak() : spoken,
            hear == null ? before.hear() : heard,
            before.knows());
  }

  /** Those of a browser's languages that can be recognised here; what else it lists is no fault. */
  Set<Language> known(List<String> tags) {
    return tags.stream()
        .flatMap(tag -> catalog.recognised(tag).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The language of a wish, or null for {@code auto} and {@code original}. */
  static @Nullable String tag(@Nullable String wish) {
    return AUTO.equals(wish) || ORIGINAL.equals(wish) ? null : wish;
  }

  static @Nullable String tag(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  static String speak(@Nullable Language language) {
    return language == null ? AUTO : language.code();
  }

  static String hear(@Nullable Language language) {
    return language == null ? ORIGINAL : language.code();
  }
}
