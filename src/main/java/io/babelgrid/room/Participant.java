package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    return but(it -> {
      it.name = request.name().text();
      it.languages = request.languages();
      it.audioMuted = request.audioMuted();
      it.videoMuted = request.videoMuted();
      it.lips = request.lips();
      it.host = host || request.host();
      it.incarnation = Math.max(incarnation, request.past().incarnation());
    });
  }

  /** The same with an incarnation above that one. */
  Participant above(long other) {
    return but(it -> it.incarnation = Math.max(incarnation, other + 1));
  }

  Participant with(LanguageChoice choice) {
    return but(it -> it.languages = choice);
  }

  Participant with(MediaState state) {
    return but(it -> it.media = state);
  }

  Participant detected(Language language) {
    return but(it -> it.detected = language);
  }

  Participant muted(boolean audio, boolean video) {
    return but(it -> {
      it.audioMuted = audio;
      it.videoMuted = video;
    });
  }

  Participant lips(boolean allowed) {
    return but(it -> it.lips = allowed);
  }

  Participant voice(Language target, String voiceId) {
    var more = new TreeMap<>(voices);
    more.put(target, voiceId);
    return but(it -> it.voices = more);
  }

  /** The same with the hand up since then, or down at 0. */
  Participant hand(long sinceMs) {
    return but(it -> it.handMs = sinceMs);
  }

  private Participant but(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.done(id);
  }

  /** What may change of a participant. */
  private static final class Draft {
    String name;
    LanguageChoice languages;
    @Nullable Language detected;
    boolean audioMuted;
    boolean videoMuted;
    boolean lips;
    boolean host;
    MediaState media;
    SortedMap<Language, String> voices;
    long incarnation;
    long handMs;

    Draft(Participant of) {
      this.name = of.name;
      this.languages = of.languages;
      this.detected = of.detected;
      this.audioMuted = of.audioMuted;
      this.videoMuted = of.videoMuted;
      this.lips = of.lips;
      this.host = of.host;
      this.media = of.media;
      this.voices = of.voices;
      this.incarnation = of.incarnation;
      this.handMs = of.handMs;
    }

    Participant done(String id) {
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
          handMs);
    }
  }
}
