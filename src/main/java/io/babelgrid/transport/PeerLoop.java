package io.babelgrid.transport;

import io.babelgrid.pipeline.Allowance;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.PromptThread;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.transport.dtls.SrtpSession;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one peer: decrypts and hands over what arrives, keeps the timers, calls the
 * listener. Everything else of the peer that isn't made for any thread is owned by it. {@link
 * #offer}, {@link #run}, {@link #heard}, {@link #wake} and {@link #stop} may be called by any
 * thread.
 */
final class PeerLoop {

  private static final System.Logger LOG = System.getLogger(PeerLoop.class.getName());

  /** Packets handled before timers get their turn: 64 packets are about 1 ms. */
  private static final int BURST = 64;

  private static final long FEEDBACK_NS = 50_000_000;
  private static final long REPORT_NS = 1_000_000_000;
  private static final long RETRY_NS = 5_000_000;

  /** Stack traces in the log, one in 10 s: what fails with every packet would fill a disk. */
  private static final double TRACES_A_SECOND = 0.1;

  private static final int TRACES = 10;

  private static final Datagram WAKE = new Datagram(new byte[2], 0, 0, 0);

  private final String peerId;
  private final NanoClock clock;
  private final TransportCounters counters;
  private final PeerListener listener;
  private final PeerLink link;
  private final Negotiation negotiation;
  private final PeerConnection connection;
  private final PeerReceiver receiver;
  private final PeerReports reports;
  private final SilenceTimer silence;
  private final Thread thread;
  private final Runnable onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();

  private final BlockingQueue<Datagram> inbox;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Allowance traces = new Allowance(TRACES_A_SECOND, TRACES);
  private final SecondCopies secondCopies = new SecondCopies();
  private final SlotFeedback slotFeedback;
  private volatile @Nullable String stopReason;
  private volatile InboundNumbers inbound = InboundNumbers.NONE;
  private long nextFeedbackNs;
  private long nextReportNs;

