package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What everyone in a room may know of one participant.
 *
 * @param id unique in the room, stable over reconnects
 * @param name as the participant wrote it
 * @param detected the language recognition heard, or null while none was
 * @param audioMuted whether the participant muted the microphone
 * @param videoMuted whether the participant switched the camera off
 * @param lips whether others may see their mouth redrawn to match a translated voice
 * @param host whether they may lock the room and send others away
 * @param voices the synthetic voice that speaks for them, by language
 * @param incarnation grows whenever they come to another node; of two with one id the higher counts
 * @param handMs since when their hand is up, in ms since 1970 by the clock of the node that saw it:
 *     nodes have to agree on who was first; 0 while it is down
 */
public record Participant(
    String id,
    String name,
    LanguageChoice languages,
    @Nullable Language detected,
    boolean audioMuted,
    boolean videoMuted,
    boolean lips,
    boolean host,
    MediaState media,
    SortedMap<Language, String> voices,
    long incarnation,
    long handMs) {

  public Participant {
    voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
  }

  /** Somebody whose hand is down. */
  public Participant(
      String id,
      String name,
      LanguageChoice languages,
      @Nullable Language detected,
      boolean audioMuted,
      boolean videoMuted,
      boolean lips,
      boolean host,
      MediaState media,
      SortedMap<Language, String> voices,
      long incarnation) {
    this(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        voices,
        incarnation,
        0);
  }

  /** Someone who just came in. */
  static Participant of(JoinRequest request) {
    return new Participant(
        request.participantId(),
        request.name().text(),
        request.languages(),
        null,
        request.audioMuted(),
        request.videoMuted(),
        request.lips(),
        request.host(),
        MediaState.JOINING,
        request.past().voices(),
        request.past().incarnation(),
        request.past().handMs());
  }

  /** The same participant, come back with another wish. */
  Participant rejoined(JoinRequest request) {
    return new Participant(
        id,
        request.name().text(),
        request.languages(),
        detected,
        request.audioMuted(),
        request.videoMuted(),
        request.lips(),
        host || request.host(),
        media,
        voices,
        Math.max(incarnation, request.past().incarnation()),
        handMs);
  }

  /** The same with an incarnation above that one. */
  Participant above(long other) {
    return new Participant(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        voices,
        Math.max(incarnation, other + 1),
        handMs);
  }

  Participant with(LanguageChoice choice) {
    return new Participant(
        id,
        name,
        choice,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        voices,
        incarnation,
        handMs);
  }

  Participant with(MediaState state) {
    return new Participant(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        state,
        voices,
        incarnation,
        handMs);
  }

  Participant detected(Language language) {
    return new Participant(
        id,
        name,
        languages,
        language,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        voices,
        incarnation,
        handMs);
  }

  Participant muted(boolean audio, boolean video) {
    return new Participant(
        id,
        name,
        languages,
        detected,
        audio,
        video,
        lips,
        host,
        media,
        voices,
        incarnation,
        handMs);
  }

  Participant lips(boolean allowed) {
    return new Participant(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        allowed,
        host,
        media,
        voices,
        incarnation,
        handMs);
  }

  Participant voice(Language target, String voiceId) {
    var more = new TreeMap<>(voices);
    more.put(target, voiceId);
    return new Participant(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        more,
        incarnation,
        handMs);
  }

  /** The same with the hand up since then, or down at 0. */
  Participant hand(long sinceMs) {
    return new Participant(
        id,
        name,
        languages,
        detected,
        audioMuted,
        videoMuted,
        lips,
        host,
        media,
        voices,
        incarnation,
        sinceMs);
  }
}
