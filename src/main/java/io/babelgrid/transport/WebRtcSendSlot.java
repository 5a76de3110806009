package io.babelgrid.transport;

import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import io.babelgrid.transport.rtp.SendStatistics;
import io.babelgrid.transport.rtp.Vp8Numbers;
import io.babelgrid.transport.rtp.Vp8Payload;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.jspecify.annotations.Nullable;

/**
 * One outgoing stream. Any thread may send: the lock is held for rewriting and encrypting one
 * packet (about 10 us), not while the socket is written.
 */
final class WebRtcSendSlot implements SendSlot {

  private static final StreamId NONE = new StreamId("", -1);

  /** IP, UDP, RTP with extensions, and the SRTP tag. */
  private static final int HEADER_BYTES = 72;

  private final Track track;
  private final MediaKind kind;
  private final int ssrc;
  private final PeerLink link;
  private final NanoClock clock;
  private final NtpClock ntp;
  private final TransportCounters counters;
  private final KeyFrameWish keyFrame;

  private final ReentrantLock lock = new ReentrantLock();
  private final RtpRewriter rewriter;
  private final Vp8Numbers pictures = new Vp8Numbers();
  private final SentPackets sent;
  private final SendStatistics statistics;
  private @Nullable RtpWriter writer;
  private StreamId source = NONE;
  private boolean resting;
  private final AtomicLong ownSequence = new AtomicLong();
  private volatile @Nullable Gaps gaps;
  private volatile LongConsumer charged = _ -> {};
  private final SlotRates rates = new SlotRates();

  /**
   * Hears of packets that nothing follows soon, so that their loss would show late: one of sound,
   * the last of a picture.
   */
  @FunctionalInterface
  interface Gaps {
    void before(WebRtcSendSlot slot, int sequence);
  }

  /** What a slot needs of its peer. */
  record Context(
      PeerLink link,
      NanoClock clock,
      NtpClock ntp,
      TransportCounters counters,
      Runnable keyFrameWish) {}

  WebRtcSendSlot(
      Track track, MediaKind kind, int ssrc, int ringSize, RtpRewriter rewriter, Context context) {
    this.track = track;
    this.kind = kind;
    this.ssrc = ssrc;
    this.rewriter = rewriter;
    this.link = context.link;
    this.clock = context.clock;
    this.ntp = context.ntp;
    this.counters = context.counters;
    this.keyFrame = new KeyFrameWish(kind == MediaKind.VIDEO, context.keyFrameWish);
    this.sent = new SentPackets(lock, link, clock, ringSize, bytes -> charged.accept(bytes));
    this.statistics = new SendStatistics(kind.clockHz());
  }

  /** From now on. */
  void tellGaps(Gaps listener) {
    gaps = listener;
  }

  Track track() {
    return track;
  }

  String trackId() {
    return track.id();
  }

  MediaKind kind() {
    return kind;
  }

  int ssrc() {
    return ssrc;
  }

  /** Sends with this format from now on. */
  void format(RtpWriter format) {
    lock.lock();
    try {
      writer = format;
    } finally {
      lock.unlock();
    }
  }

  /** The browser no longer receives: nothing is sent any more, and nothing kept. */
  void end() {
    lock.lock();
    try {
      writer = null;
      sent.forget();
      keyFrame.pause();
    } finally {
      lock.unlock();
    }
  }

