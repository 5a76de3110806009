package io.babelgrid.transport;

import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.ReceiverRate;
import io.babelgrid.transport.rtp.RetransmissionRing;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import io.babelgrid.transport.rtp.SendStatistics;
import io.babelgrid.transport.rtp.SentRate;
import io.babelgrid.transport.rtp.Vp8Payload;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.jspecify.annotations.Nullable;

/**
 * One outgoing stream. Any thread may send: the lock is held for rewriting and encrypting one
 * packet (about 10 us), not while the socket is written.
 */
final class WebRtcSendSlot implements SendSlot {

  /** Source id of frames that this node made. */
  private static final String OWN = "";

  /** A paused slot asks for key frames only while something comes that it holds back. */
  private static final long HELD_BACK_NS = 1_000_000_000;

  private final String trackId;
  private final MediaKind kind;
  private final int ssrc;
  private final PeerLink link;
  private final NanoClock clock;
  private final NtpClock ntp;
  private final TransportCounters counters;
  private final Runnable keyFrameWish;

  private final ReentrantLock lock = new ReentrantLock();
  private final RtpRewriter rewriter;
  private final RetransmissionRing ring;
  private final SendStatistics statistics;
  private @Nullable RtpWriter writer;
  private String source = OWN;
  private int sourceSsrc;
  private final AtomicLong ownSequence = new AtomicLong();
  private final ReceiverRate receiverRate = new ReceiverRate();
  private final SentRate sentRate = new SentRate();
  private volatile boolean keyFrameWanted;
  private volatile boolean paused;
  private volatile long heldBackNs;
  final LongAdder retransmitted = new LongAdder();

  /** What a slot needs of its peer. */
  record Context(
      PeerLink link,
      NanoClock clock,
      NtpClock ntp,
      TransportCounters counters,
      Runnable keyFrameWish) {}

  WebRtcSendSlot(
      String trackId,
      MediaKind kind,
      int ssrc,
      int ringSize,
      RtpRewriter rewriter,
      Context context) {
    this.trackId = trackId;
    this.kind = kind;
    this.ssrc = ssrc;
    this.rewriter = rewriter;
    this.link = context.link;
    this.clock = context.clock;
    this.ntp = context.ntp;
    this.counters = context.counters;
    this.keyFrameWish = context.keyFrameWish;
    this.ring = new RetransmissionRing(ringSize);
    this.statistics = new SendStatistics(kind.clockHz());
    this.keyFrameWanted = kind == MediaKind.VIDEO;
  }

  String trackId() {
    return trackId;
  }

  MediaKind kind() {
    return kind;
  }

  int ssrc() {
    return ssrc;
  }

  /** Sends with this format from now on; null stops: the browser no longer receives. */
  void format(@Nullable RtpWriter format) {
    lock.lock();
    try {
      writer = format;
    } finally {
      lock.unlock();
    }
  }

