package io.babelgrid.translation;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TextRoute.Direct;
import io.babelgrid.translation.TextRoute.None;
import io.babelgrid.translation.TextRoute.Pair;
import io.babelgrid.translation.TextRoute.ViaEnglish;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The translation models of a node, each loaded when it is first needed and shared from then on.
 * Safe for many threads.
 */
public final class TranslationModels implements AutoCloseable {

  private static final String TASK = "translation";

  private final ModelStore store;
  private final ComputeLanes lanes;
  private final NanoClock clock;
  private final TranslationPolicy policy;
  private final Map<Pair, String> idsByPair;
  private final Map<String, MarianModel> loaded = new ConcurrentHashMap<>();
  private final Map<Pair, PhraseMemory> phrases = new ConcurrentHashMap<>();

  public TranslationModels(
      ModelStore store, ComputeLanes lanes, NanoClock clock, TranslationPolicy policy) {
    this.store = store;
    this.lanes = lanes;
    this.clock = clock;
    this.policy = policy;
    idsByPair =
        store.models().stream()
            .filter(model -> model.task().equals(TASK))
            .collect(
                Collectors.toUnmodifiableMap(
                    model ->
                        new Pair(
                            Language.of(model.languages().getFirst()),
                            Language.of(model.languages().getLast())),
                    model -> model.id(),
                    (one, _) -> one));
  }

  /** How text gets from one language to the other here. */
  public TextRoute route(Language source, Language target) {
    return TextRoute.between(new Pair(source, target), idsByPair);
  }

  /** True when text gets there, directly or through English. */
  public boolean translates(Language source, Language target) {
    return !(route(source, target) instanceof None);
  }

  /**
   * A translator for one speaker. Loads the models: call it off the media threads.
   *
   * @throws IllegalArgumentException when there is no route
   * @throws io.babelgrid.engine.model.ModelMissingException when a file is not as prepared
   */
  public StreamingTranslator streaming(Language source, Language target) {
    return switch (route(source, target)) {
      case Direct(String id) -> streaming(id);
      case ViaEnglish(String into, String outOf) ->
          new PivotTranslator(streaming(into), streaming(outOf));
      case None _ -> throw noRoute(source, target);
    };
  }

  /** As {@link #streaming}, for whole texts. Safe for many threads. */
  public TextTranslator text(Language source, Language target) {
    return switch (route(source, target)) {
      case Direct(String id) -> text(id);
      case ViaEnglish(String into, String outOf) -> {
        TextTranslator first = text(into);
        TextTranslator second = text(outOf);
        yield text -> second.translate(first.translate(text));
      }
      case None _ -> throw noRoute(source, target);
    };
  }

  /** Unloads the models; translators made here can't be used any more. */
  @Override
  public void close() {
    loaded.values().forEach(MarianModel::close);
    loaded.clear();
  }

  private StreamingTranslator streaming(String id) {
    MarianModel model = model(id);
    return new MarianTranslator(model, phrases(model), policy, clock);
  }

  private TextTranslator text(String id) {
    MarianModel model = model(id);
    return new MarianTextTranslator(model, phrases(model), policy, clock);
  }

  /** What is known by heart of a model's pair; nothing where no such file is prepared. */
  private PhraseMemory phrases(MarianModel model) {
    return phrases.computeIfAbsent(
        new Pair(model.source(), model.target()), pair -> PhraseMemory.prepared(store, pair));
  }

  private MarianModel model(String id) {
    return loaded.computeIfAbsent(id, key -> MarianModel.load(store, key, lanes));
  }

  private static IllegalArgumentException noRoute(Language source, Language target) {
    return new IllegalArgumentException(
        "no model translates from %s to %s; see models/README.md".formatted(source, target));
  }
}
