package io.babelgrid.call;

import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who speaks and who listens in a call. Somebody on the way between nodes is there as several
 * speakers for a while, one for each place where they are or were heard. Immutable; replaced whole.
 *
 * @param speakers in the order in which they came
 * @param listeners by id, in the order in which they came
 */
record CallMembers(List<Speaker> speakers, Map<String, Listener> listeners) {

  static final CallMembers NOBODY = new CallMembers(List.of(), Map.of());

  private static final Comparator<Speaker> BY_PLACE =
      Comparator.comparingLong(Speaker::incarnation);

  CallMembers with(Speaker speaker) {
    return new CallMembers(
        Stream.concat(speakers.stream(), Stream.of(speaker)).toList(), listeners);
  }

  CallMembers with(Listener listener) {
    var next = new LinkedHashMap<>(listeners);
    next.put(listener.id(), listener);
    return new CallMembers(speakers, Collections.unmodifiableMap(next));
  }

  CallMembers without(Speaker speaker) {
    return new CallMembers(speakers.stream().filter(other -> other != speaker).toList(), listeners);
  }

  CallMembers without(Listener listener) {
    var next = new LinkedHashMap<>(listeners);
    next.remove(listener.id(), listener);
    return new CallMembers(speakers, Collections.unmodifiableMap(next));
  }

  /** The places where one participant is or was heard. */
  Stream<Speaker> of(String participantId) {
    return speakers.stream().filter(speaker -> speaker.id().equals(participantId));
  }

  /** Earlier places of the same participant, from which something may still be heard. */
  List<Speaker> before(Speaker speaker) {
    return of(speaker.id()).filter(other -> BY_PLACE.compare(other, speaker) < 0).toList();
  }

  /** Whether this is the last place of its participant. */
  boolean isLatest(Speaker speaker) {
    return of(speaker.id()).noneMatch(other -> BY_PLACE.compare(other, speaker) > 0);
  }

  /** Whether people here get the synthetic voice from this place: the last that does not wait. */
  boolean isVoice(Speaker speaker) {
    return !speaker.isWaiting()
        && of(speaker.id())
            .noneMatch(other -> !other.isWaiting() && BY_PLACE.compare(other, speaker) > 0);
  }

  /**
   * Whether people here get an original from this place: of several the last from which anything of
   * it has come, so that it goes on while the next is on its way.
   */
  boolean isSource(Speaker speaker, MediaKind kind) {
    return of(speaker.id())
        .filter(other -> other.flows(kind))
        .max(BY_PLACE)
        .map(source -> source == speaker)
        .orElseGet(() -> isLatest(speaker));
  }

  List<Speaker> othersThan(Listener listener) {
    return speakers.stream().filter(speaker -> !speaker.id().equals(listener.id())).toList();
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
        speakers.stream()
            .filter(other -> !other.id().equals(speaker.id()))
            .flatMap(other -> Stream.ofNullable(other.spoken()));
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
    boolean audio = isLatest(speaker) || isSource(speaker, MediaKind.AUDIO);
    boolean video = isLatest(speaker) || isSource(speaker, MediaKind.VIDEO);
    var wanted = EnumSet.noneOf(TrackId.Content.class);
    for (Listener listener : listeners.values()) {
      if (!listener.isNode() && !listener.id().equals(speaker.id())) {
        if (audio && listener.slot(speaker, TrackId.Content.AUDIO).isPresent()) {
          wanted.add(TrackId.Content.AUDIO);
        }
        if (video
            && (listener.slot(speaker, TrackId.Content.VIDEO).isPresent()
                || listener.slot(speaker, TrackId.Content.LIPS).isPresent())) {
          wanted.add(TrackId.Content.VIDEO);
        }
      }
    }
    return Set.copyOf(wanted);
  }

  /** How the words that a listener hears came to them. */
  List<HeardLatency.Voice> heard(Listener listener) {
    var voices = new ArrayList<HeardLatency.Voice>();
    double toListenerMs = listener.slots().oneWayMs();
    for (Speaker speaker : othersThan(listener)) {
      Language language = listener.instead(speaker);
      if (language != null && isLatest(speaker)) {
        SpokenFlow flow = speaker.flow();
        double networkMs = speaker.source().toNodeMs() + flow.networkMs() + toListenerMs;
        flow.recent(language)
            .map(words ->
                new HeardLatency.Voice(
                    speaker.id(),
                    language,
                    words,
                    networkMs,
                    speaker.source().clockErrorMs(),
                    speaker.source().node().or(flow::worker).orElse(null)))
            .ifPresent(voices::add);
      }
    }
    return voices;
  }
}
