package io.babelgrid.translation;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TextRoute.Direct;
import io.babelgrid.translation.TextRoute.None;
import io.babelgrid.translation.TextRoute.Pair;
import io.babelgrid.translation.TextRoute.ViaEnglish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The translation models of a node, each loaded when it is first needed and shared from then on.
 * Models may come and go while the node runs. Safe for many threads.
 */
public final class TranslationModels implements AutoCloseable {

  private static final String TASK = "translation";

  /** While somebody talks, of the packaged tiny models, and the bytes of those. */
  private static final double TINY_CORES = 0.03;

  private static final double TINY_BYTES = 54e6;

  private final ModelStore store;
  private final ComputeLanes lanes;
  private final NanoClock clock;
  private final TranslationPolicy policy;
  private final Map<ModelInfo, MarianModel> loaded = new ConcurrentHashMap<>();
  private final Map<Pair, PhraseMemory> phrases = new ConcurrentHashMap<>();
  private volatile Catalogue catalogue = new Catalogue(List.of(), Map.of());

  /** The model of each pair, as of what was prepared then. */
  private record Catalogue(List<ModelInfo> prepared, Map<Pair, ModelInfo> byPair) {

    static Catalogue of(List<ModelInfo> prepared) {
      return new Catalogue(
          prepared,
          prepared.stream()
              .filter(model -> model.task().equals(TASK))
              .collect(
                  Collectors.toUnmodifiableMap(
                      Catalogue::pair, Function.identity(), Catalogue::better)));
    }

    /**
     * Of several models of a pair one without a region, as people know the language here; of those
     * the larger: Mozilla's are the better the larger they are.
     */
    private static ModelInfo better(ModelInfo one, ModelInfo other) {
      boolean isRegional = isRegional(one);
      if (isRegional != isRegional(other)) {
        return isRegional ? other : one;
      }
      return other.bytes() > one.bytes() ? other : one;
    }

    private static boolean isRegional(ModelInfo model) {
      return model.languages().stream().anyMatch(tag -> !Language.of(tag).code().equals(tag));
    }

    private static Pair pair(ModelInfo model) {
      return new Pair(
          Language.of(model.languages().getFirst()), Language.of(model.languages().getLast()));
    }
  }

  public TranslationModels(
      ModelStore store, ComputeLanes lanes, NanoClock clock, TranslationPolicy policy) {
    this.store = store;
    this.lanes = lanes;
    this.clock = clock;
    this.policy = policy;
  }

  /** How text gets from one language to the other here. */
  public TextRoute route(Language source, Language target) {
    return TextRoute.between(new Pair(source, target), byPair());
  }

  private Map<Pair, ModelInfo> byPair() {
    List<ModelInfo> prepared = store.models();
    Catalogue known = catalogue;
    if (known.prepared != prepared) {
      known = Catalogue.of(prepared);
      catalogue = known;
    }
    return known.byPair;
  }

  /**
   * Cores that a translation takes while somebody talks: those of its models, in proportion to the
   * bytes of the one that was measured; of that one, where there is nothing to translate.
   */
  public double cores(Language source, Language target) {
    return switch (route(source, target)) {
      case Direct(ModelInfo model) -> cores(model);
      case ViaEnglish(ModelInfo into, ModelInfo outOf) -> cores(into) + cores(outOf);
      case None _ -> TINY_CORES;
    };
  }

  private static double cores(ModelInfo model) {
    return TINY_CORES * Math.max(1, model.bytes() / TINY_BYTES);
  }

  /** True when text gets there, directly or through English. */
  public boolean translates(Language source, Language target) {
    return !(route(source, target) instanceof None);
  }

  /** A translator for one speaker of a room without a glossary. */
  public StreamingTranslator streaming(Language source, Language target) {
    return streaming(source, target, () -> Glossary.EMPTY);
  }

  /**
   * A translator for one speaker. Loads the models: call it off the media threads.
   *
   * @param glossary that of the room, asked before each sentence
   * @throws IllegalArgumentException when there is no route
   * @throws io.babelgrid.engine.model.ModelMissingException when a file is not as prepared
   */
  public StreamingTranslator streaming(
      Language source, Language target, Supplier<Glossary> glossary) {
    return switch (route(source, target)) {
      case Direct(ModelInfo model) -> streaming(model, glossary);
      case ViaEnglish(ModelInfo into, ModelInfo outOf) ->
          new PivotTranslator(streaming(into, glossary), streaming(outOf, glossary));
      case None _ -> throw noRoute(source, target);
    };
  }

  /** As {@link #streaming}, for whole texts. Safe for many threads. */
  public TextTranslator text(Language source, Language target) {
    return text(source, target, () -> Glossary.EMPTY, policy.deadline());
  }

  /**
   * As {@link #streaming}, for whole texts. Safe for many threads.
   *
   * @param due when each sentence of a text is, after the one before it
   */
  public TextTranslator text(
      Language source, Language target, Supplier<Glossary> glossary, Duration due) {
    return switch (route(source, target)) {
      case Direct(ModelInfo model) -> text(model, glossary, due);
      case ViaEnglish(ModelInfo into, ModelInfo outOf) -> {
        TextTranslator first = text(into, glossary, due);
        TextTranslator second = text(outOf, glossary, due);
        yield (text, kept) -> second.translate(first.translate(text, kept), kept);
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

  private StreamingTranslator streaming(ModelInfo info, Supplier<Glossary> glossary) {
    MarianModel model = model(info);
    return new MarianTranslator(model, phrases(model), glossary, policy, clock);
  }

  private TextTranslator text(ModelInfo info, Supplier<Glossary> glossary, Duration due) {
    MarianModel model = model(info);
    return new MarianTextTranslator(model, phrases(model), glossary, policy.due(due), clock);
  }

  /** What is known by heart of a model's pair; nothing where no such file is prepared. */
  private PhraseMemory phrases(MarianModel model) {
    return phrases.computeIfAbsent(
        new Pair(model.source(), model.target()), pair -> PhraseMemory.prepared(store, pair));
  }

  private MarianModel model(ModelInfo info) {
    return loaded.computeIfAbsent(info, key -> MarianModel.load(store, key.id(), lanes));
  }

  private static IllegalArgumentException noRoute(Language source, Language target) {
    return new IllegalArgumentException(
        "no model translates from %s to %s; see models/README.md".formatted(source, target));
  }
}
