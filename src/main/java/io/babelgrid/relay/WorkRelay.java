package io.babelgrid.relay;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.work.WorkLink;
import io.babelgrid.work.WorkListener;
import io.babelgrid.work.WorkTrack;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes work to nodes, and what comes of it back. Any thread. */
final class WorkRelay implements WorkLink {

  private static final Logger LOG = Logger.getLogger(WorkRelay.class);

  /** Until the other node knows of a track: twice as long as it may be away. */
  private static final long TOLD_NS = 200_000_000L;

  private final RoomRelay rooms;
  private final Links links;
  private final NanoClock clock;
  private volatile WorkListener listener = Nobody.WORKS;

  /** As they were told last; replaced whole. */
  private volatile Set<NodeEpoch> workers = Set.of();

  private volatile Set<NodeEpoch> homes = Set.of();

  WorkRelay(RoomRelay rooms, Links links, NanoClock clock) {
    this.rooms = rooms;
    this.links = links;
    this.clock = clock;
  }

  void listener(WorkListener told) {
    listener = told;
  }

  WorkListener listener() {
    return listener;
  }

  /** Whether work goes to a node or comes from there. */
  boolean uses(UUID node) {
    return has(workers, node) || has(homes, node);
  }

  private static boolean has(Set<NodeEpoch> nodes, UUID node) {
    return nodes.stream().anyMatch(each -> each.node().equals(node));
  }

  @Override
  public void order(NodeEpoch to, WorkOrder order) {
    links.send(to.node(), new LinkMessage.Work(order));
  }

  @Override
  public void said(NodeEpoch to, UUID stay, SpokenWords words) {
    links.send(to.node(), new LinkMessage.WorkWords(stay, words));
  }

  @Override
  public void terms(NodeEpoch to, UUID stay, Glossary glossary) {
    links.send(to.node(), new LinkMessage.WorkTerms(stay, glossary));
  }

  @Override
  public void end(NodeEpoch to, UUID stay) {
    links.send(to.node(), new LinkMessage.WorkEnd(stay));
  }

  @Override
  public void news(NodeEpoch to, UUID stay, WorkNews news) {
    links.send(to.node(), new LinkMessage.Worked(stay, news));
  }

  @Override
  public synchronized void between(Set<NodeEpoch> nextWorkers, Set<NodeEpoch> nextHomes) {
    var before = new HashSet<>(workers);
    before.addAll(homes);
    var next = new HashSet<>(nextWorkers);
    next.addAll(nextHomes);
    workers = Set.copyOf(nextWorkers);
    homes = Set.copyOf(nextHomes);
    for (NodeEpoch node : next) {
      if (!before.contains(node)) {
        rooms.works(node, true);
      }
    }
    for (NodeEpoch node : before) {
      if (!next.contains(node)) {
        rooms.works(node, false);
      }
    }
  }

  @Override
  public boolean isOpen(NodeEpoch node) {
    return state(node).isPresent();
  }

  @Override
  public double roundTripMs(NodeEpoch node) {
    return state(node).map(Links.LinkState::roundTripMs).orElse(Double.NaN);
  }

  private Optional<Links.LinkState> state(NodeEpoch node) {
    return links.state(node.node()).filter(Links.LinkState::open);
  }

  @Override
  public WorkTrack track(NodeEpoch to, UUID stay, WorkTrack.Content content, LongConsumer bytes) {
    return new Track(to, new WorkTrack.Name(stay, content), bytes);
  }

  /** Goes on over the next path when one is made anew. */
  private final class Track implements WorkTrack {

    private final NodeEpoch to;
    private final Name name;
    private final LongConsumer bytes;
    private @Nullable NodeMedia path;
    private @Nullable SendSlot slot;
    private long toldNs;
    private boolean closed;

    private Track(NodeEpoch to, Name name, LongConsumer bytes) {
      this.to = to;
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public synchronized boolean open() {
      SendSlot way = way();
      NodeMedia over = path;
      if (way == null || over == null || !over.isConnected()) {
        toldNs = clock.nowNs();
        return false;
      }
      return clock.nowNs() - toldNs >= TOLD_NS;
    }

    @Override
    public synchronized void send(StreamId stream, byte[] opus, long rtpTicks, boolean marker) {
      SendSlot way = way();
      if (way != null) {
        way.send(stream, opus, rtpTicks, marker);
      }
    }

    /** Over the path that there is now; null where there is none. */
    private @Nullable SendSlot way() {
      Optional<NodeMedia> now = rooms.media().of(to);
      if (closed || now.isEmpty()) {
        return null;
      }
      if (slot == null || now.get() != path) {
        try {
          slot = now.get().slot(name);
          slot.charge(bytes);
          path = now.get();
          toldNs = clock.nowNs();
        } catch (IllegalStateException e) {
          LOG.warnf("a track of work does not go to node %s: %s", to.node(), e.getMessage());
          closed = true;
          return null;
        }
      }
      return slot;
    }

    @Override
    public synchronized void close() {
      closed = true;
      NodeMedia last = path;
      if (last != null && rooms.media().of(to).orElse(null) == last) {
        last.stop(name);
      }
    }
  }

  /** Before work may cross. */
  private enum Nobody implements WorkListener {
    WORKS;

    @Override
    public void ordered(NodeEpoch home, WorkOrder order) {}

    @Override
    public void said(NodeEpoch home, UUID stay, SpokenWords words) {}

    @Override
    public void terms(NodeEpoch home, UUID stay, Glossary glossary) {}

    @Override
    public void ended(NodeEpoch home, UUID stay) {}

    @Override
    public void told(NodeEpoch worker, UUID stay, WorkNews news) {}

    @Override
    public void packet(NodeEpoch node, WorkTrack.Name track, MediaPacket packet) {}
  }
}
