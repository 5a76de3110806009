package io.babelgrid.room;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;

/** Carries what the media plane tells of one participant to the room's writer. */
final class SeatEvents implements MediaEvents {

  private final Room room;
  private final String participantId;

  SeatEvents(Room room, String participantId) {
    this.room = room;
    this.participantId = participantId;
  }

  String participantId() {
    return participantId;
  }

  @Override
  public void connected() {
    room.media(this, participant -> participant.with(MediaState.CONNECTED));
  }

  @Override
  public void silent() {
    room.media(this, participant -> participant.with(MediaState.SILENT));
  }

  @Override
  public void lost(String reason) {
    room.media(this, participant -> participant.with(MediaState.LOST));
  }

  @Override
  public void detected(Language language) {
    room.media(this, participant -> participant.detected(language));
  }

  @Override
  public void misdeclared(Language spoken) {
    room.event(this, seat -> seat.outlet().misdeclared(spoken));
  }

  @Override
  public void unheard(String reason) {
    room.unheard(this, reason);
  }

  @Override
  public void voice(Language target, String voiceId) {
    room.media(this, participant -> participant.voice(target, voiceId));
  }

  @Override
  public void talk(String speakerId, Language language, boolean talking) {
    room.event(this, seat -> seat.outlet().talk(speakerId, language, talking));
  }

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {
    room.event(this, seat -> seat.outlet().served(speakerId, language, level, reason));
  }

  @Override
  public void echoed() {
    room.event(this, seat -> seat.outlet().echoed());
  }

  @Override
  public void paused(String speakerId, boolean isPaused) {
    room.event(this, seat -> seat.outlet().paused(speakerId, isPaused));
  }

  @Override
  public void lips(String speakerId, Language language, boolean active) {
    room.event(this, seat -> seat.outlet().lips(speakerId, language, active));
  }
}