  /** The browser starts from nothing: old packets are useless to it, video needs a key frame. */
  void restart() {
    lock.lock();
    try {
      ring.clear();
      rewriter.restart();
      keyFrameWanted = kind == MediaKind.VIDEO;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forward(String sourceId, MediaPacket packet) {
    long readyNs = clock.nowNs();
    if (emit(sourceId, packet)) {
      counters.forwarded.increment();
      counters.ledger.post(
          Workload.FORWARD, packet.arrivedNs(), packet.takenNs(), readyNs, clock.nowNs());
    }
  }

  @Override
  public void send(byte[] payload, long rtpTicks, boolean marker) {
    send(payload, rtpTicks, marker, clock.nowNs());
  }

  @Override
  public void send(byte[] payload, long rtpTicks, boolean marker, long capturedNs) {
    boolean keyFrame =
        kind == MediaKind.VIDEO && Vp8Payload.startsKeyFrame(payload, 0, payload.length);
    long nowNs = clock.nowNs();
    long sequence = ownSequence.incrementAndGet();
    emit(
        OWN,
        new MediaPacket(
            kind, ssrc, sequence, rtpTicks, marker, payload, keyFrame, nowNs, nowNs, capturedNs));
  }

  @Override
  public void pause() {
    lock.lock();
    try {
      rewriter.restart();
      statistics.unmap();
      paused = true;
      keyFrameWanted = false;
    } finally {
      lock.unlock();
    }
  }

  private boolean emit(String from, MediaPacket media) {
    byte[] packet;
    lock.lock();
    try {
      packet = write(from, media);
    } finally {
      lock.unlock();
    }
    if (packet == null) {
      return false;
    }
    link.send(packet);
    return true;
  }

  private byte @Nullable [] write(String from, MediaPacket media) {
    RtpWriter format = writer;
    if (format == null || !link.ready()) {
      return null;
    }
    long nowNs = clock.nowNs();
    if (!from.equals(source) || media.ssrc() != sourceSsrc) {
      source = from;
      sourceSsrc = media.ssrc();
      statistics.unmap();
      rewriter.restart();
    }
    long sequence = rewriter.map(media.sequence(), media.rtpTicks(), media.keyFrameStart(), nowNs);
    if (sequence == RtpRewriter.DROP) {
      heldBackNs = nowNs;
      wishKeyFrame(rewriter.waitingForKeyFrame());
      return null;
    }
    keyFrameWanted = false;
    paused = false;
    long timestamp = rewriter.timestamp(media.rtpTicks());
    byte[] packet =
        link.protect(
            format.packet(media.payload(), sequence, timestamp, media.marker(), ntp.ntpAt(nowNs)));
    if (packet == null) {
      return null;
    }
    ring.put(packet, nowNs);
    statistics.onSent(media.payload().length);
    if (media.capturedNs() != MediaPacket.CAPTURE_UNKNOWN) {
      statistics.map(timestamp, media.capturedNs());
    }
    return packet;
  }

  private void wishKeyFrame(boolean wanted) {
    if (wanted && !keyFrameWanted) {
      keyFrameWanted = true;
      keyFrameWish.run();
    }
  }

  /** True while video is held back for want of a key frame. */
  boolean keyFrameWanted(long nowNs) {
    return keyFrameWanted && (!paused || nowNs - heldBackNs < HELD_BACK_NS);
  }

  /**
   * Answers a request for a lost packet.
   *
   * @param intervalNs before which the packet is not sent again once more
   * @return bytes sent
   */
  int retransmit(int sequence, long intervalNs) {
    return sendAgain(() -> ring.again(sequence, intervalNs, clock.nowNs()));
  }

  /** Sends a second copy of what {@link #retransmit} sent; returns bytes sent. */
  int retransmitCopy(int sequence) {
    return sendAgain(() -> ring.copy(sequence));
  }

  private int sendAgain(Supplier<byte @Nullable []> find) {
    byte[] packet;
    lock.lock();
    try {
      packet = writer == null ? null : find.get();
    } finally {
      lock.unlock();
    }
    if (packet == null) {
      return 0;
    }
    link.send(packet);
    retransmitted.increment();
    return packet.length;
  }

  /** Measures what is sent; about once a second, by the peer's thread. */
  void sampleRate(long nowNs) {
    lock.lock();
    try {
      sentRate.sample(statistics.octets(), nowNs);
    } finally {
      lock.unlock();
    }
  }

  /** Payload alone, as receivers count it; for the peer's thread. */
  long sentBitsPerSecond() {
    return sentRate.bitsPerSecond();
  }

  /** The receiver's report on this stream; says nothing while nothing is sent. Peer's thread. */
  void onLoss(int fractionLost, long nowNs) {
    if (sentBitsPerSecond() > 0) {
      receiverRate.onLoss(fractionLost, nowNs);
    }
  }

  /** The receiver's estimate of its downlink, against all that goes there. Peer's thread. */
  void onEstimate(long bitsPerSecond, long sentInAll, long nowNs) {
    receiverRate.onEstimate(bitsPerSecond, sentInAll, sentBitsPerSecond(), nowNs);
  }

  @Override
  public int receiverBitsPerSecond() {
    return receiverRate.bitsPerSecond();
  }

  /** The sender report for now, or null when there is nothing to report. */
  @Nullable RTCPSRPacket report(long nowNs) {
    lock.lock();
    try {
      return writer == null ? null : statistics.report(ssrc, ntp, nowNs);
    } finally {
      lock.unlock();
    }
  }
}
