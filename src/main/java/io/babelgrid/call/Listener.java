package io.babelgrid.call;

import io.babelgrid.call.sight.LayerGate;
import io.babelgrid.echo.PlayedSound;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
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

  /** Of the call's writer. */
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
