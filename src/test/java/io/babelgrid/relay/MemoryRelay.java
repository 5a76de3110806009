package io.babelgrid.relay;

import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.Relay;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import io.babelgrid.transport.SendSlot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A media path within one process. */
final class MemoryRelay implements Relay {

  private static final AtomicLong SSRCS = new AtomicLong();

  private final MemoryGrid grid;
  private final UUID self;
  private final UUID to;
  private final Relay.Listener listener;
  private final String ufrag = UUID.randomUUID().toString();
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final Map<Long, RelayTrack> received = new ConcurrentHashMap<>();
  private volatile @Nullable MemoryRelay other;
  volatile boolean closed;

  /** Packets that went out. */
  final AtomicInteger packets = new AtomicInteger();

  MemoryRelay(MemoryGrid grid, UUID self, UUID to, Relay.Listener listener) {
    this.grid = grid;
    this.self = self;
    this.to = to;
    this.listener = listener;
    grid.ends.put(ufrag, this);
  }

  UUID to() {
    return to;
  }

  /** Transport ends the path by itself. */
  void giveUp() {
    close();
    listener.onClosed("a test's wish");
  }

  @Override
  public RelayEnd end() {
    return new RelayEnd(ufrag, "secret", List.of("here:1"), new byte[28]);
  }

  @Override
  public void connect(RelayEnd end, boolean controls) {
    other = grid.ends.get(end.ufrag());
    listener.onConnected();
  }

  @Override
  public SendSlot send(String room, String trackId, MediaKind kind) {
    return slots.computeIfAbsent(
        room + "/" + trackId,
        _ -> new Slot(new RelayTrack(room, trackId, kind, SSRCS.incrementAndGet())));
  }

  @Override
  public void stop(String room, String trackId) {
    slots.remove(room + "/" + trackId);
  }

  @Override
  public Collection<RelayTrack> sent() {
    return slots.values().stream().map(slot -> slot.track).toList();
  }

  @Override
  public void receive(Collection<RelayTrack> tracks) {
    received.keySet().retainAll(tracks.stream().map(RelayTrack::ssrc).toList());
    tracks.forEach(track -> received.put(track.ssrc(), track));
  }

  @Override
  public void requestKeyFrame(String room, String trackId) {
    MemoryRelay end = other;
    if (end != null) {
      grid.later(() -> end.listener.onKeyFrameRequest(room, trackId));
    }
  }

  @Override
  public PeerStats stats() {
    return new PeerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0);
  }

  @Override
  public void close() {
    closed = true;
    grid.ends.remove(ufrag);
  }

  private final class Slot implements SendSlot {
    private final RelayTrack track;
    private final AtomicLong sequence = new AtomicLong();

    private Slot(RelayTrack track) {
      this.track = track;
    }

    @Override
    public void forward(String sourceId, MediaPacket packet) {
      packets.incrementAndGet();
      MemoryRelay end = other;
      if (end == null || grid.isCut(self, to)) {
        return;
      }
      grid.later(() -> {
        RelayTrack known = end.received.get(track.ssrc());
        if (known != null && !end.closed) {
          end.listener.onMedia(known, packet);
        }
      });
    }

    @Override
    public void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker) {
      long nowNs = System.nanoTime();
      forward(
          stream.source(),
          new MediaPacket(
              track.kind(),
              (int) track.ssrc(),
              sequence.getAndIncrement(),
              rtpTicks,
              marker,
              payload,
              false,
              nowNs,
              nowNs,
              nowNs));
    }

    @Override
    public void send(
        StreamId stream, byte[] payload, long rtpTicks, boolean marker, long capturedNs) {
      throw new UnsupportedOperationException("originals cross, lips do not");
    }

    @Override
    public void pause() {}

    @Override
    public void charge(LongConsumer bytes) {}

    @Override
    public int receiverBitsPerSecond() {
      return 600_000;
    }
  }
}
