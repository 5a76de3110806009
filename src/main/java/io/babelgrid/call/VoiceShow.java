package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.echo.SoundPrint;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.speaker.FlowEvents;
import java.util.List;

/** Who hears one speaker's synthetic voices, and who is told of them. Any thread. */
final class VoiceShow implements FlowEvents {

  private final Audience audience;
  private final CallMedia call;
  private final SpokenLanguage spoken;
  private final MediaEvents events;

  /**
   * @param events what the speaker is told
   */
  VoiceShow(Audience audience, CallMedia call, SpokenLanguage spoken, MediaEvents events) {
    this.audience = audience;
    this.call = call;
    this.spoken = spoken;
    this.events = events;
  }

  @Override
  public void detected(Language language) {
    events.detected(language);
    call.tell(() -> {
      spoken.detected(language);
      return true;
    });
  }

  @Override
  public void misdeclared(Language language) {
    events.misdeclared(language);
  }

  @Override
  public void unheard(String reason) {
    events.unheard(reason);
  }

  @Override
  public void voice(Language target, String voiceId) {
    events.voice(target, voiceId);
  }

  @Override
  public void served(Language target, ServiceLevel level, String reason) {
    call.tell(() -> audience.served(target, level, reason));
  }

  @Override
  public void talking(Language target, boolean isTalking) {
    call.offer(() -> audience.talking(target, isTalking));
  }

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
    audience.send(
        audience.fanOut().translations().getOrDefault(target, List.of()),
        slot -> slot.send(stream, opus, rtpTicks, talkStart));
  }

  @Override
  public void sounds(Language target, SoundPrint print) {
    audience.fanOut().played().getOrDefault(target, List.of()).forEach(to -> to.played(print));
  }
}
