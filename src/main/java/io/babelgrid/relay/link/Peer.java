package io.babelgrid.relay.link;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkFigures;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.babelgrid.relay.link.wire.Hello;
import io.babelgrid.room.NodeEpoch;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The link to one node, while anybody wants it. All is done on a thread of its own, which ends with
 * the link; the rest only tells that thread.
 */
final class Peer {

  private static final Logger LOG = Logger.getLogger(Peer.class);

  private static final long TICK_NS = 100_000_000;

  /** Between the first questions about time. */
  private static final long BURST_TICK_NS = 10_000_000;

  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final UUID id;
  private final LinkParts parts;
  private final LinkSettings settings;
  private final Seeker seeker;
  private final Teller teller;
  private final Predicate<Peer> retire;
  private final Thread thread;
  private final Semaphore news = new Semaphore(0);
  private final AtomicReference<@Nullable LinkStream> arrived = new AtomicReference<>();
  private volatile boolean wanted;
  private volatile boolean closing;
  private volatile double lossPercent = Double.NaN;

  /** The one there is, open or on its way; the thread's own, as what follows. */
  private @Nullable LinkStream stream;

  private boolean toldWanted;
  private long idleSinceNs;
  private long askAtNs;
  private int asked;

  /**
   * @param retire takes it out of the links when it is idle; true when it did
   */
  Peer(UUID id, LinkParts parts, Seeker.Dialler dialler, Predicate<Peer> retire) {
    this.id = id;
    this.parts = parts;
    this.settings = parts.settings();
    this.retire = retire;
    this.teller = new Teller(id, parts);
    this.seeker = new Seeker(id, parts, dialler, news::release);
    this.thread = Thread.ofPlatform().name("grid-link-" + id).daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  UUID id() {
    return id;
  }

  void want(boolean now) {
    wanted = now;
    news.release();
  }

  /** The other node asks for a call. */
  void wake() {
    seeker.wake();
    news.release();
  }

  /** The other node called, and is who it says. */
  void arrive(LinkStream call) {
    LinkStream before = arrived.getAndSet(call);
    if (before != null) {
      before.cancel("it called again");
    }
    news.release();
  }

  boolean send(LinkMessage message) {
    LinkStream current = teller.open();
    boolean sent = current != null && current.send(LinkWriter.write(message));
    LinkCounters counters = current == null ? parts.counters(id) : current.counters();
    (sent ? counters.sent : counters.dropped).increment();
    return sent;
  }

  Optional<Links.LinkState> state() {
    LinkStream current = teller.open();
    PeerClock.Reading clock = current == null ? null : current.clock().read(parts.nano().nowNs());
    NodeEpoch other = teller.last();
    if (other == null) {
      other = parts.door().find(id).map(GridNode::id).orElse(null);
    }
    if (other == null) {
      return Optional.empty();
    }
    return Optional.of(
        clock == null
            ? new Links.LinkState(other, false, Double.NaN, Double.NaN)
            : new Links.LinkState(other, true, clock.roundTripMs(), clock.errorMs()));
  }

  /** What people are shown of it; empty while it neither works nor should. */
  Optional<LinkFigures> figures() {
    return state()
        .filter(state -> state.open() || wanted)
        .map(state ->
            new LinkFigures(id, state.open(), known(state.roundTripMs()), known(lossPercent)));
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** What was seen of the media that come from there; NaN while none do. */
  void media(double lostPercent) {
    lossPercent = lostPercent;
  }

  /** Nobody needs it; of its thread, with all others kept out. */
  boolean isIdle() {
    return stream == null && arrived.get() == null && !wanted && seeker.isIdle();
  }

  /** Ends it, from another thread, in order. */
  void close() {
    closing = true;
    news.release();
  }

  void join(Duration longest) throws InterruptedException {
    thread.join(longest);
  }

  private void run() {
    try {
      do {
        long waitNs = stream != null && !teller.isOpen() ? BURST_TICK_NS : TICK_NS;
        if (news.tryAcquire(waitNs, TimeUnit.NANOSECONDS)) {
          news.drainPermits();
        }
        Survival.guard(LOG, "a link", () -> step(parts.nano().nowNs()));
      } while (!closing && !retire.test(this));
      end();
    } catch (InterruptedException e) {
      LOG.debug("a link ended");
    }
  }

  private void step(long nowNs) {
    LinkStream call = arrived.getAndSet(null);
    if (call != null) {
      adopt(call, nowNs);
    }
    if (seeker.heed(nowNs)) {
      idleSinceNs = nowNs;
    }
    if (stream != null) {
      serve(stream, nowNs);
    }
    if (stream == null) {
      LinkStream dialled = seeker.seek(wanted, nowNs, this::greeted);
      if (dialled != null) {
        begin(dialled, nowNs);
      }
    }
  }

  private void adopt(LinkStream call, long nowNs) {
    NodeEpoch from = call.node();
    if (from == null || isOlder(from)) {
      call.refuse("the node started anew since");
      return;
    }
    if (stream != null) {
      lost(stream, "it called again", nowNs);
    }
    begin(call, nowNs);
  }

  private boolean isOlder(NodeEpoch from) {
    NodeEpoch before = teller.last();
    return before != null && from.epoch() < before.epoch();
  }

  private void begin(LinkStream call, long nowNs) {
    stream = call;
    asked = 0;
    askAtNs = nowNs;
    toldWanted = wanted;
    call.stir(news::release);
    call.hello(parts.self(), toldWanted, false);
  }

  /** Who was dialled answers; on the network's thread. */
  private void greeted(LinkStream call, Hello hello) {
    NodeEpoch from = LinkReader.epoch(hello.getNode());
    String refusal = parts.door().refusal(from, call.certificate());
    if (!from.node().equals(id)) {
      refusal = "it is another node";
    } else if (isOlder(from)) {
      refusal = "the node started anew since";
    }
    if (refusal != null) {
      call.refuse(refusal);
    } else {
      call.known(from, hello.getWanted(), parts.counters(id));
      news.release();
    }
  }

  private void serve(LinkStream current, long nowNs) {
    if (!teller.isOpen() && current.isUsable()) {
      idleSinceNs = nowNs;
      seeker.found();
      teller.opened(current);
    }
    teller.deliver();
    String why = current.end() == null ? fault(current, nowNs) : current.end();
    if (why != null) {
      lost(current, why, nowNs);
    } else if (current.node() != null) {
      keepUp(current, nowNs);
    }
  }

  /** What is wrong with it; null where nothing is. */
  private @Nullable String fault(LinkStream current, long nowNs) {
    if (!teller.isOpen()) {
      return current.ageNs(nowNs) > settings.connectWithin().toNanos() ? "no answer" : null;
    }
    if (current.silenceNs(nowNs) > settings.silentAfter().toNanos()) {
      return "nothing is heard";
    }
    if (wanted || current.otherWants()) {
      idleSinceNs = nowNs;
    } else if (seeker.dials() && nowNs - idleSinceNs > settings.linger().toNanos()) {
      return "nobody wants it";
    }
    return parts.door().find(id).filter(this::isNewer).isPresent() ? "the node started anew" : null;
  }

  private boolean isNewer(GridNode now) {
    NodeEpoch other = teller.last();
    return other != null && now.id().epoch() > other.epoch();
  }

  private void keepUp(LinkStream current, long nowNs) {
    if (wanted != toldWanted) {
      toldWanted = !toldWanted;
      current.want(toldWanted);
    }
    if (nowNs - askAtNs >= 0) {
      current.ask();
      asked = Math.min(asked + 1, PeerClock.BURST);
      askAtNs = nowNs + (asked < PeerClock.BURST ? BURST_TICK_NS : settings.ping().toNanos());
      PeerClock.Reading clock = current.clock().read(nowNs);
      current.counters().roundTripMs = clock == null ? Double.NaN : clock.roundTripMs();
    }
  }

  private void lost(LinkStream current, String why, long nowNs) {
    current.cancel(why);
    stream = null;
    seeker.lost(current, teller.isOpen(), wanted, why, nowNs);
    teller.closed(why);
  }

  private void end() throws InterruptedException {
    LinkStream current = stream;
    if (current != null) {
      current.finish();
      for (long waitedNs = 0;
          current.end() == null && waitedNs < LAST_WORDS.toNanos();
          waitedNs += BURST_TICK_NS) {
        TimeUnit.NANOSECONDS.sleep(BURST_TICK_NS);
      }
      current.cancel("this node stops");
    }
    LinkStream late = arrived.getAndSet(null);
    if (late != null) {
      late.cancel("this node stops");
    }
    seeker.stop();
    teller.closed("this node stops");
  }
}
