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
 * The thread of one peer or relay: decrypts and hands over what arrives, keeps the timers, calls
 * the listener. Everything else of it that isn't made for any thread is owned by it. {@link
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

  private final String kind;
  private final String name;
  private final NanoClock clock;
  private final TransportCounters counters;
  private final LinkEvents events;
  private final PeerLink link;
  private final Slots slots;
  private final Connection connection;
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

  /**
   * What the thread looks after.
   *
   * @param onEnd frees what its owner keeps of it
   */
  record Parts(
      LinkEvents events,
      PeerLink link,
      Slots slots,
      Connection connection,
      PeerReceiver receiver,
      PeerReports reports,
      Runnable onEnd) {}

  /**
   * @param kind {@code peer} or {@code relay}, for logs
   * @param inboxPackets packets that may wait for the thread
   */
  PeerLoop(
      String kind,
      String id,
      WebRtcMediaServer server,
      Parts parts,
      int inboxPackets,
      SilenceTimer silence) {
    this.kind = kind;
    this.name = kind + " " + id;
    this.clock = server.clock();
    this.counters = server.counters();
    this.events = parts.events;
    this.link = parts.link;
    this.slots = parts.slots;
    this.connection = parts.connection;
    this.receiver = parts.receiver;
    this.reports = parts.reports;
    this.onEnd = parts.onEnd;
    this.silence = silence;
    inbox = new ArrayBlockingQueue<>(inboxPackets);
    slotFeedback = new SlotFeedback(slots, events, reports, secondCopies, clock, counters);
    nextFeedbackNs = clock.nowNs();
    nextReportNs = nextFeedbackNs;
    thread = Thread.ofPlatform().daemon().name(kind + "-" + id).unstarted(this::loop);
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
    Pulse pulse = Pulse.open(Pulse.Kind.PEER, name, this::abandon);
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
    stop("the " + kind + "'s thread is stuck");
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

  /** What proves authentic is heard of the other side; the rest is anybody's. */
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
      LOG.log(System.Logger.Level.WARNING, name + ": caught", e);
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

  /**
   * Nothing follows a packet soon: on a long way that loses, it goes out a second time, for its
   * loss would be noticed, asked about and answered too late. Any thread.
   */
  void beforeGap(WebRtcSendSlot slot, int sequence) {
    if (slotFeedback.loses(clock.nowNs())) {
      run(() -> slotFeedback.copyLater(slot, sequence, clock.nowNs()));
    }
  }

  /** Keys are agreed upon: media flows from now on. */
  void connected(SrtpSession keys) {
    link.keys(keys);
    flows();
  }

  /** Media flows from now on. */
  void flows() {
    silence.connected(clock.nowNs());
    events.onConnected();
  }

  /** The browser closed its connection; its page may come back with a new one (reload). */
  void left() {
    link.keys(null);
    if (silence.disconnected()) {
      events.onSilent();
    }
  }

  /** The other side made a new connection: what was received belongs to the old one. */
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
      connection.tend(nowNs);
      silence(nowNs);
    }
    if (nowNs - nextReportNs >= 0) {
      nextReportNs = nowNs + REPORT_NS;
      reports.sendReports(slots.slots(), nowNs);
      slotFeedback.sample(link.bytesSent.sum(), nowNs);
      connection.freeRetired();
    }
    return Math.min(wakeNs, nextFeedbackNs);
  }

  private void askKeyFrames(long nowNs) {
    if (!link.ready()) {
      return;
    }
    for (WebRtcSendSlot slot : slots.slots()) {
      if (slot.keyFrame().due(nowNs)) {
        guarded(() -> events.onKeyFrameRequest(slot));
      }
    }
  }

  private void silence(long nowNs) {
    switch (silence.check(nowNs)) {
      case SILENT -> events.onSilent();
      case RESUMED -> events.onResumed();
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
    guarded(() -> reports.sendBye(slots.slots()));
    guarded(slots::close);
    guarded(connection::close);
    guarded(onEnd);
    guarded(() -> events.onClosed(reason == null ? "closed" : reason));
  }
}
