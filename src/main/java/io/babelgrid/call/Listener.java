package io.babelgrid.call;

import io.babelgrid.call.sight.Camera;
import io.babelgrid.call.sight.LayerGate;
import io.babelgrid.call.sight.Sight;
import io.babelgrid.call.sight.Steering;
import io.babelgrid.call.sight.Views;
import io.babelgrid.echo.PlayedSound;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who hears and sees the speakers of a call, whether or not they speak themselves. Who has
 * the same id is themselves, and is not heard.
 */
final class Listener {

  private final String id;
  private final ListenerSlots slots;
  private final MediaEvents events;
  private final PlayedSound played = new PlayedSound();
  private volatile @Nullable Language hear;

  private volatile Views views = Views.UNTOLD;

  /** Of the call's writer, as what follows. */
  private final Steering steering = new Steering();

  /** Whose camera they show and do not get, as they were told. */
  private Set<String> paused = Set.of();

  private final Map<Speaker, LayerGate> gates = new IdentityHashMap<>();

  /**
   * @param hear null for the originals
   * @param events what they are told
   */
  Listener(String id, @Nullable Language hear, ListenerSlots slots, MediaEvents events) {
    this.id = id;
    this.hear = hear;
    this.slots = slots;
    this.events = events;
  }

  String id() {
    return id;
  }

  MediaEvents events() {
    return events;
  }

  ListenerSlots slots() {
    return slots;
  }

  /** What they are played, for the gate at their microphone. */
  PlayedSound played() {
    return played;
  }

  Optional<SendSlot> slot(Speaker speaker, TrackId.Content content) {
    Optional<SendSlot> slot = slots.slot(new TrackId(speaker.id(), content));
    if (isNode()) {
      slot.ifPresent(way -> way.charge(speaker.meter()::backhaul));
    }
    return slot;
  }

  /** Which layer of a speaker's camera they see; of the call's writer, as {@link #keep}. */
  LayerGate gate(Speaker speaker) {
    return gates.computeIfAbsent(speaker, Speaker::gate);
  }

  /** Only these are there. */
  void keep(Collection<Speaker> speakers) {
    gates.keySet().removeIf(known -> !speakers.contains(known));
  }

  /** How large they show whom, from the next look on. */
  void views(Views next) {
    views = next;
  }

  /** Looks what they are to see of these; of the call's writer. */
  void steer(List<Speaker> speakers, int most, long nowNs) {
    if (isNode()) {
      return;
    }
    List<Camera> cameras = speakers.stream().map(speaker -> camera(speaker, nowNs)).toList();
    Map<String, Sight> sights = steering.steer(cameras, slots.line(), most, nowNs);
    for (Speaker speaker : speakers) {
      gate(speaker).see(sights.getOrDefault(speaker.id(), Sight.BEST));
    }
    tellPaused(steering.paused());
  }

  private Camera camera(Speaker speaker, long nowNs) {
    return new Camera(
        speaker.id(),
        speaker.spokeNs(),
        speaker.layers().live(nowNs),
        views.height(speaker.id()),
        gate(speaker).shown());
  }

  private void tellPaused(Set<String> now) {
    Set<String> before = paused;
    paused = now;
    now.stream().filter(id -> !before.contains(id)).forEach(id -> events.paused(id, true));
    before.stream().filter(id -> !now.contains(id)).forEach(id -> events.paused(id, false));
  }

  /** Tells again whose camera they do not get: their browser may have been away. */
  void remindOfPaused() {
    paused.forEach(id -> events.paused(id, true));
  }

  /** Whether this is another node, which hears the speakers of this one only. */
  boolean isNode() {
    return slots.isNode();
  }

  /** What they want to hear; null for the originals. */
  @Nullable Language hear() {
    return hear;
  }

  void hear(@Nullable Language next) {
    hear = next;
  }

  /** The language in which they hear a speaker, or null for the original. */
  @Nullable Language instead(Speaker speaker) {
    Language wanted = hear;
    Language spoken = speaker.spoken();
    return wanted == null || spoken == null || wanted.equals(spoken) ? null : wanted;
  }
}
