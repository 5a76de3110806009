package io.babelgrid.call;

import io.babelgrid.echo.PlayedSound;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who gets what of one speaker, and which picture they see: of the lips or of the camera, never
 * both.
 *
 * @param fanOut where their packets go
 * @param targets in which languages they are heard
 */
record CallPlan(FanOut fanOut, Set<Language> targets) {

  /**
   * @param listeners of the call; the speaker may be one of them
   */
  static CallPlan of(Speaker speaker, Collection<Listener> listeners) {
    var audio = new ArrayList<SendSlot>();
    var video = new ArrayList<SendSlot>();
    var translations = new HashMap<Language, List<SendSlot>>();
    var played = new HashMap<Language, List<PlayedSound>>();
    var lips = new HashMap<Language, List<SendSlot>>();
    var told = new HashMap<Language, List<MediaEvents>>();
    var watchers = new HashMap<Language, List<MediaEvents>>();
    for (Listener listener : listeners) {
      if (listener.id().equals(speaker.id()) || listener.isNode() && speaker.isRemote()) {
        continue;
      }
      Language heard = listener.instead(speaker);
      listener.slot(speaker, TrackId.Content.AUDIO).ifPresent(audio::add);
      if (heard != null) {
        add(told, heard, listener.events());
        listener
            .slot(speaker, TrackId.Content.TRANSLATION)
            .ifPresent(slot -> {
              add(translations, heard, slot);
              add(played, heard, listener.played());
            });
      }
      Optional<SendSlot> redrawn =
          heard != null && speaker.lips().shown(heard)
              ? listener.slot(speaker, TrackId.Content.LIPS)
              : Optional.empty();
      if (heard != null && redrawn.isPresent()) {
        add(lips, heard, redrawn.get());
        add(watchers, heard, listener.events());
      } else {
        listener.slot(speaker, TrackId.Content.VIDEO).ifPresent(video::add);
      }
    }
    Set<Language> targets = told.keySet().stream().collect(Collectors.toUnmodifiableSet());
    return new CallPlan(
        new FanOut(audio, video, translations, played, lips, told, watchers), targets);
  }

  private static <T> void add(Map<Language, List<T>> lists, Language language, T value) {
    lists.computeIfAbsent(language, _ -> new ArrayList<>()).add(value);
  }
}
