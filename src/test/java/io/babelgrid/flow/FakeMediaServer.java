package io.babelgrid.flow;

import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.MediaServerStats;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Track;
import io.babelgrid.transport.TransportException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Peers without a network: the test speaks for them and sees what they were sent. */
final class FakeMediaServer implements MediaServer {

  static final StreamKey MICROPHONE = new StreamKey(MediaKind.AUDIO, 0, "0");
  static final StreamKey CAMERA = new StreamKey(MediaKind.VIDEO, 0, "1");

  final Map<String, FakePeer> peers = new ConcurrentHashMap<>();

  @Override
  public Peer open(String peerId, PeerListener listener) {
    var peer = new FakePeer(listener);
    peers.put(peerId, peer);
    return peer;
  }

  @Override
  public MediaServerStats stats() {
    return new MediaServerStats(
        peers.size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
  }

  @Override
  public void close() {}

  static final class FakePeer implements Peer {
    final PeerListener listener;
    final AtomicInteger keyFrameRequests = new AtomicInteger();
    private final Map<String, FakeSlot> slots = new ConcurrentHashMap<>();
    volatile Set<String> tracks = Set.of();
    volatile boolean closed;

    private FakePeer(PeerListener listener) {
      this.listener = listener;
    }

    @Override
    public void tracks(Set<Track> present) {
      tracks = present.stream().map(Track::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String answer(String offerSdp, Map<String, String> wanted, MediaGrants grants)
        throws TransportException {
      if (closed) {
        throw new TransportException("media_failed", "closed");
      }
      slots.keySet().retainAll(wanted.values());
      wanted.values().forEach(track -> slots.computeIfAbsent(track, _ -> new FakeSlot()));
      return "answer";
    }

    @Override
    public Optional<SendSlot> slot(String trackId) {
      return Optional.ofNullable(slots.get(trackId));
    }

    FakeSlot sent(String trackId) {
      return slots.get(trackId);
    }

    @Override
    public void requestKeyFrame() {
      keyFrameRequests.incrementAndGet();
    }

    @Override
    public PeerStats stats() {
      return new PeerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0);
    }

    /** Transport gives up, as after a long silence. */
    void vanish() {
      closed = true;
      listener.onClosed("vanished");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        listener.onClosed("closed");
      }
    }
  }

  static final class FakeSlot implements SendSlot {
    final List<Long> ticks = new CopyOnWriteArrayList<>();
    final List<MediaPacket> forwarded = new CopyOnWriteArrayList<>();
    final List<VideoPacket> video = new CopyOnWriteArrayList<>();
    final AtomicInteger pauses = new AtomicInteger();

    /** Frames that will not be taken. */
    final AtomicInteger failures = new AtomicInteger();

    /** A packet of a picture that the node made. */
    record VideoPacket(byte[] payload, long rtpTicks, boolean marker, long capturedNs) {}

    final List<StreamId> streams = new CopyOnWriteArrayList<>();

    @Override
    public void forward(String sourceId, MediaPacket packet) {
      failIfAsked();
      forwarded.add(packet);
    }

    @Override
    public void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker) {
      failIfAsked();
      streams.add(stream);
      ticks.add(rtpTicks);
    }

    @Override
    public void send(
        StreamId stream, byte[] payload, long rtpTicks, boolean marker, long capturedNs) {
      streams.add(stream);
      ticks.add(rtpTicks);
      video.add(new VideoPacket(payload, rtpTicks, marker, capturedNs));
    }

    private void failIfAsked() {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new AssertionError("poison");
      }
    }

    @Override
    public void pause() {
      pauses.incrementAndGet();
    }

    @Override
    public int receiverBitsPerSecond() {
      return 600_000;
    }
  }
}
