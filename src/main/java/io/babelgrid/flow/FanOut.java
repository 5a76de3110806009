package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.transport.SendSlot;
import java.util.List;
import java.util.Map;

/**
 * Where the media of one speaker go right now. Immutable; swapped whole when the call changes, so
 * that media threads never lock.
 *
 * @param audio slots that get the original audio
 * @param video slots that get the original video
 * @param translations slots that get the synthetic voice, by language heard
 * @param listeners who is told when the synthetic voice talks, by language heard
 */
record FanOut(
    List<SendSlot> audio,
    List<SendSlot> video,
    Map<Language, List<SendSlot>> translations,
    Map<Language, List<MediaEvents>> listeners) {

  static final FanOut NONE = new FanOut(List.of(), List.of(), Map.of(), Map.of());

  FanOut {
    audio = List.copyOf(audio);
    video = List.copyOf(video);
    translations = Map.copyOf(translations);
    listeners = Map.copyOf(listeners);
  }
}