  PeerLoop(
      String peerId,
      WebRtcMediaServer server,
      PeerListener listener,
      PeerLink link,
      Negotiation negotiation,
      PeerConnection connection,
      PeerReceiver receiver,
      PeerReports reports,
      WebRtcPeer peer) {
    this.peerId = peerId;
    this.clock = server.clock();
    this.counters = server.counters();
    this.listener = listener;
    this.link = link;
    this.negotiation = negotiation;
    this.connection = connection;
    this.receiver = receiver;
    this.reports = reports;
    this.onEnd = () -> server.forget(peer);
    TransportConfig config = server.config();
    inbox = new ArrayBlockingQueue<>(config.inboxPackets());
    slotFeedback = new SlotFeedback(negotiation, listener, reports, secondCopies, clock, counters);
    silence = new SilenceTimer(config.silentAfter(), config.closedAfter(), clock.nowNs());
    nextFeedbackNs = clock.nowNs();
    nextReportNs = nextFeedbackNs;
    thread = Thread.ofPlatform().daemon().name("peer-" + peerId).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /** Takes a packet from the receive thread. */
  void offer(byte[] buffer, int offset, int length) {
    counters.received.increment();
    if (!inbox.offer(new Datagram(buffer, offset, length, clock.nowNs()))) {
      counters.overflowed.increment();
    }
  }

  /** Runs a task on the peer's thread, soon. */
  void run(Runnable task) {
    tasks.add(task);
    wake();
  }

  /** A full inbox needs no waking. */
  void wake() {
    var unused = inbox.offer(WAKE);
  }

  void heard() {
    silence.heard(clock.nowNs());
  }

  /** Ends the peer; the first reason counts. */
  void stop(String reason) {
    if (stopReason == null) {
      stopReason = reason;
      wake();
    }
  }

  void join() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(5));
  }

  InboundNumbers inbound() {
    return inbound;
  }

  private void loop() {
    Pulse pulse = Pulse.open(Pulse.Kind.PEER, "peer " + peerId, this::abandon);
    try {
      guarded(PromptThread::claim);
      long wakeNs = clock.nowNs();
      while (stopReason == null) {
        pulse.beat();
        wakeNs = turn(wakeNs);
      }
    } finally {
      pulse.close();
      end();
    }
  }

  /** Handles what came and what is due; returns when to come again. */
  private long turn(long wakeNs) {
    try {
      receive(Math.max(0, wakeNs - clock.nowNs()));
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        guarded(task);
      }
      return timers(clock.nowNs());
    } catch (InterruptedException e) {
      stop("interrupted");
      return wakeNs;
    } catch (Throwable e) {
      failed(e);
      return clock.nowNs() + RETRY_NS;
    }
  }

  /** The thread does not come round any more: another one frees what it can. */
  private void abandon() {
    stop("the peer's thread is stuck");
    end();
  }

  private void receive(long waitNs) throws InterruptedException {
    Datagram datagram = inbox.poll(waitNs, TimeUnit.NANOSECONDS);
    for (int i = 0; datagram != null && i < BURST; i++) {
      if (datagram != WAKE) {
        Datagram packet = datagram;
        guarded(() -> handle(packet));
      }
      datagram = i + 1 < BURST ? inbox.poll() : null;
    }
  }

  /** What proves authentic is heard of the browser; the rest is anybody's. */
  private void handle(Datagram datagram) {
    SrtpSession keys = link.keys();
    if (keys == null) {
      counters.early.increment();
      return;
    }
    boolean heard = false;
    if (!datagram.rtcp()) {
      for (int i = link.copiesIn(); i > 0; i--) {
        heard |= receiver.onRtp(i > 1 ? datagram.copy() : datagram, keys, clock.nowNs());
      }
    } else if (link.copiesIn() > 0) {
      heard = reports.onRtcp(datagram, keys, slotFeedback);
      if (!heard) {
        counters.rejected.increment();
      }
    }
    if (heard) {
      silence.heard(datagram.arrivedNs());
    }
  }

  /** A bad packet or a failing listener hurts nobody else, whatever it throws. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Never throws: what is thrown here may be that memory is short. */
  private void failed(Throwable e) {
    counters.failures.increment();
    if (!traces.take(clock.nowNs())) {
      return;
    }
    try {
      LOG.log(System.Logger.Level.WARNING, "peer " + peerId + ": caught", e);
    } catch (Throwable unlogged) {
      // It was counted.
    }
  }

  /** Says that streams have ended: some for good, others until their track comes back. */
  void ended(List<WebRtcSendSlot> forGood, List<WebRtcSendSlot> resting) {
    reports.sendBye(forGood);
    reports.sendBye(resting);
    forGood.forEach(slot -> link.forget(slot.ssrc()));
  }

  /** Keys are agreed upon: media flows from now on. */
  void connected(SrtpSession keys) {
    link.keys(keys);
    silence.connected(clock.nowNs());
    listener.onConnected();
  }

  /** The browser closed its connection; its page may come back with a new one (reload). */
  void left() {
    link.keys(null);
    if (silence.disconnected()) {
      listener.onSilent();
    }
  }

  /** The browser made a new connection: what was received belongs to the old one. */
  void disconnected() {
    receiver.reset();
    silence.disconnected();
  }

  /** Does what is due; returns when to come again. */
  private long timers(long nowNs) {
    long wakeNs = receiver.pollAudio(nowNs, reports.roundTripNs());
    wakeNs = Math.min(wakeNs, secondCopies.send(nowNs));
    reports.sendNacks(nowNs);
    reports.sendKeyFrameRequests(nowNs);
    if (reports.missing()) {
      wakeNs = Math.min(wakeNs, nowNs + RETRY_NS);
    }
    askKeyFrames(nowNs);
    if (nowNs - nextFeedbackNs >= 0) {
      nextFeedbackNs = nowNs + FEEDBACK_NS;
      reports.sendTransportFeedback();
      inbound = InboundNumbers.of(receiver);
      silence(nowNs);
    }
    if (nowNs - nextReportNs >= 0) {
      nextReportNs = nowNs + REPORT_NS;
      reports.sendReports(negotiation.slots(), nowNs);
      slotFeedback.sample(link.bytesSent.sum(), nowNs);
      connection.freeRetired();
    }
    return Math.min(wakeNs, nextFeedbackNs);
  }

  private void askKeyFrames(long nowNs) {
    if (!link.ready()) {
      return;
    }
    for (WebRtcSendSlot slot : negotiation.slots()) {
      if (slot.keyFrame().due(nowNs)) {
        guarded(() -> listener.onKeyFrameRequest(slot.trackId()));
      }
    }
  }

  private void silence(long nowNs) {
    switch (silence.check(nowNs)) {
      case SILENT -> listener.onSilent();
      case RESUMED -> listener.onResumed();
      case GONE -> stop("nothing heard from the browser");
      case NOTHING -> {
        // The usual case.
      }
    }
  }

  private void end() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    String reason = stopReason;
    guarded(() -> reports.sendBye(negotiation.slots()));
    guarded(negotiation::close);
    guarded(connection::close);
    guarded(onEnd);
    guarded(() -> listener.onClosed(reason == null ? "closed" : reason));
  }
}
