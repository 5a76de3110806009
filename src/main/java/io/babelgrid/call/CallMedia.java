package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.HeardLatency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The media of one room: who gets what from whom. Changes come from any thread and run one at a
 * time on the call's writer, which owns what is known of speakers and listeners; each that matters
 * rebuilds the fan-out of each speaker. Calls are small, changes rare, packets many: those read
 * only what was published last.
 */
final class CallMedia {

  private static final Logger LOG = Logger.getLogger(CallMedia.class);

  private final CallWriter writer = new CallWriter();

  // Replaced by the writer, read by all.
  private volatile Map<String, Speaker> speakers = Map.of();
  private volatile Map<String, Listener> listeners = Map.of();

  void add(Speaker speaker) {
    ask(() -> {
      speakers = with(speakers, speaker.id(), speaker);
      return true;
    });
  }

  void add(Listener listener) {
    ask(() -> {
      listeners = with(listeners, listener.id(), listener);
      return true;
    });
  }

  /** What is sent or told late goes to nobody. */
  void remove(Speaker speaker) {
    ask(() -> {
      speakers = without(speakers, speaker.id(), speaker);
      speaker.audience().end();
      return true;
    });
  }

  void remove(Listener listener) {
    ask(() -> {
      listeners = without(listeners, listener.id(), listener);
      return true;
    });
  }

  /**
   * Makes a change on the writer, some time soon; for callers that hold locks. Never waits.
   *
   * @param change gives whether who gets what is to be worked out anew
   */
  void tell(BooleanSupplier change) {
    writer.tell(() -> make(change));
  }

  /** Tells on the writer what is soon out of date, and of no matter for who gets what. */
  void offer(Runnable news) {
    writer.offer(news);
  }

  /** The same as {@link #tell}, and returns when it holds; for callers that hold no lock. */
  void ask(BooleanSupplier change) {
    writer.ask(() -> make(change));
  }

  /** Works out anew who gets what; to be called after a change of slots. */
  void replan() {
    ask(() -> true);
  }

  /** Tells a listener which tracks there are: those of everybody else. */
  void tellTracks(Listener listener) {
    writer.ask(() -> listener.slots().tracks(tracks(listener)));
  }

  /** Tells a listener again how each speaker is served: their browser may have been away. */
  void remind(Listener listener) {
    writer.ask(
        () -> othersThan(listener).forEach(each -> each.audience().remind(listener.events())));
  }

  /** How the words that this listener hears came to them. */
  List<HeardLatency.Voice> heard(Listener listener) {
    var voices = new ArrayList<HeardLatency.Voice>();
    double toListenerMs = listener.slots().oneWayMs();
    for (Speaker speaker : othersThan(listener)) {
      Language language = listener.instead(speaker);
      if (language != null) {
        double networkMs = speaker.source().toNodeMs() + toListenerMs;
        speaker
            .flow()
            .recent(language)
            .map(words -> new HeardLatency.Voice(speaker.id(), language, words, networkMs))
            .ifPresent(voices::add);
      }
    }
    return voices;
  }

  /**
   * Asks for a key frame of a video: the speaker's source, when they are here, or this node.
   *
   * @param heard what the one who asks hears
   */
  void requestKeyFrame(TrackId track, @Nullable Language heard) {
    Speaker speaker = speakers.get(track.participantId());
    if (speaker != null) {
      speaker.requestKeyFrame(track.content(), heard);
    }
  }

  Collection<Speaker> speakers() {
    return speakers.values();
  }

  private void make(BooleanSupplier change) {
    if (change.getAsBoolean()) {
      replanAll();
    }
  }

  /** One for whom that fails is no reason to leave the others as they were. */
  private void replanAll() {
    listeners.values().forEach(each -> guard(() -> each.slots().tracks(tracks(each))));
    // What is there is sent where it belongs before voices are opened, which takes longer.
    var targets = new LinkedHashMap<Speaker, Set<Language>>();
    for (Speaker speaker : speakers.values()) {
      guard(() -> {
        CallPlan plan = CallPlan.of(speaker, listeners.values());
        targets.put(speaker, plan.targets());
        speaker.audience().fanOut(plan.fanOut());
      });
    }
    targets.forEach((speaker, wanted) -> guard(() -> speaker.targets(wanted)));
  }

  private static void guard(Runnable part) {
    Survival.guard(LOG, "a change of who gets what", part);
  }

  private Set<TrackId> tracks(Listener listener) {
    return othersThan(listener).stream()
        .flatMap(speaker -> TrackId.of(speaker.id()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Speaker> othersThan(Listener listener) {
    return speakers.values().stream()
        .filter(speaker -> !speaker.id().equals(listener.id()))
        .toList();
  }

  private static <T> Map<String, T> with(Map<String, T> all, String id, T one) {
    var next = new LinkedHashMap<>(all);
    next.put(id, one);
    return Collections.unmodifiableMap(next);
  }

  private static <T> Map<String, T> without(Map<String, T> all, String id, T one) {
    var next = new LinkedHashMap<>(all);
    next.remove(id, one);
    return Collections.unmodifiableMap(next);
  }
}
