package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.echo.EchoGate;
import io.babelgrid.echo.PlayedSound;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.StreamKey;
import java.util.function.Consumer;

/**
 * What comes from the microphone and the camera of one peer connection: their packets to whoever
 * gets them, their audio decoded into their speech flow. All of it runs on the peer's thread, which
 * also frees the decoder when the peer is gone.
 */
public final class PeerMedia implements PeerListener {

  private final Speaker speaker;
  private final LivePeer peer;
  private final MediaEvents events;
  private final Consumer<TrackId> keyFrames;
  private final SpeakerAudio audio;
  private final MicrophoneDecoder microphone;
  private final EchoGate echo;
  private final Loudness loudness = new Loudness();

  /** Whether they were told that their microphone hears what they are played. */
  private boolean toldOfEcho;

  /** Whether the last packet was passed over. */
  private boolean muted;

  /**
   * @param played what they are played, which their microphone may hear
   * @param events what the participant is told
   * @param keyFrames is told of what track they need a key frame
   * @param fromSample where the speaker's track goes on
   */
  PeerMedia(
      Speaker speaker,
      PlayedSound played,
      LivePeer peer,
      MediaEvents events,
      Consumer<TrackId> keyFrames,
      long fromSample) {
    this.speaker = speaker;
    this.peer = peer;
    this.events = events;
    this.keyFrames = keyFrames;
    this.audio = new SpeakerAudio(fromSample);
    this.echo = new EchoGate(played);
    this.microphone =
        new MicrophoneDecoder(
            audio,
            speaker::restsBelow,
            (span, packet) -> heard(span, echo.accept(span, packet.arrivedNs()), packet));
  }

  /**
   * @param kept what is the speaker's own of the span
   */
  private void heard(AudioSpan span, AudioSpan kept, AudioPacket packet) {
    byte[] opus = kept == span && span.heard() ? packet.opus() : null;
    speaker.audio(
        kept,
        opus == null && packet.durationTicks() == OpusSilence.TICKS ? OpusSilence.PACKET : opus,
        packet.arrivedNs());
    if (!toldOfEcho && echo.isEchoed()) {
      toldOfEcho = true;
      events.echoed();
    }
  }

  /** How far the track has come; to be asked when the peer is gone. */
  long position() {
    return audio.position();
  }

  /** Frees the decoder of a peer that never was. */
  void free() {
    audio.close();
  }

  @Override
  public void onConnected() {
    events.connected();
  }

  @Override
  public void onMedia(StreamKey stream, MediaPacket packet) {
    if (stream.first()) {
      speaker.packet(stream.layer(), packet);
    }
  }

  @Override
  public void onAudio(StreamKey stream, AudioPacket packet) {
    if (!stream.first()) {
      return;
    }
    boolean wasMuted = muted;
    muted = speaker.isMuted(packet.arrivedNs());
    if (!muted) {
      if (loudness.speaks(packet.levelBelowFull())) {
        speaker.speaks(packet.arrivedNs());
      }
      microphone.accept(packet);
      return;
    }
    if (!wasMuted) {
      microphone.finish();
      speaker.silent();
    }
    microphone.pass(packet);
  }

  @Override
  public void onKeyFrameRequest(String trackId) {
    TrackId.parse(trackId).ifPresent(keyFrames);
  }

  @Override
  public void onSilent() {
    microphone.finish();
    speaker.silent();
    events.silent();
  }

  @Override
  public void onResumed() {
    events.connected();
  }

  @Override
  public void onClosed(String reason) {
    microphone.finish();
    audio.close();
    speaker.gone();
    peer.ended(reason);
  }
}
