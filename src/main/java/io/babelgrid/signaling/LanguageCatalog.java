package io.babelgrid.signaling;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The languages of this node, from its models: spoken are those that recognition knows, heard those
 * that a translation leads to and a voice speaks.
 */
@ApplicationScoped
public class LanguageCatalog {

  /** RFC 5646, 4.4.1. */
  private static final int LONGEST_TAG = 35;

  private final SortedSet<Language> spoken = new TreeSet<>();
  private final SortedSet<Language> heard = new TreeSet<>();

  @Inject
  LanguageCatalog(ModelStore store) {
    List<ModelInfo> models = store.models();
    languages(models, "recognition").forEach(spoken::add);
    languages(models, "synthesis").forEach(heard::add);
    heard.retainAll(targets(models).toList());
  }

  /** Recognition models translate into English themselves (Whisper's translate task). */
  private static Stream<Language> targets(List<ModelInfo> models) {
    Stream<Language> translated =
        of(models, "translation").map(model -> Language.of(model.languages().getLast()));
    Stream<Language> recognised = of(models, "recognition").map(model -> Language.ENGLISH);
    return Stream.concat(translated, recognised);
  }

  private static Stream<Language> languages(List<ModelInfo> models, String task) {
    return of(models, task).flatMap(model -> model.languages().stream()).map(Language::of);
  }

  private static Stream<ModelInfo> of(List<ModelInfo> models, String task) {
    return models.stream().filter(model -> model.task().equals(task));
  }

  Language spoken(String tag) throws UnknownLanguageException {
    return find(tag, spoken)
        .orElseThrow(() ->
            new UnknownLanguageException(
                "'"
                    + shown(tag)
                    + "' cannot be recognised here; choose another language or 'auto'"));
  }

  /** The same, where it is no error that it cannot be recognised. */
  Optional<Language> recognised(String tag) {
    return find(tag, spoken);
  }

  Language heard(String tag) throws UnknownLanguageException {
    return find(tag, heard)
        .orElseThrow(() ->
            new UnknownLanguageException(
                "no voice speaks '"
                    + shown(tag)
                    + "' here; choose one of "
                    + heard
                    + " or 'original'"));
  }

  private static String shown(String tag) {
    return tag.length() <= LONGEST_TAG ? tag : tag.substring(0, LONGEST_TAG) + "...";
  }

  private static Optional<Language> find(String tag, SortedSet<Language> known) {
    try {
      return Optional.of(Language.of(tag)).filter(known::contains);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** BCP 47. */
  public SortedSet<String> spokenTags() {
    return tags(spoken);
  }

  /** BCP 47. */
  public SortedSet<String> heardTags() {
    return tags(heard);
  }

  private static SortedSet<String> tags(SortedSet<Language> languages) {
    return languages.stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new));
  }

  List<LanguageView> spoken() {
    return views(spoken);
  }

  List<LanguageView> heard() {
    return views(heard);
  }

  private static List<LanguageView> views(SortedSet<Language> languages) {
    return languages.stream()
        .map(LanguageView::of)
        .sorted(Comparator.comparing(LanguageView::name))
        .toList();
  }

  /**
   * @param name in English
   * @param nativeName in the language itself
   */
  record LanguageView(String tag, String name, String nativeName) {

    static LanguageView of(Language language) {
      Locale locale = Locale.of(language.code());
      return new LanguageView(
          language.code(),
          locale.getDisplayLanguage(Locale.ENGLISH),
          capitalised(locale.getDisplayLanguage(locale), locale));
    }

    private static String capitalised(String name, Locale locale) {
      int end = name.offsetByCodePoints(0, 1);
      return name.substring(0, end).toUpperCase(locale) + name.substring(end);
    }
  }
}
