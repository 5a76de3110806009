package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who speaks and who listens in a call. Immutable; replaced whole.
 *
 * @param speakers by id, in the order in which they came
 * @param listeners by id, in the order in which they came
 */
record CallMembers(Map<String, Speaker> speakers, Map<String, Listener> listeners) {

  static final CallMembers NOBODY = new CallMembers(Map.of(), Map.of());

  CallMembers with(Speaker speaker) {
    return new CallMembers(with(speakers, speaker.id(), speaker), listeners);
  }

  CallMembers with(Listener listener) {
    return new CallMembers(speakers, with(listeners, listener.id(), listener));
  }

  CallMembers without(Speaker speaker) {
    return new CallMembers(without(speakers, speaker.id(), speaker), listeners);
  }

  CallMembers without(Listener listener) {
    return new CallMembers(speakers, without(listeners, listener.id(), listener));
  }

  List<Speaker> othersThan(Listener listener) {
    return speakers.values().stream()
        .filter(speaker -> !speaker.id().equals(listener.id()))
        .toList();
  }

  /** The tracks that there are for a listener: those of everybody else. */
  Set<TrackId> tracks(Listener listener) {
    return othersThan(listener).stream()
        .flatMap(speaker -> TrackId.of(speaker.id()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What somebody is likelier to speak than other languages: what they know and hear, and what the
   * others speak and hear.
   */
  Set<Language> likely(Speaker speaker) {
    Stream<Language> heard =
        listeners.values().stream().flatMap(listener -> Stream.ofNullable(listener.hear()));
    Stream<Language> elsewhere = elsewhere(speaker).stream();
    Stream<Language> spoken =
        othersThan(speaker).flatMap(other -> Stream.ofNullable(other.spoken()));
    return Stream.of(heard, elsewhere, spoken, speaker.knows().stream())
        .flatMap(languages -> languages)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In which languages other nodes hear somebody. */
  Set<Language> elsewhere(Speaker speaker) {
    return listeners.values().stream()
        .flatMap(listener -> listener.slots().heard(speaker.id()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The originals of somebody that people here have a place for: lips are drawn into the video. */
  Set<TrackId.Content> wanted(Speaker speaker) {
    var wanted = EnumSet.noneOf(TrackId.Content.class);
    for (Listener listener : listeners.values()) {
      if (!listener.isNode() && !listener.id().equals(speaker.id())) {
        if (listener.slot(speaker, TrackId.Content.AUDIO).isPresent()) {
          wanted.add(TrackId.Content.AUDIO);
        }
        if (listener.slot(speaker, TrackId.Content.VIDEO).isPresent()
            || listener.slot(speaker, TrackId.Content.LIPS).isPresent()) {
          wanted.add(TrackId.Content.VIDEO);
        }
      }
    }
    return Set.copyOf(wanted);
  }

  private Stream<Speaker> othersThan(Speaker speaker) {
    return speakers.values().stream().filter(other -> other != speaker);
  }

  /** How the words that a listener hears came to them. */
  List<HeardLatency.Voice> heard(Listener listener) {
    var voices = new ArrayList<HeardLatency.Voice>();
    double toListenerMs = listener.slots().oneWayMs();
    for (Speaker speaker : othersThan(listener)) {
      Language language = listener.instead(speaker);
      if (language != null) {
        double networkMs = speaker.source().toNodeMs() + toListenerMs;
        speaker
            .flow()
            .recent(language)
            .map(words ->
                new HeardLatency.Voice(
                    speaker.id(), language, words, networkMs, speaker.source().clockErrorMs()))
            .ifPresent(voices::add);
      }
    }
    return voices;
  }

  private static <T> Map<String, T> with(Map<String, T> all, String id, T one) {
    var next = new LinkedHashMap<>(all);
    next.put(id, one);
    return Collections.unmodifiableMap(next);
  }

  private static <T> Map<String, T> without(Map<String, T> all, String id, T one) {
    var next = new LinkedHashMap<>(all);
    next.remove(id, one);
    return Collections.unmodifiableMap(next);
  }
}
