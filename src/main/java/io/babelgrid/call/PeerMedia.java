package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.StreamKey;
import java.util.List;

/**
 * What comes from the microphone and the camera of one peer connection: their packets to whoever
 * gets them, their audio decoded into their speech flow. All of it runs on the peer's thread, which
 * also frees the decoder when the peer is gone.
 */
public final class PeerMedia implements PeerListener {

  private final ParticipantMedia participant;
  private final SpeakerAudio audio;

  /**
   * @param fromSample where the speaker's track goes on
   */
  PeerMedia(ParticipantMedia participant, long fromSample) {
    this.participant = participant;
    this.audio = new SpeakerAudio(fromSample);
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
    participant.events().connected();
  }

  @Override
  public void onMedia(StreamKey stream, MediaPacket packet) {
    if (!stream.first()) {
      return;
    }
    FanOut targets = participant.audience().fanOut();
    List<SendSlot> slots = packet.kind() == MediaKind.AUDIO ? targets.audio() : targets.video();
    for (SendSlot slot : slots) {
      slot.forward(participant.id(), packet);
    }
    if (packet.kind() == MediaKind.VIDEO) {
      participant.video().ifPresent(video -> video.packet(packet));
    }
  }

  @Override
  public void onAudio(StreamKey stream, AudioPacket packet) {
    if (!stream.first()) {
      return;
    }
    boolean muted = participant.isAudioMuted();
    AudioSpan span =
        audio.next(
            muted ? null : packet.opus(),
            muted ? null : packet.nextOpus(),
            packet.rtpTicks(),
            packet.durationTicks());
    participant.flow().audio(span, packet.arrivedNs());
  }

  @Override
  public void onKeyFrameRequest(String trackId) {
    participant.asksForKeyFrame(trackId);
  }

  @Override
  public void onSilent() {
    participant.flow().silent();
    participant.events().silent();
  }

  @Override
  public void onResumed() {
    participant.events().connected();
  }

  @Override
  public void onClosed(String reason) {
    audio.close();
    participant.peerClosed(reason);
  }
}
