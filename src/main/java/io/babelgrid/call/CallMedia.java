package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The media of one room: who gets what from whom. Every change of the call rebuilds the fan-out of
 * each speaker; calls are small, changes rare, packets many.
 */
public final class CallMedia {

  private final Map<String, ParticipantMedia> participants = new LinkedHashMap<>();

  synchronized void add(ParticipantMedia participant) {
    participants.put(participant.id(), participant);
    replan();
  }

  /**
   * @return whether the room is empty now
   */
  synchronized boolean remove(ParticipantMedia participant) {
    participants.remove(participant.id(), participant);
    replan();
    return participants.isEmpty();
  }

  /**
   * Works out anew who gets what; to be called after any change of languages, slots or presence.
   */
  synchronized void replan() {
    participants.values().forEach(this::tellTracks);
    for (ParticipantMedia speaker : participants.values()) {
      speaker.audience().fanOut(fanOut(speaker));
      speaker.targets(targets(speaker));
    }
  }

  /** Tells a listener's peer which tracks it may be asked for: those of everybody else. */
  synchronized void tellTracks(ParticipantMedia listener) {
    listener
        .peer()
        .tracks(
            othersThan(listener).stream()
                .flatMap(speaker -> TrackId.of(speaker.id()).stream())
                .map(track -> new Track(track.toString(), track.streamId()))
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** {@link #replan} on a thread of its own: for callers that hold a lock. */
  void replanSoon() {
    Thread.startVirtualThread(this::replan);
  }

  /** Tells a listener again how each speaker is served: their browser may have been away. */
  synchronized void remind(ParticipantMedia listener) {
    othersThan(listener).forEach(speaker -> speaker.audience().remind(listener.events()));
  }

  /** How the words that this listener hears came to them. */
  synchronized List<HeardLatency.Voice> heard(ParticipantMedia listener) {
    var voices = new ArrayList<HeardLatency.Voice>();
    double toListenerMs = listener.oneWayMs();
    for (ParticipantMedia speaker : othersThan(listener)) {
      Language language = heardInsteadOf(speaker, listener);
      if (language != null) {
        double networkMs = speaker.toNodeMs() + toListenerMs;
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
   * Asks for a key frame of a video: the participant's browser, when they are here, or this node.
   *
   * @param heard what the one who asks hears
   */
  void requestKeyFrame(TrackId track, @Nullable Language heard) {
    ParticipantMedia source;
    synchronized (this) {
      source = participants.get(track.participantId());
    }
    if (source == null) {
      return;
    }
    switch (track.content()) {
      case VIDEO -> source.requestKeyFrame();
      case LIPS -> {
        if (heard != null) {
          source.video().ifPresent(video -> video.keyFrame(heard));
        }
      }
      case AUDIO, TRANSLATION -> {}
    }
  }

  synchronized List<ParticipantMedia> participants() {
    return List.copyOf(participants.values());
  }

  private FanOut fanOut(ParticipantMedia speaker) {
    var audio = new ArrayList<SendSlot>();
    var video = new ArrayList<SendSlot>();
    var translations = new HashMap<Language, List<SendSlot>>();
    var lips = new HashMap<Language, List<SendSlot>>();
    var listeners = new HashMap<Language, List<MediaEvents>>();
    var watchers = new HashMap<Language, List<MediaEvents>>();
    for (ParticipantMedia listener : othersThan(speaker)) {
      Language heard = heardInsteadOf(speaker, listener);
      listener.slot(speaker.id(), TrackId.Content.AUDIO).ifPresent(audio::add);
      if (heard != null) {
        add(listeners, heard, listener.events());
        listener
            .slot(speaker.id(), TrackId.Content.TRANSLATION)
            .ifPresent(slot -> add(translations, heard, slot));
      }
      Optional<SendSlot> redrawn =
          heard != null && speaker.showsLips(heard)
              ? listener.slot(speaker.id(), TrackId.Content.LIPS)
              : Optional.empty();
      if (heard != null && redrawn.isPresent()) {
        add(lips, heard, redrawn.get());
        add(watchers, heard, listener.events());
      } else {
        listener.slot(speaker.id(), TrackId.Content.VIDEO).ifPresent(video::add);
      }
    }
    return new FanOut(audio, video, translations, lips, listeners, watchers);
  }

  private static <T> void add(Map<Language, List<T>> lists, Language language, T value) {
    lists.computeIfAbsent(language, _ -> new ArrayList<>()).add(value);
  }

  private Set<Language> targets(ParticipantMedia speaker) {
    return othersThan(speaker).stream()
        .map(listener -> heardInsteadOf(speaker, listener))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The language in which the listener hears the speaker, or null for the original. */
  private static @Nullable Language heardInsteadOf(
      ParticipantMedia speaker, ParticipantMedia listener) {
    Language hear = listener.languages().hear();
    Language spoken = speaker.spokenLanguage();
    return hear == null || spoken == null || hear.equals(spoken) ? null : hear;
  }

  private List<ParticipantMedia> othersThan(ParticipantMedia speaker) {
    return participants.values().stream().filter(other -> other != speaker).toList();
  }
}
