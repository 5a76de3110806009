package io.babelgrid.relay.link;

import io.babelgrid.pipeline.Survival;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.room.NodeEpoch;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of the streams to one node: the opening of each once, its messages in order,
 * its end once. Of its {@link Peer}'s thread, but for what is only asked.
 */
final class Teller {

  private static final Logger LOG = Logger.getLogger(Teller.class);

  private final UUID id;
  private final LinkParts parts;
  private volatile @Nullable LinkStream open;
  private volatile @Nullable NodeEpoch last;

  Teller(UUID id, LinkParts parts) {
    this.id = id;
    this.parts = parts;
  }

  /** The stream that the listener knows of; any thread. */
  @Nullable LinkStream open() {
    return open;
  }

  boolean isOpen() {
    return open != null;
  }

  /** Who was there last; any thread. */
  @Nullable NodeEpoch last() {
    return last;
  }

  void opened(LinkStream stream) {
    NodeEpoch other = stream.node();
    if (other == null) {
      return;
    }
    last = other;
    open = stream;
    LinkCounters counters = stream.counters();
    counters.opened.increment();
    counters.open.incrementAndGet();
    LOG.infof("the link to %s is open", parts.door().name(id));
    Survival.guard(LOG, "telling of a link", () -> parts.listener().opened(other));
  }

  /** All that came on it. */
  void deliver() {
    LinkStream stream = open;
    NodeEpoch other = last;
    if (stream == null || other == null) {
      return;
    }
    for (Frame frame = stream.take(); frame != null; frame = stream.take()) {
      PeerClock.Reading clock = stream.clock().read(parts.nano().nowNs());
      if (clock == null) {
        return;
      }
      LinkMessage message;
      try {
        message = new LinkReader(other, clock).read(frame);
      } catch (IllegalArgumentException e) {
        stream.unreadable(e);
        return;
      }
      if (message != null) {
        stream.counters().received.increment();
        Survival.guard(LOG, "a message of a link", () -> parts.listener().told(other, message));
      }
    }
  }

  void closed(String why) {
    LinkStream stream = open;
    NodeEpoch other = last;
    if (stream == null || other == null) {
      return;
    }
    open = null;
    LinkCounters counters = stream.counters();
    counters.open.decrementAndGet();
    counters.roundTripMs = Double.NaN;
    LOG.infof("the link to %s is closed: %s", parts.door().name(id), why);
    Survival.guard(LOG, "telling of a link", () -> parts.listener().broke(other));
  }
}