  /**
   * While its track is gone nothing is sent and nothing kept; should it come back before the next
   * offer, it goes on here.
   *
   * @return whether it has gone just now
   */
  boolean rest(boolean gone) {
    lock.lock();
    try {
      boolean begins = gone && !resting;
      resting = gone;
      if (begins) {
        sent.forget();
        suspend();
      }
      return begins;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The browser starts from nothing, with new keys: old packets are useless to it, video needs a
   * key frame.
   */
  void restart() {
    lock.lock();
    try {
      sent.forget();
      rewriter.renew();
      keyFrame.restart(kind == MediaKind.VIDEO);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forward(String sourceId, MediaPacket packet) {
    long readyNs = clock.nowNs();
    if (emit(null, sourceId, packet)) {
      counters.forwarded.increment();
      counters.forwardedBytes.add(packet.payload().length);
      counters.ledger.post(
          Workload.FORWARD, packet.arrivedNs(), packet.takenNs(), readyNs, clock.nowNs());
    }
  }

  @Override
  public void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker) {
    send(stream, payload, rtpTicks, marker, clock.nowNs());
  }

  @Override
  public void send(
      StreamId stream, byte[] payload, long rtpTicks, boolean marker, long capturedNs) {
    boolean key = kind == MediaKind.VIDEO && Vp8Payload.startsKeyFrame(payload, 0, payload.length);
    long nowNs = clock.nowNs();
    long sequence = ownSequence.incrementAndGet();
    emit(
        stream,
        stream.source(),
        new MediaPacket(
            kind, ssrc, sequence, rtpTicks, marker, payload, key, nowNs, nowNs, capturedNs));
  }

  @Override
  public void pause() {
    lock.lock();
    try {
      suspend();
    } finally {
      lock.unlock();
    }
  }

  private void suspend() {
    rewriter.restart();
    statistics.unmap();
    keyFrame.pause();
  }

  /**
   * Sends a packet.
   *
   * @param own the stream, when this node made it
   */
  private boolean emit(@Nullable StreamId own, String from, MediaPacket media) {
    byte[] packet;
    lock.lock();
    try {
      follow(own, from, media.ssrc());
      packet = write(media);
    } finally {
      lock.unlock();
    }
    if (packet == null) {
      return false;
    }
    link.send(packet);
    charged.accept(packet.length);
    Gaps told = gaps;
    if (told != null && (kind == MediaKind.AUDIO || media.marker())) {
      told.before(this, (packet[2] & 0xFF) << 8 | packet[3] & 0xFF);
    }
    return true;
  }

  private void follow(@Nullable StreamId own, String from, int fromSsrc) {
    if (own == null ? !source.isForwarded(from, fromSsrc) : !source.equals(own)) {
      source = own == null ? StreamId.forwarded(from, fromSsrc) : own;
      statistics.unmap();
      rewriter.restart();
    }
  }

  private byte @Nullable [] write(MediaPacket media) {
    RtpWriter format = writer;
    if (format == null || resting || !link.ready()) {
      return null;
    }
    long nowNs = clock.nowNs();
    long sequence = rewriter.map(media.sequence(), media.rtpTicks(), media.keyFrameStart(), nowNs);
    if (sequence == RtpRewriter.DROP) {
      keyFrame.heldBack(rewriter.waitingForKeyFrame(), nowNs);
      return null;
    }
    keyFrame.sent();
    long timestamp = rewriter.timestamp(media.rtpTicks());
    int wide =
        format.isWide() ? link.departures().next(media.payload().length + HEADER_BYTES, nowNs) : 0;
    byte[] plain =
        format.packet(media.payload(), sequence, timestamp, media.marker(), ntp.ntpAt(nowNs), wide);
    if (kind == MediaKind.VIDEO) {
      int length = media.payload().length;
      pictures.renumber(
          plain, plain.length - RtpWriter.TAIL_BYTES - length, length, rewriter.joined());
    }
    byte[] packet = link.protect(plain);
    if (packet == null) {
      return null;
    }
    sent.keep(packet, nowNs);
    statistics.onSent(media.payload().length);
    if (media.capturedNs() != MediaPacket.CAPTURE_UNKNOWN) {
      statistics.map(timestamp, media.capturedNs());
    }
    return packet;
  }

  KeyFrameWish keyFrame() {
    return keyFrame;
  }

  /** For the peer's thread. */
  SentPackets sent() {
    return sent;
  }

  /** For the peer's thread. */
  SlotRates rates() {
    return rates;
  }

  /** Measures what is sent; about once a second, by the peer's thread. */
  void sampleRate(long nowNs) {
    lock.lock();
    try {
      rates.sample(statistics.octets(), nowNs);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void charge(LongConsumer bytes) {
    charged = bytes;
  }

  @Override
  public int receiverBitsPerSecond() {
    return rates.receiverBitsPerSecond();
  }

  /** Whether a sender report would say what none of this source has said. */
  boolean untold() {
    lock.lock();
    try {
      return statistics.untold();
    } finally {
      lock.unlock();
    }
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
