package io.babelgrid.call;

import io.babelgrid.echo.PlayedSound;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.transport.SendSlot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the media of one speaker go right now. Immutable; swapped whole when the call changes, so
 * that media threads never lock.
 *
 * @param audio slots that get the original audio
 * @param video who gets the original video
 * @param translations slots that get the synthetic voice, by language heard
 * @param played who is to know what the synthetic voice sounds like, since their microphone may
 *     hear it, by language heard
 * @param lips slots that get the video whose lips move with it, by language heard; their listeners
 *     do not get the original video
 * @param listeners who is told when the synthetic voice talks, by language heard
 * @param watchers who sees such lips, by language heard
 */
record FanOut(
    List<SendSlot> audio,
    List<Viewer> video,
    Map<Language, List<SendSlot>> translations,
    Map<Language, List<PlayedSound>> played,
    Map<Language, List<SendSlot>> lips,
    Map<Language, List<MediaEvents>> listeners,
    Map<Language, List<MediaEvents>> watchers) {

  static final FanOut NONE =
      new FanOut(List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  FanOut {
    audio = List.copyOf(audio);
    video = List.copyOf(video);
    translations = Map.copyOf(translations);
    played = Map.copyOf(played);
    lips = Map.copyOf(lips);
    listeners = Map.copyOf(listeners);
    watchers = Map.copyOf(watchers);
  }

  /** Every slot that gets video, as it is or redrawn. */
  Set<SendSlot> videoSlots() {
    var slots = new HashSet<SendSlot>();
    video.forEach(viewer -> slots.add(viewer.slot()));
    lips.values().forEach(slots::addAll);
    return slots;
  }
}
