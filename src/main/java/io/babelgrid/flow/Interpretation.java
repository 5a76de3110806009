package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.Moments;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One speaker in other languages: transcripts in, captions and one synthetic track for each
 * language out. It needs nothing of the speaker but their transcripts.
 *
 * <pre>
 * transcript ---------> LanguageFlow (pt)
 * English transcript -> LanguageFlow (en), via English (...)
 * </pre>
 *
 * Control methods are called one at a time; transcripts may come from any thread.
 */
final class Interpretation implements AutoCloseable {

  private final FlowModels models;
  private final LanguageFlows flows;
  private final Turn turn = new Turn();

  /**
   * As they were when the languages were last planned: models come and go while somebody speaks.
   */
  private final Map<Way, Optional<TranslationRoute>> routes = new ConcurrentHashMap<>();

  private volatile Map<Language, ServedLanguage> languages = Map.of();

  private record Way(Language source, Language target) {}

  Interpretation(FlowModels models, LanguageFlows flows) {
    this.models = models;
    this.flows = flows;
  }

  /**
   * Opens and closes languages until they are what is wanted now. What stays open goes on without a
   * gap, from whatever is spoken.
   *
   * @param source what is spoken; null when it is unknown or not heard: then nothing is open
   * @return whether English transcripts are needed
   */
  boolean plan(@Nullable Language source, Set<Language> targets) {
    routes.clear();
    Map<Language, TranslationRoute> wanted = source == null ? Map.of() : routes(source, targets);
    var next = new HashMap<Language, ServedLanguage>();
    languages.forEach((target, open) -> {
      if (wanted.containsKey(target)) {
        next.put(target, open);
      } else {
        open.close();
      }
    });
    wanted.forEach((target, route) -> next.computeIfAbsent(target, _ -> flows.open(target, route)));
    languages = Map.copyOf(next);
    flows.keepLips(next.keySet());
    return wanted.values().stream().anyMatch(TranslationRoute::needsEnglish);
  }

  private Optional<TranslationRoute> route(Language source, Language target) {
    return routes.computeIfAbsent(
        new Way(source, target), _ -> TranslationRoute.between(source, target, models));
  }

  /** Languages into which this node can bring what is spoken. */
  Map<Language, TranslationRoute> routes(Language source, Set<Language> targets) {
    return targets.stream()
        .flatMap(target -> route(source, target).stream())
        .collect(Collectors.toMap(TranslationRoute::target, route -> route));
  }

  /**
   * What was said, in the speaker's own words.
   *
   * @param moments of recognition
   * @param hereNs when it was here; as it was done where it was recognised here
   */
  void said(Transcript transcript, Moments moments, long hereNs) {
    offer(transcript, moments, hereNs, transcript.language(), false);
  }

  /**
   * What was said, as English.
   *
   * @param source what was spoken
   */
  void saidInEnglish(Transcript transcript, Moments moments, long hereNs, Language source) {
    offer(transcript, moments, hereNs, source, true);
  }

  private void offer(
      Transcript transcript, Moments moments, long hereNs, Language source, boolean english) {
    turn.take(() -> translate(transcript, moments, hereNs, source, english));
  }

  /** What is said is translated later, or now again. */
  void waits(boolean isWaiting) {
    turn.waits(isWaiting);
  }

  private void translate(
      Transcript transcript, Moments moments, long hereNs, Language source, boolean english) {
    languages.forEach((target, open) ->
        route(source, target)
            .filter(route -> route.needsEnglish() == english)
            .ifPresent(route -> open.flow().offer(route, transcript, moments, hereNs)));
  }

  /** How the words of the last half minute came to be heard in a language, if they are. */
  Optional<LatencyLedger.Summary> recent(Language target, long nowNs) {
    return Optional.ofNullable(languages.get(target)).map(open -> open.flow().recent(nowNs));
  }

  /**
   * Tells of a room that asks for text before anybody speaks.
   *
   * @param source what is spoken; null when it is unknown
   */
  void tellOfText(@Nullable Language source, Set<Language> targets, FlowEvents events) {
    if (source != null) {
      String why = Shortfall.TEXT_ROOM.sentence();
      routes(source, targets)
          .keySet()
          .forEach(target -> events.served(target, ServiceLevel.CAPTIONS, why));
    }
  }

  List<LanguageFlow> flows() {
    return languages.values().stream().map(ServedLanguage::flow).toList();
  }

  /** Whether something that was said is still to be translated or heard. */
  boolean isBusy() {
    return turn.isHeld() || flows().stream().anyMatch(LanguageFlow::isBusy);
  }

  /** Languages that are served worse than they would be if the node had more room. */
  Set<Language> reduced() {
    var reduced = new HashSet<Language>();
    languages.forEach((target, open) -> {
      if (open.isReduced()) {
        reduced.add(target);
      }
    });
    return reduced;
  }

  @Override
  public void close() {
    plan(null, Set.of());
  }
}
