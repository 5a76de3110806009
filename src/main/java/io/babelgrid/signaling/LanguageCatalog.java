package io.babelgrid.signaling;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.grid.LentLanguages;
import io.babelgrid.pipeline.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The languages of this node, from its models as they are now: spoken are those that recognition
 * knows, heard those that a translation leads to. Of these, those that no voice speaks are read.
 * Where other nodes work for this one, theirs.
 */
@ApplicationScoped
public class LanguageCatalog {

  /** RFC 5646, 4.4.1. */
  private static final int LONGEST_TAG = 35;

  private final ModelStore store;
  private final String recogniser;
  private final Voices voices;
  private final Supplier<Optional<LentLanguages.Languages>> lent;
  private volatile Known known;

  /**
   * @param heard read ones among them
   */
  private record Known(
      List<ModelInfo> models, SortedSet<Language> spoken, SortedSet<Language> heard) {}

  private Known known(List<ModelInfo> models) {
    List<ModelInfo> ears = models.stream().filter(each -> each.id().equals(recogniser)).toList();
    return new Known(
        models,
        languages(ears, "recognition").collect(Collectors.toCollection(TreeSet::new)),
        Stream.concat(targets(models), english(ears))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * @param recogniser the model that hears, of those that are prepared
   */
  @Inject
  LanguageCatalog(
      ModelStore store,
      @ConfigProperty(name = "babelgrid.recognition.model", defaultValue = "whisper-base")
          String recogniser,
      Voices voices,
      LentLanguages lent) {
    this(store, recogniser, voices, lent::now);
  }

  LanguageCatalog(
      ModelStore store,
      String recogniser,
      Voices voices,
      Supplier<Optional<LentLanguages.Languages>> lent) {
    this.store = store;
    this.recogniser = recogniser;
    this.voices = voices;
    this.lent = lent;
    this.known = known(store.models());
  }

  private Known known() {
    return lent.get().map(LanguageCatalog::known).orElseGet(this::own);
  }

  private static Known known(LentLanguages.Languages others) {
    return new Known(List.of(), languages(others.spoken()), languages(others.heard()));
  }

  private static SortedSet<Language> languages(SortedSet<String> tags) {
    return tags.stream().map(Language::of).collect(Collectors.toCollection(TreeSet::new));
  }

  private Known own() {
    Known last = known;
    List<ModelInfo> models = store.models();
    if (last.models != models) {
      last = known(models);
      known = last;
    }
    return last;
  }

  private static Stream<Language> targets(List<ModelInfo> models) {
    return of(models, "translation").map(model -> Language.of(model.languages().getLast()));
  }

  /** Some recognition models translate into English themselves (Whisper's translate task). */
  private static Stream<Language> english(List<ModelInfo> ears) {
    return of(ears, "recognition").filter(ModelInfo::translates).map(model -> Language.ENGLISH);
  }

  private static Stream<Language> languages(List<ModelInfo> models, String task) {
    return of(models, task).flatMap(model -> model.languages().stream()).map(Language::of);
  }

  private static Stream<ModelInfo> of(List<ModelInfo> models, String task) {
    return models.stream().filter(model -> model.task().equals(task));
  }

  Language spoken(String tag) throws UnknownLanguageException {
    return find(tag, known().spoken)
        .orElseThrow(() ->
            new UnknownLanguageException(
                "'"
                    + shown(tag)
                    + "' cannot be recognised here; choose another language or 'auto'"));
  }

  /** The same, where it is no error that it cannot be recognised. */
  Optional<Language> recognised(String tag) {
    return find(tag, known().spoken);
  }

  Language heard(String tag) throws UnknownLanguageException {
    SortedSet<Language> heard = known().heard;
    return find(tag, heard)
        .orElseThrow(() ->
            new UnknownLanguageException(
                "nothing is translated into '"
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
    return tags(known().spoken);
  }

  /** BCP 47; those that are only read among them. */
  public SortedSet<String> heardTags() {
    return tags(known().heard);
  }

  /** Of those that are heard, those that a voice speaks; BCP 47. */
  public SortedSet<String> voicedTags() {
    var voiced = new TreeSet<>(known().heard);
    voiced.retainAll(voiced());
    return tags(voiced);
  }

  private Set<Language> voiced() {
    return lent.get()
        .<Set<Language>>map(others -> languages(others.voiced()))
        .orElseGet(() -> Set.copyOf(voices.languages()));
  }

  private static SortedSet<String> tags(SortedSet<Language> languages) {
    return languages.stream().map(Language::code).collect(Collectors.toCollection(TreeSet::new));
  }

  List<LanguageView> spoken() {
    return views(known().spoken, _ -> true);
  }

  List<LanguageView> heard() {
    return views(known().heard, voiced()::contains);
  }

  private static List<LanguageView> views(
      SortedSet<Language> languages, Predicate<Language> voiced) {
    return languages.stream()
        .map(language -> LanguageView.of(language, voiced.test(language)))
        .sorted(Comparator.comparing(LanguageView::name))
        .toList();
  }

  /**
   * @param name in English
   * @param nativeName in the language itself
   * @param voice whether it can be heard, not only read
   */
  record LanguageView(String tag, String name, String nativeName, boolean voice) {

    static LanguageView of(Language language, boolean voice) {
      Locale locale = language.locale();
      return new LanguageView(
          language.code(),
          locale.getDisplayName(Locale.ENGLISH),
          capitalised(locale.getDisplayName(locale), locale),
          voice);
    }

    private static String capitalised(String name, Locale locale) {
      int end = name.offsetByCodePoints(0, 1);
      return name.substring(0, end).toUpperCase(locale) + name.substring(end);
    }
  }
}
