package io.babelgrid.call;

import io.babelgrid.call.sight.Steering;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.Track;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A browser as a source of words and pictures and as a place to send them to: its peer connection,
 * opened anew by the next offer when transport gave up on the last one. Any thread.
 */
final class LivePeer implements SpeakerSource, ListenerSlots {

  private static final Logger LOG = Logger.getLogger(LivePeer.class);

  private final String id;
  private final MediaServer server;
  private final MediaEvents events;
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile boolean gone;
  private volatile @Nullable Peer peer;

  /** Of the connections before {@link #peer}; guarded by this. */
  private Traffic before = Traffic.NONE;

  /** What comes from {@link #peer}; guarded by this. */
  private @Nullable PeerMedia incoming;

  /**
   * @param events is told when the connection is lost
   */
  LivePeer(String id, MediaServer server, MediaEvents events) {
    this.id = id;
    this.server = server;
    this.events = events;
  }

  /**
   * Opens the connection, or one in place of that which has gone.
   *
   * @param intake makes what takes its packets, given the sample where the speaker's track goes on
   */
  synchronized Peer open(LongFunction<PeerMedia> intake) {
    Peer live = peer;
    if (live != null && (!gone || left.get())) {
      return live;
    }
    PeerMedia next = intake.apply(incoming == null ? 0 : incoming.position());
    try {
      Peer opened = server.open(id, next);
      before = traffic();
      incoming = next;
      peer = opened;
      gone = false;
      return opened;
    } catch (RuntimeException | Error e) {
      next.free();
      throw e;
    }
  }

  /** The connection has ended; from its thread. */
  void ended(String reason) {
    gone = true;
    if (!left.get()) {
      LOG.infof("a participant's media ended: %s", reason);
      events.lost(reason);
    }
  }

  /**
   * From now on nothing is opened anew and no loss is told.
   *
   * @return false when that was so already
   */
  boolean leave() {
    return left.compareAndSet(false, true);
  }

  synchronized void close() {
    if (peer != null) {
      peer.close();
    }
  }

  // As a place to send to.

  @Override
  public void tracks(Set<TrackId> present) {
    Peer live = peer;
    if (live != null) {
      live.tracks(
          present.stream()
              .map(track -> new Track(track.toString(), track.streamId()))
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  @Override
  public Optional<SendSlot> slot(TrackId track) {
    Peer live = peer;
    return live == null ? Optional.empty() : live.slot(track.toString());
  }

  /** Half of the round trip to the browser. */
  @Override
  public double oneWayMs() {
    return packets().map(stats -> stats.roundTripMs() / 2).orElse(Double.NaN);
  }

  @Override
  public Steering.Line line() {
    return packets()
        .map(stats -> new Steering.Line(stats.downlinkBitsPerSecond(), stats.bytesSent()))
        .orElse(Steering.Line.UNKNOWN);
  }

  // As a source.

  @Override
  public void requestKeyFrame() {
    Peer live = peer;
    if (live != null) {
      live.requestKeyFrame();
    }
  }

  @Override
  public void requestKeyFrame(String layer) {
    Peer live = peer;
    if (live != null) {
      live.requestKeyFrame(layer);
    }
  }

  /** By the browser's capture times; where it tells none, half of the round trip and the jitter. */
  @Override
  public double toNodeMs() {
    return packets().map(LivePeer::toNodeMs).orElse(Double.NaN);
  }

  private static double toNodeMs(PeerStats stats) {
    double captureDelayMs = stats.captureDelayMs();
    return Double.isNaN(captureDelayMs)
        ? stats.roundTripMs() / 2 + stats.inboundJitterMs()
        : captureDelayMs;
  }

  @Override
  public synchronized Traffic traffic() {
    Peer live = peer;
    return live == null ? before : before.and(live.stats());
  }

  @Override
  public Optional<PeerStats> packets() {
    return Optional.ofNullable(peer).map(Peer::stats);
  }
}
