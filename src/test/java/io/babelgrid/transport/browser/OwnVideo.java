package io.babelgrid.transport.browser;

import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Tracks;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a browser its own camera back as video of this node: decoded, turned to its negative,
 * encoded anew.
 */
final class OwnVideo implements PeerListener {

  static final String TRACK = "ann.video";

  final Peer peer;
  final AtomicInteger decoded = new AtomicInteger();
  final AtomicInteger keyFrameRequests = new AtomicInteger();
  volatile boolean paused;
  private final Vp8Assembler assembler = new Vp8Assembler(Duration.ofMillis(300));
  private final Vp8Decoder decoder = new Vp8Decoder();
  private final StreamId stream = StreamId.opened("negative");
  private final Vp8Packetizer packetizer = new Vp8Packetizer(5);
  private final FramePool pool = new FramePool(2);
  private @Nullable Vp8Encoder encoder;
  private volatile boolean keyFrame = true;

  OwnVideo(MediaServer server) {
    peer = server.open("ann", this);
    peer.tracks(Tracks.of(TRACK));
  }

  @Override
  public void onMedia(StreamKey stream, MediaPacket packet) {
    if (packet.kind() != MediaKind.VIDEO) {
      return;
    }
    assembler.offer(
        packet.sequence(),
        packet.rtpTicks(),
        packet.marker(),
        packet.payload(),
        packet.arrivedNs());
    if (assembler.needsKeyFrame(packet.arrivedNs())) {
      peer.requestKeyFrame();
    }
    AssembledFrame frame = assembler.poll(packet.arrivedNs());
    while (frame != null) {
      VideoFrame picture = decoder.decode(frame.data(), frame.length(), pool);
      if (picture != null) {
        decoded.incrementAndGet();
        peer.slot(TRACK).ifPresent(slot -> send(slot, picture, packet));
        pool.give(picture);
      }
      frame = assembler.poll(packet.arrivedNs());
    }
  }

  private void send(SendSlot slot, VideoFrame picture, MediaPacket packet) {
    if (paused) {
      return;
    }
    byte[] data = picture.data();
    for (int i = 0; i < picture.uOffset(); i++) {
      data[i] = (byte) (251 - (data[i] & 0xFF));
    }
    Vp8Encoder present = encoder;
    if (present == null || present.width() != picture.width()) {
      present = new Vp8Encoder(picture.width(), picture.height(), 600_000, 25);
      encoder = present;
    }
    present.bitrate(slot.receiverBitsPerSecond());
    boolean key = keyFrame;
    keyFrame = false;
    List<byte[]> payloads =
        packetizer.packets(present.encode(picture, packet.rtpTicks(), key).data());
    long capturedNs =
        packet.capturedNs() == MediaPacket.CAPTURE_UNKNOWN
            ? packet.arrivedNs()
            : packet.capturedNs();
    for (int i = 0; i < payloads.size(); i++) {
      slot.send(stream, payloads.get(i), packet.rtpTicks(), i + 1 == payloads.size(), capturedNs);
    }
  }

  long gapsGivenUp() {
    return assembler.gaveUp();
  }

  @Override
  public String toString() {
    return "decoded %s, gaps given up %d, key frames asked for %s"
        .formatted(decoded, gapsGivenUp(), keyFrameRequests);
  }

  @Override
  public void onKeyFrameRequest(String trackId) {
    keyFrameRequests.incrementAndGet();
    keyFrame = true;
  }

  @Override
  public void onConnected() {}

  @Override
  public void onAudio(StreamKey stream, AudioPacket packet) {}

  @Override
  public void onSilent() {}

  @Override
  public void onResumed() {}

  @Override
  public void onClosed(String reason) {}
}
