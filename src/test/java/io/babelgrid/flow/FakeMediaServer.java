package io.babelgrid.flow;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.MediaServerStats;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.Relay;
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
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Peers without a network: the test speaks for them and sees what they were sent. */
public final class FakeMediaServer implements MediaServer {

  public static final StreamKey MICROPHONE = new StreamKey(MediaKind.AUDIO, 0, "0");
  public static final StreamKey CAMERA = new StreamKey(MediaKind.VIDEO, 0, "1");

  public final Map<String, FakePeer> peers = new ConcurrentHashMap<>();

  @Override
  public Peer open(String peerId, PeerListener listener) {
    var peer = new FakePeer(listener);
    peers.put(peerId, peer);
    return peer;
  }

  @Override
  public Relay relay(String name, Relay.Listener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaReach reach() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MediaServerStats stats() {
    return new MediaServerStats(
        peers.size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
  }

  @Override
  public void close() {}

  public static final class FakePeer implements Peer {
    public final PeerListener listener;
    public final AtomicInteger keyFrameRequests = new AtomicInteger();
    private final Map<String, FakeSlot> slots = new ConcurrentHashMap<>();
    volatile Set<String> tracks = Set.of();
    public volatile boolean closed;

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

    public FakeSlot sent(String trackId) {
      return slots.get(trackId);
    }

    @Override
    public void requestKeyFrame() {
      keyFrameRequests.incrementAndGet();
    }

    @Override
    public PeerStats stats() {
      return new PeerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0);
    }

    /**
     * Sends frames all at once, the first of them a tone, as the jitter buffer would hand it over.
     *
     * @param laterNs by how much later than now they arrive
     */
    public void tone(int voiced, int frames, long laterNs) {
      try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
        var frame = new float[OpusEncoder.FRAME_SAMPLES];
        for (int i = 0; i < frames; i++) {
          for (int k = 0; k < frame.length; k++) {
            double phase = (i * frame.length + k) * 2 * Math.PI * 200 / 48_000;
            frame[k] = i < voiced ? (float) Math.sin(phase) / 2 : 0;
          }
          long at = (long) i * frame.length;
          byte[] opus = encoder.encode(frame, 0);
          listener.onAudio(
              MICROPHONE,
              new AudioPacket(opus, null, at, frame.length, System.nanoTime() + laterNs));
        }
      }
    }

    /** A packet of the microphone comes, unless the peer is gone. */
    public synchronized void sends(MediaPacket packet, AudioPacket audio) {
      if (!closed) {
        listener.onMedia(MICROPHONE, packet);
        listener.onAudio(MICROPHONE, audio);
      }
    }

    /** Transport gives up, as after a long silence. */
    void vanish() {
      closed = true;
      listener.onClosed("vanished");
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        listener.onClosed("closed");
      }
    }
  }

  public static final class FakeSlot implements SendSlot {
    public final List<Long> ticks = new CopyOnWriteArrayList<>();
    public final List<MediaPacket> forwarded = new CopyOnWriteArrayList<>();
    final List<VideoPacket> video = new CopyOnWriteArrayList<>();
    final AtomicInteger pauses = new AtomicInteger();

    /** Frames that will not be taken. */
    final AtomicInteger failures = new AtomicInteger();

    /** A packet of a picture that the node made. */
    record VideoPacket(byte[] payload, long rtpTicks, boolean marker, long capturedNs) {}

    public final List<StreamId> streams = new CopyOnWriteArrayList<>();

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
    public void charge(LongConsumer bytes) {}

    @Override
    public int receiverBitsPerSecond() {
      return 600_000;
    }
  }
}
