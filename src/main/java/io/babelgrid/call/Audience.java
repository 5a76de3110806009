package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.transport.SendSlot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Who hears one speaker, and what they have been told: how each language is served and whether its
 * synthetic voice talks. Each listener is told of every change once and in order. Belongs to the
 * call's writer, but for {@link #fanOut()} and {@link #send}, which are for any thread.
 */
final class Audience {

  private static final Logger LOG = Logger.getLogger(Audience.class);

  private final String speakerId;

  /** Languages in which the synthetic voice talks now. */
  private final Set<Language> talking = new HashSet<>();

  /** How each language is served. */
  private final Map<Language, Service> service = new HashMap<>();

  private final SendGuard guard = new SendGuard();
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

  /** Gives each receiver what it is to send; one that fails keeps nothing from the others. */
  <T> void send(List<T> receivers, Consumer<T> sending) {
    guard.send(receivers, sending);
  }

  /**
   * Swaps where the speaker's media go. Who begins to listen is told how the language is served,
   * and whether the synthetic voice talks, and who no longer hears it gets the original back.
   */
  void fanOut(FanOut next) {
    FanOut before = fanOut;
    fanOut = next;
    guard.renew();
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
    Set<SendSlot> fed = next.videoSlots();
    send(
        before.videoSlots().stream().filter(slot -> !fed.contains(slot)).toList(), SendSlot::pause);
  }

  /** The speaker has left: nobody is sent or told anything more. */
  void end() {
    fanOut = FanOut.NONE;
    guard.renew();
  }

  /** How a language is served now. */
  ServiceLevel level(Language target) {
    return service.getOrDefault(target, Service.WHOLE).level();
  }

  /** Tells those whom the other plan does not tell the same. */
  private void lips(List<MediaEvents> watchers, FanOut other, Language language, boolean active) {
    List<MediaEvents> known = other.watchers().getOrDefault(language, List.of());
    tell(
        watchers.stream().filter(watcher -> !known.contains(watcher)).toList(),
        watcher -> watcher.lips(speakerId, language, active));
  }

  /**
   * A language is served in another way from now on.
   *
   * @return whether that is new
   */
  boolean served(Language target, ServiceLevel level, String reason) {
    var next = new Service(level, reason);
    if (next.equals(service.put(target, next))) {
      return false;
    }
    tell(listeners(fanOut, target), target, next);
    return true;
  }

  /** A synthetic voice begins or ceases to talk. */
  void talking(Language target, boolean isTalking) {
    if (isTalking ? talking.add(target) : talking.remove(target)) {
      tell(listeners(fanOut, target), target, isTalking);
    }
  }

  /** Tells a listener who may have missed it how they are served. */
  void remind(MediaEvents listener) {
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
    tell(listeners, listener -> listener.talk(speakerId, language, isTalking));
  }

  private void tell(List<MediaEvents> listeners, Language language, Service next) {
    tell(listeners, listener -> listener.served(speakerId, language, next.level(), next.reason()));
  }

  /** One who cannot be told keeps it from nobody else. */
  private static void tell(List<MediaEvents> listeners, Consumer<MediaEvents> news) {
    listeners.forEach(
        listener -> Survival.guard(LOG, "telling a listener", () -> news.accept(listener)));
  }
}
