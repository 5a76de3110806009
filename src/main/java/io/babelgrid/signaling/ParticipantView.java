package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.Participant;
import io.babelgrid.room.TrackId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A participant as clients see them.
 *
 * @param handMs since when their hand is up, in ms since 1970; left out while it is down
 */
public record ParticipantView(
    String id,
    String name,
    String speak,
    @Nullable String detected,
    String hear,
    boolean audioMuted,
    boolean videoMuted,
    boolean lips,
    boolean host,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long handMs,
    String connection,
    Map<String, String> voices,
    List<TrackView> tracks) {

  /**
   * @param kind {@code audio} or {@code video}
   * @param synthetic whether a machine speaks or draws
   */
  public record TrackView(String id, String kind, boolean synthetic) {

    private static TrackView of(TrackId track) {
      return new TrackView(track.toString(), track.content().kind(), track.content().synthetic());
    }
  }

  static ParticipantView of(Participant participant) {
    String id = participant.id();
    LanguageChoice languages = participant.languages();
    var voices = new TreeMap<String, String>();
    participant.voices().forEach((language, voice) -> voices.put(language.code(), voice));
    return new ParticipantView(
        id,
        participant.name(),
        LanguageWish.speak(languages.speak()),
        code(participant.detected()),
        LanguageWish.hear(languages.hear()),
        participant.audioMuted(),
        participant.videoMuted(),
        participant.lips(),
        participant.host(),
        participant.handMs(),
        wire(participant.media()),
        voices,
        TrackId.of(id).stream().map(TrackView::of).toList());
  }

  static List<ParticipantView> of(List<Participant> participants) {
    return participants.stream().map(ParticipantView::of).toList();
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  private static String wire(MediaState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
