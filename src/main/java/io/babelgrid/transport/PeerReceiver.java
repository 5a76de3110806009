package io.babelgrid.transport;

import io.babelgrid.pipeline.Allowance;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.rtp.CaptureClock;
import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.SenderClock;
import io.babelgrid.transport.rtp.TransportFeedback;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jitsi.service.neomedia.RawPacket;
import org.jspecify.annotations.Nullable;

/**
 * What comes in from one browser or node: decrypt, find the stream, count, hand over. Owned by the
 * connection's thread, but for the counters.
 */
final class PeerReceiver {

  /** The streams of a browser, each replaced many times, and the senders of reports. */
  private static final int SSRCS_OF_A_BROWSER = 64;

  /**
   * Packets of unknown SSRCs that are tried: each costs keys (some 20 us), so a flood of forged
   * ones takes 10 ms a second. Among 10,000 of those one of twenty packets of a new stream is tried
   * all the same: within half a second of audio.
   */
  private static final int TRIES_A_SECOND = 500;

  private final TransportCounters counters;
  private final Map<Integer, InboundStream> streams = new HashMap<>();
  private final SequencedSet<Integer> authentic = new LinkedHashSet<>();
  private final Allowance tries;
  private final TransportFeedback feedback = new TransportFeedback();
  private final InboundTracks tracks;
  private final int mostSsrcs;
  private final Supplier<CaptureClock> clocks;
  private CaptureClock senderClock;
  private int lastSsrc;
  final LongAdder packets = new LongAdder();
  final LongAdder bytes = new LongAdder();

  /** For a browser. */
  PeerReceiver(InboundLines lines, TransportCounters counters) {
    this(lines, SSRCS_OF_A_BROWSER, SenderClock::new, counters);
  }

  /**
   * @param mostSsrcs of media and of reports together
   * @param clocks makes that of a sender who starts from nothing
   */
  PeerReceiver(
      InboundTracks tracks,
      int mostSsrcs,
      Supplier<CaptureClock> clocks,
      TransportCounters counters) {
    this.tracks = tracks;
    this.mostSsrcs = mostSsrcs;
    this.clocks = clocks;
    this.counters = counters;
    this.tries = new Allowance(TRIES_A_SECOND, mostSsrcs);
    this.senderClock = clocks.get();
  }

  /** Other tracks were agreed on; streams of those that ended are forgotten. */
  void renegotiated() {
    streams.values().removeIf(stream -> !tracks.has(stream.format()));
  }

  /** New keys: the other side starts from nothing. */
  void reset() {
    streams.clear();
    authentic.clear();
    senderClock = clocks.get();
    tracks.reset();
  }

  /**
   * Decrypts and handles one RTP packet.
   *
   * @return whether the sender is heard by it: it is authentic, of a known stream and no repeat
   */
  boolean onRtp(Datagram datagram, SrtpSession keys, long takenNs) {
    int ssrc = RtpPacket.ssrcOf(datagram.buffer(), datagram.offset());
    if (!tracks.expects(ssrc) || !admits(ssrc, datagram.arrivedNs())) {
      counters.rejected.increment();
      return false;
    }
    RawPacket raw = keys.unprotectRtp(datagram.buffer(), datagram.offset(), datagram.length());
    RtpPacket packet =
        raw == null ? null : RtpPacket.parse(raw.getBuffer(), raw.getOffset(), raw.getLength());
    if (raw != null) {
      onAuthentic(ssrc);
    }
    InboundStream stream = packet == null ? null : stream(packet);
    if (packet == null || stream == null) {
      counters.rejected.increment();
      return false;
    }
    packets.increment();
    bytes.add(datagram.length());
    return onAuthentic(packet, stream, datagram.arrivedNs(), takenNs);
  }

  /** Whether a packet of an SSRC may be decrypted: an unknown one costs keys, even a forged one. */
  boolean admits(int ssrc, long nowNs) {
    return authentic.contains(ssrc) || tries.take(nowNs);
  }

  /** A packet of this SSRC proved authentic; the one unused for longest makes room. */
  void onAuthentic(int ssrc) {
    authentic.addLast(ssrc);
    if (authentic.size() > mostSsrcs) {
      streams.remove(authentic.removeFirst());
    }
  }

  private boolean onAuthentic(
      RtpPacket packet, InboundStream stream, long arrivedNs, long takenNs) {
    long sequence = stream.count(packet, arrivedNs);
    if (sequence == InboundStream.DUPLICATE) {
      counters.duplicated.increment();
      return false;
    }
    int wide = packet.extension(stream.format().feedbackId());
    if (wide >= 0 && packet.extensionLength(wide) >= 2) {
      feedback.onPacket(
          (packet.buffer()[wide] & 0xFF) << 8 | packet.buffer()[wide + 1] & 0xFF, arrivedNs);
      lastSsrc = packet.ssrc();
    }
    MediaPacket media = stream.media(packet, sequence, arrivedNs, takenNs);
    if (media == null) {
      return true;
    }
    handOver(packet, stream, media);
    return true;
  }

  private void handOver(RtpPacket packet, InboundStream stream, MediaPacket media) {
    StreamKey key = stream.format().stream();
    KeyFrameRequests keyFrames = tracks.keyFrames().get(key);
    if (keyFrames != null && media.keyFrameStart()) {
      keyFrames.onKeyFrame();
    }
    tracks.deliver(packet, stream, media);
  }

  private @Nullable InboundStream stream(RtpPacket packet) {
    InboundStream known = streams.get(packet.ssrc());
    if (known != null) {
      return known.format().payloadType() == packet.payloadType() ? known : null;
    }
    InboundFormat format = tracks.lineOf(packet);
    if (format == null) {
      return null;
    }
    InboundStream added = new InboundStream(packet.ssrc(), format, senderClock);
    streams.put(packet.ssrc(), added);
    return added;
  }

  /**
   * Lets the jitter buffers give up what is due; returns when one wants to be called again.
   *
   * @param roundTripNs to the browser
   */
  long pollAudio(long nowNs, long roundTripNs) {
    long wakeNs = Long.MAX_VALUE;
    for (InboundAudio audio : tracks.audio()) {
      wakeNs = Math.min(wakeNs, audio.poll(nowNs, roundTripNs));
    }
    return wakeNs;
  }

  InboundTracks tracks() {
    return tracks;
  }

  Collection<InboundStream> streams() {
    return streams.values();
  }

  @Nullable InboundStream stream(long ssrc) {
    return streams.get((int) ssrc);
  }

  TransportFeedback feedback() {
    return feedback;
  }

  /** The stream that transport-wide feedback names; it stands for all. */
  int lastSsrc() {
    return lastSsrc;
  }
}
