package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.transport.SendSlot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears one speaker, and what they have been told: how each language is served and whether its
 * synthetic voice talks. Each listener is told of every change once and in order. Any thread.
 */
public final class Audience {

  private final String speakerId;

  /** Languages in which the synthetic voice talks now; also the lock that orders what is told. */
  private final Set<Language> talking = new HashSet<>();

  /** How each language is served; guarded by {@link #talking}. */
  private final Map<Language, Service> service = new HashMap<>();

  private volatile FanOut fanOut = FanOut.NONE;

  private record Service(ServiceLevel level, String reason) {
    static final Service WHOLE = new Service(ServiceLevel.VOICE, "");
  }

  Audience(String speakerId) {
    this.speakerId = speakerId;
  }

  FanOut fanOut() {
    return fanOut;
  }

  /**
   * Swaps where the speaker's media go. Who begins to listen is told how the language is served,
   * and whether the synthetic voice talks, and who no longer hears it gets the original back.
   */
  void fanOut(FanOut next) {
    FanOut before;
    synchronized (talking) {
      before = fanOut;
      fanOut = next;
      service.forEach((language, now) -> {
        tell(without(next, before, language), language, now);
        tell(without(before, next, language), language, Service.WHOLE);
      });
      for (Language language : talking) {
        tell(without(next, before, language), language, true);
        tell(without(before, next, language), language, false);
      }
      before.watchers().forEach((language, who) -> lips(who, next, language, false));
      next.watchers().forEach((language, who) -> lips(who, before, language, true));
    }
    Set<SendSlot> fed = next.videoSlots();
    before.videoSlots().stream().filter(slot -> !fed.contains(slot)).forEach(SendSlot::pause);
  }

  /** How a language is served now. */
  ServiceLevel level(Language target) {
    synchronized (talking) {
      return service.getOrDefault(target, Service.WHOLE).level();
    }
  }

  /** Tells those whom the other plan does not tell the same. */
  private void lips(List<MediaEvents> watchers, FanOut other, Language language, boolean active) {
    List<MediaEvents> known = other.watchers().getOrDefault(language, List.of());
    watchers.stream()
        .filter(watcher -> !known.contains(watcher))
        .forEach(watcher -> watcher.lips(speakerId, language, active));
  }

  /** A language is served in another way from now on. */
  void served(Language target, ServiceLevel level, String reason) {
    synchronized (talking) {
      var next = new Service(level, reason);
      if (!next.equals(service.put(target, next))) {
        tell(listeners(fanOut, target), target, next);
      }
    }
  }

  /** A synthetic voice begins or ceases to talk. */
  void talking(Language target, boolean isTalking) {
    synchronized (talking) {
      if (isTalking ? talking.add(target) : talking.remove(target)) {
        tell(listeners(fanOut, target), target, isTalking);
      }
    }
  }

  /** Tells a listener who may have missed it how they are served. */
  void remind(MediaEvents listener) {
    synchronized (talking) {
      service.forEach((language, now) -> {
        if (listeners(fanOut, language).contains(listener)) {
          tell(List.of(listener), language, now);
        }
      });
      fanOut
          .watchers()
          .forEach((language, watchers) -> {
            if (watchers.contains(listener)) {
              listener.lips(speakerId, language, true);
            }
          });
    }
  }

  private static List<MediaEvents> without(FanOut these, FanOut those, Language language) {
    List<MediaEvents> known = listeners(those, language);
    return listeners(these, language).stream()
        .filter(listener -> !known.contains(listener))
        .toList();
  }

  private static List<MediaEvents> listeners(FanOut fanOut, Language language) {
    return fanOut.listeners().getOrDefault(language, List.of());
  }

  private void tell(List<MediaEvents> listeners, Language language, boolean isTalking) {
    listeners.forEach(listener -> listener.talk(speakerId, language, isTalking));
  }

  private void tell(List<MediaEvents> listeners, Language language, Service next) {
    listeners.forEach(
        listener -> listener.served(speakerId, language, next.level(), next.reason()));
  }
}
