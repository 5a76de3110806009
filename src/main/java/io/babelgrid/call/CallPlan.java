package io.babelgrid.call;

import io.babelgrid.echo.PlayedSound;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.SendSlot;
import java.util.ArrayList;
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
   * @param members of the call; the speaker may be one of its listeners
   */
  static CallPlan of(Speaker speaker, CallMembers members) {
    boolean givesAudio = members.isSource(speaker, MediaKind.AUDIO);
    boolean speaks = members.isVoice(speaker);
    boolean givesVideo = members.isSource(speaker, MediaKind.VIDEO);
    var audio = new ArrayList<SendSlot>();
    var video = new ArrayList<Viewer>();
    var translations = new HashMap<Language, List<SendSlot>>();
    var played = new HashMap<Language, List<PlayedSound>>();
    var lips = new HashMap<Language, List<SendSlot>>();
    var told = new HashMap<Language, List<MediaEvents>>();
    var watchers = new HashMap<Language, List<MediaEvents>>();
    for (Listener listener : members.listeners().values()) {
      if (listener.id().equals(speaker.id()) || listener.isNode() && speaker.isRemote()) {
        continue;
      }
      Language heard = listener.instead(speaker);
      // Another node chooses by itself from which place it takes somebody.
      boolean takesAudio = givesAudio || listener.isNode();
      boolean takesVideo = givesVideo || listener.isNode();
      if (takesAudio) {
        listener.slot(speaker, TrackId.Content.AUDIO).ifPresent(audio::add);
      }
      if (heard != null) {
        add(told, heard, listener.events());
        listener
            .slot(speaker, TrackId.Content.TRANSLATION)
            .filter(_ -> speaks)
            .ifPresent(slot -> {
              add(translations, heard, slot);
              add(played, heard, listener.played());
            });
      }
      Optional<SendSlot> redrawn =
          takesVideo && heard != null && speaker.lips().shown(heard)
              ? listener.slot(speaker, TrackId.Content.LIPS)
              : Optional.empty();
      if (heard != null && redrawn.isPresent()) {
        add(lips, heard, redrawn.get());
        add(watchers, heard, listener.events());
      } else if (takesVideo) {
        listener
            .slot(speaker, TrackId.Content.VIDEO)
            .map(slot -> new Viewer(slot, listener.gate(speaker)))
            .ifPresent(video::add);
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
