package io.babelgrid.relay;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.Relay;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.work.WorkTrack;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The media path to one node: its originals come this way into the calls here, and those that it
 * wants go. Any thread.
 */
final class NodeMedia implements Relay.Listener, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(NodeMedia.class);

  /** No room: those have no colon. */
  private static final String WORK = ":work";

  private final NodeEpoch node;
  private final boolean controls;
  private final Links links;
  private final CallMediaPlane calls;
  private final WorkRelay work;
  private final Consumer<NodeMedia> ended;
  private final Relay relay;

  /** What the tracks that come are called, by track. */
  private final Map<RelayTrack, Optional<TrackId>> names = new ConcurrentHashMap<>();

  private final Map<RelayTrack, Optional<WorkTrack.Name>> workNames = new ConcurrentHashMap<>();

  /** What that node knows of the tracks that go there; guarded by this. */
  private Set<RelayTrack> told = Set.of();

  private final PathLoss loss = new PathLoss();
  private volatile boolean closed;
  private volatile boolean connected;
  private String otherUfrag = "";

  /**
   * @param controls whether this end does (RFC 8445)
   * @param ended is told when transport gave the path up
   */
  NodeMedia(
      NodeEpoch node,
      boolean controls,
      Links links,
      Relays relays,
      CallMediaPlane calls,
      WorkRelay work,
      Consumer<NodeMedia> ended) {
    this.node = node;
    this.controls = controls;
    this.links = links;
    this.calls = calls;
    this.work = work;
    this.ended = ended;
    this.relay = relays.open(node.node(), this);
  }

  NodeEpoch node() {
    return node;
  }

  /** Whether packets have had a way to that node. */
  boolean isConnected() {
    return connected;
  }

  /** Tells the other node all that it needs of this end. */
  void tell() {
    links.send(node.node(), new LinkMessage.Media(relay.end()));
    synchronized (this) {
      told = Set.of();
    }
    tellTracks();
  }

  /** Tells it which tracks it is sent, unless it knows. */
  synchronized void tellTracks() {
    if (closed) {
      return;
    }
    Set<RelayTrack> now = Set.copyOf(relay.sent());
    if (!now.equals(told) && links.send(node.node(), new LinkMessage.Tracks(List.copyOf(now)))) {
      told = now;
    }
  }

  /** Of the packets that should have come lately; NaN while none do. To be asked once a second. */
  double lossPercent() {
    return loss.percent(relay.stats());
  }

  void connect(RelayEnd other) {
    boolean isNew;
    synchronized (this) {
      isNew = !other.ufrag().equals(otherUfrag);
      otherUfrag = other.ufrag();
      if (isNew) {
        // Who made their end anew knows of no track.
        connected = false;
        told = Set.of();
      }
    }
    relay.connect(other, controls);
    if (isNew) {
      // Nor of this end: it was told to the one before.
      links.send(node.node(), new LinkMessage.Media(relay.end()));
      tellTracks();
    }
  }

  void receive(Collection<RelayTrack> tracks) {
    names.keySet().retainAll(tracks);
    workNames.keySet().retainAll(tracks);
    relay.receive(tracks);
  }

  SendSlot slot(String roomId, TrackId track) {
    MediaKind kind = track.content().kind().equals("audio") ? MediaKind.AUDIO : MediaKind.VIDEO;
    SendSlot slot = relay.send(roomId, track.toString(), kind);
    tellTracks();
    return slot;
  }

  void stop(String roomId, TrackId track) {
    relay.stop(roomId, track.toString());
    tellTracks();
  }

  void requestKeyFrame(String roomId, TrackId track) {
    relay.requestKeyFrame(roomId, track.toString());
  }

  @Override
  public void onConnected() {
    LOG.debugf("media may flow to node %s", node.node());
    connected = true;
  }

  /** Sends a track that is of no room. */
  SendSlot slot(WorkTrack.Name track) {
    SendSlot slot = relay.send(WORK, track.toString(), MediaKind.AUDIO);
    tellTracks();
    return slot;
  }

  void stop(WorkTrack.Name track) {
    relay.stop(WORK, track.toString());
    tellTracks();
  }

  @Override
  public void onMedia(RelayTrack track, MediaPacket packet) {
    if (track.room().equals(WORK)) {
      workNames
          .computeIfAbsent(track, known -> WorkTrack.Name.parse(known.id()))
          .ifPresent(name -> work.listener().packet(node, name, packet));
      return;
    }
    names
        .computeIfAbsent(track, known -> TrackId.parse(known.id()))
        .ifPresent(id -> calls.packet(node, track.room(), id, packet));
  }

  @Override
  public void onKeyFrameRequest(String room, String trackId) {
    TrackId.parse(trackId).ifPresent(track -> calls.requestKeyFrame(room, track));
  }

  @Override
  public void onSilent() {
    LOG.infof("no media come from node %s for a while", node.node());
  }

  @Override
  public void onResumed() {
    LOG.infof("media come from node %s again", node.node());
  }

  @Override
  public void onClosed(String reason) {
    if (!closed) {
      LOG.infof("the media path to node %s ended: %s", node.node(), reason);
      ended.accept(this);
    }
  }

  @Override
  public void close() {
    closed = true;
    relay.close();
  }
}
