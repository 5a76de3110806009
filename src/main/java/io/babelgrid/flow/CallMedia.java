package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.transport.SendSlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The media of one room: who gets what from whom. Every change of the call rebuilds the fan-out of
 * each speaker; calls are small, changes rare, packets many.
 */
final class CallMedia {

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
    for (ParticipantMedia speaker : participants.values()) {
      speaker.audience().fanOut(fanOut(speaker));
      speaker.targets(targets(speaker));
    }
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
        double networkMs = speaker.oneWayMs() + speaker.jitterMs() + toListenerMs;
        speaker
            .flow()
            .recent(language)
            .map(words -> new HeardLatency.Voice(speaker.id(), language, words, networkMs))
            .ifPresent(voices::add);
      }
    }
    return voices;
  }

  /** Asks a participant's browser for a key frame, when they are here. */
  void requestKeyFrame(String participantId) {
    ParticipantMedia source;
    synchronized (this) {
      source = participants.get(participantId);
    }
    if (source != null) {
      source.requestKeyFrame();
    }
  }

  synchronized List<ParticipantMedia> participants() {
    return List.copyOf(participants.values());
  }

  private FanOut fanOut(ParticipantMedia speaker) {
    var audio = new ArrayList<SendSlot>();
    var video = new ArrayList<SendSlot>();
    var translations = new HashMap<Language, List<SendSlot>>();
    var told = new HashMap<Language, List<MediaEvents>>();
    for (ParticipantMedia listener : othersThan(speaker)) {
      listener.slot(speaker.id(), TrackId.Content.AUDIO).ifPresent(audio::add);
      listener.slot(speaker.id(), TrackId.Content.VIDEO).ifPresent(video::add);
      Language heard = heardInsteadOf(speaker, listener);
      if (heard != null) {
        told.computeIfAbsent(heard, _ -> new ArrayList<>()).add(listener.events());
        listener
            .slot(speaker.id(), TrackId.Content.TRANSLATION)
            .ifPresent(
                slot -> translations.computeIfAbsent(heard, _ -> new ArrayList<>()).add(slot));
      }
    }
    return new FanOut(audio, video, translations, told);
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
