package io.babelgrid.transport;

import io.babelgrid.transport.rtp.AudioJitterBuffer;
import io.babelgrid.transport.rtp.CaptureDelay;
import io.babelgrid.transport.rtp.OpusToc;
import io.babelgrid.transport.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Audio of one m-line in playing order, whichever SSRC carries it at present. Owned by the peer's
 * thread.
 */
final class InboundAudio {

  private final StreamKey key;
  private final PeerListener listener;
  private CaptureDelay captureDelay = new CaptureDelay();
  private AudioJitterBuffer buffer;
  private @Nullable InboundStream source;
  private long concealedBefore;
  private long lateBefore;

  InboundAudio(StreamKey key, PeerListener listener) {
    this.key = key;
    this.listener = listener;
    this.buffer = new AudioJitterBuffer(this::play);
  }

  private void play(
      byte @Nullable [] opus,
      byte @Nullable [] nextOpus,
      int levelBelowFull,
      long rtpTicks,
      int durationTicks,
      long arrivedNs) {
    listener.onAudio(
        key, new AudioPacket(opus, nextOpus, levelBelowFull, rtpTicks, durationTicks, arrivedNs));
  }

  /** A new DTLS association: the browser starts from nothing, and so does its clock. */
  void reset() {
    captureDelay = new CaptureDelay();
    follow(null);
  }

  /** Takes a packet; one of another stream than before starts anew. */
  void offer(RtpPacket packet, InboundStream from, MediaPacket media) {
    if (from != source) {
      follow(from);
    }
    long captured = packet.captureNtp(from.format().captureId());
    if (captured != 0) {
      captureDelay.onCapture(captured, packet.timestamp());
    }
    int ticks = OpusToc.durationTicks(media.payload());
    captureDelay.onPacket(packet.timestamp(), ticks, media.arrivedNs());
    buffer.offer(
        media.payload(),
        packet.levelBelowFull(from.format().levelId()),
        media.sequence(),
        media.rtpTicks(),
        media.arrivedNs());
  }

  private void follow(@Nullable InboundStream next) {
    source = next;
    captureDelay.newStream();
    concealedBefore += buffer.concealed();
    lateBefore += buffer.late();
    buffer = new AudioJitterBuffer(this::play);
  }

  /**
   * Lets the jitter buffer give up what is due; returns when it wants to be called again.
   *
   * @param roundTripNs to the browser
   */
  long poll(long nowNs, long roundTripNs) {
    InboundStream present = source;
    boolean retransmits = present != null && present.nacks() != null;
    buffer.retransmission(retransmits ? roundTripNs : -1);
    return buffer.poll(nowNs);
  }

  StreamKey key() {
    return key;
  }

  /** Of the present stream; 0 before the first. */
  double jitterMs() {
    InboundStream present = source;
    return present == null ? 0 : present.statistics().jitterMs();
  }

  CaptureDelay captureDelay() {
    return captureDelay;
  }

  long concealed() {
    return concealedBefore + buffer.concealed();
  }

  long late() {
    return lateBefore + buffer.late();
  }
}
