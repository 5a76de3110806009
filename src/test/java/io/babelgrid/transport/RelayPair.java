package io.babelgrid.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Two nodes, and the relay between them over a network. */
final class RelayPair implements AutoCloseable {

  static final String ROOM = "room";

  /** Added to the time of both nodes. */
  final AtomicLong laterNs = new AtomicLong();

  final WebRtcMediaServer left;
  final WebRtcMediaServer right;
  final RelayRecorder leftHeard = new RelayRecorder();
  final RelayRecorder rightHeard;
  final TestNetwork network;
  WebRtcRelay leftEnd;
  WebRtcRelay rightEnd;

  RelayPair(TestNetwork.Conditions conditions, RelayRecorder rightHeard) throws IOException {
    this.rightHeard = rightHeard;
    left = server();
    right = server();
    network = new TestNetwork(left.udpPort(), right.udpPort(), conditions, 1);
    leftEnd = (WebRtcRelay) left.relay("right", leftHeard);
    rightEnd = (WebRtcRelay) right.relay("left", rightHeard);
  }

  private WebRtcMediaServer server() throws IOException {
    NanoClock clock = () -> System.nanoTime() + laterNs.get();
    return new WebRtcMediaServer(
        LoopbackServer.config(), clock, LatencyLedger.standard(), PacketFilter.NONE);
  }

  static RelayPair connected(TestNetwork.Conditions conditions) throws IOException {
    return connected(conditions, new RelayRecorder());
  }

  static RelayPair connected(TestNetwork.Conditions conditions, RelayRecorder rightHeard)
      throws IOException {
    RelayPair pair = new RelayPair(conditions, rightHeard);
    pair.connect();
    pair.awaitConnected(1);
    return pair;
  }

  static RelayEnd at(RelayEnd end, String... addresses) {
    return new RelayEnd(end.ufrag(), end.password(), List.of(addresses), end.key());
  }

  /** Tells each end the other. */
  void connect() {
    leftEnd.connect(at(rightEnd.end(), network.addressOfRight()), true);
    rightEnd.connect(at(leftEnd.end(), network.addressOfLeft()), false);
  }

  void awaitConnected(int times) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() ->
            count(leftHeard, "connected") >= times && count(rightHeard, "connected") >= times);
  }

  static long count(RelayRecorder heard, String event) {
    return heard.events.stream().filter(event::equals).count();
  }

  /** The right node made its end anew. */
  void rightRestarts() {
    rightEnd.close();
    await().until(() -> rightHeard.events.contains("closed"));
    rightEnd = (WebRtcRelay) right.relay("left", rightHeard);
  }

  /** Sends a track from left to right, which is told of it. */
  SendSlot track(String id, MediaKind kind) {
    SendSlot slot = leftEnd.send(ROOM, id, kind);
    tell();
    return slot;
  }

  /** Tells the right node of all tracks; what comes before it knows them is not taken. */
  void tell() {
    tell(leftEnd.sent());
  }

  /** Tells the right node of these tracks and no others. */
  void tell(Collection<RelayTrack> tracks) {
    rightEnd.receive(tracks);
    var known = new CountDownLatch(1);
    rightEnd.run(known::countDown);
    try {
      assertTrue(known.await(10, TimeUnit.SECONDS), "the relay's loop stands still");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A packet of a microphone or camera, as a peer hands it over; it says when that was. */
  static MediaPacket packet(MediaKind kind, long sequence, boolean key, long capturedNs) {
    boolean video = kind == MediaKind.VIDEO;
    long nowNs = System.nanoTime();
    byte[] payload =
        ByteBuffer.allocate(video ? 900 : 80)
            .put((byte) (video ? 0x10 : 9 << 3))
            .put((byte) (key || !video ? 0 : 1))
            .putLong(sequence)
            .putLong(nowNs)
            .array();
    long ticks = sequence * (video ? 3_000 : 960);
    return new MediaPacket(kind, 5, sequence, ticks, video, payload, key, nowNs, nowNs, capturedNs);
  }

  static MediaPacket packet(MediaKind kind, long sequence, boolean key) {
    return packet(kind, sequence, key, MediaPacket.CAPTURE_UNKNOWN);
  }

  static long numberIn(MediaPacket packet) {
    return ByteBuffer.wrap(packet.payload()).getLong(2);
  }

  static long sentNs(MediaPacket packet) {
    return ByteBuffer.wrap(packet.payload()).getLong(10);
  }

  /** Until then, in real time. */
  static void sleepUntil(long atNs) {
    for (long leftNs = atNs - System.nanoTime(); leftNs > 0; leftNs = atNs - System.nanoTime()) {
      LockSupport.parkNanos(leftNs);
    }
  }

  static void pass(long ms) {
    sleepUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms));
  }

  @Override
  public void close() {
    left.close();
    right.close();
    network.close();
  }
}
