package io.babelgrid.transport;

import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.estimate.DownlinkEstimate;
import io.babelgrid.transport.rtp.ArrivalReport;
import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.NackGenerator;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtcpListener;
import io.babelgrid.transport.rtp.RtcpReader;
import io.babelgrid.transport.rtp.RtcpWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import net.sf.fmj.media.rtp.RTCPPacket;
import net.sf.fmj.media.rtp.RTCPRRPacket;
import net.sf.fmj.media.rtp.RTCPReportBlock;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.jitsi.service.neomedia.RawPacket;

/** RTCP of one connection, both ways. Owned by its thread. */
final class PeerReports {

  private static final int SLOTS_A_COMPOUND = 10; // about 28 + 60 bytes each, below 1200 in all
  private static final int MAX_BLOCKS = 31;
  private static final String NODE_NAME = "babelgrid";

  private final PeerLink link;
  private final PeerReceiver receiver;
  private final NtpClock ntp;
  private final int localSsrc;
  private final DownlinkEstimate estimate;
  private final LongAdder nacksSent = new LongAdder();
  private volatile long roundTripNs;
  private volatile long pathRoundTripNs;
  private volatile long downlinkBitsPerSecond;

  /** Of the loop's thread. */
  private boolean reducedSize = true;

  PeerReports(PeerLink link, PeerReceiver receiver, NtpClock ntp, int localSsrc) {
    this.link = link;
    this.receiver = receiver;
    this.ntp = ntp;
    this.localSsrc = localSsrc;
    this.estimate = new DownlinkEstimate(link.departures());
  }

  /** What the other side's RTCP asks of the slots. */
  interface SlotRequests {
    /**
     * Packets did not arrive.
     *
     * @param lost sequence numbers, of one request
     */
    void retransmit(long ssrc, int[] lost);

    void keyFrame(long ssrc);

    /**
     * The receiver's view of a stream.
     *
     * @param fractionLost in 1/256, since its report before
     */
    void loss(long ssrc, int fractionLost, long nowNs);

    /** What the receiver's downlink carries, all streams together. */
    void estimate(long bitsPerSecond, long nowNs);
  }

  /** Decrypts and reads a compound; false when it isn't authentic or malformed. */
  boolean onRtcp(Datagram datagram, SrtpSession keys, SlotRequests slots) {
    int sender = RtcpReader.senderOf(datagram.buffer(), datagram.offset());
    if (!receiver.admits(sender, datagram.arrivedNs())) {
      return false;
    }
    RawPacket raw = keys.unprotectRtcp(datagram.buffer(), datagram.offset(), datagram.length());
    if (raw == null) {
      return false;
    }
    receiver.onAuthentic(sender);
    return RtcpReader.read(
        raw.getBuffer(), raw.getOffset(), raw.getLength(), new Reader(slots, datagram.arrivedNs()));
  }

  private final class Reader implements RtcpListener {
    private final SlotRequests slots;
    private final long arrivedNs;

    Reader(SlotRequests slots, long arrivedNs) {
      this.slots = slots;
      this.arrivedNs = arrivedNs;
    }

    @Override
    public void senderReport(long ssrc, long ntpTime, long timestamp) {
      InboundStream stream = receiver.stream(ssrc);
      if (stream != null) {
        stream.onSenderReport(ntpTime, timestamp, arrivedNs);
        for (InboundAudio audio : receiver.tracks().audio()) {
          audio.captureDelay().onSenderReport(ntpTime, arrivedNs);
        }
      }
    }

    @Override
    public void receptionReport(long ssrc, int fractionLost, long lastReport, long delay) {
      slots.loss(ssrc, fractionLost, arrivedNs);
      if (lastReport != 0) {
        long now = ntp.ntpAt(arrivedNs) >>> 16 & 0xFFFF_FFFFL;
        int units = (int) (now - lastReport - delay); // 1/65536 s
        roundTripNs = Math.max(0, units) * 1_000_000_000L / 65_536;
        for (InboundAudio audio : receiver.tracks().audio()) {
          audio.captureDelay().onRoundTrip(roundTripNs, arrivedNs);
        }
      }
    }

    @Override
    public void nack(long ssrc, int[] sequences) {
      slots.retransmit(ssrc, sequences);
    }

    @Override
    public void keyFrameRequest(long ssrc) {
      slots.keyFrame(ssrc);
    }

    @Override
    public void arrivals(ArrivalReport report) {
      estimate.onFeedback(report, arrivedNs);
      downlinkBitsPerSecond = estimate.bitsPerSecond();
      slots.estimate(downlinkBitsPerSecond, arrivedNs);
    }

    @Override
    public void estimatedBitrate(long bitsPerSecond) {
      downlinkBitsPerSecond = bitsPerSecond;
      slots.estimate(bitsPerSecond, arrivedNs);
    }
  }

  /** Asks for what is missing; gives up on what is too old, then a key frame must follow. */
  void sendNacks(long nowNs) {
    for (InboundStream stream : receiver.streams()) {
      NackGenerator nacks = stream.nacks();
      if (nacks == null) {
        continue;
      }
      int[] missing = nacks.due(nowNs, roundTripNs());
      if (missing.length > 0) {
        nacksSent.add(missing.length);
        sendFeedback(List.of(RtcpWriter.nack(localSsrc, stream.ssrc(), missing)));
      }
      KeyFrameRequests keyFrames = receiver.tracks().keyFrames().get(stream.format().stream());
      if (nacks.takeGaveUp() && keyFrames != null) {
        keyFrames.request();
      }
    }
  }

  /** True while {@link #sendNacks} wants to be called every few milliseconds. */
  boolean missing() {
    for (InboundStream stream : receiver.streams()) {
      NackGenerator nacks = stream.nacks();
      if (nacks != null && nacks.waiting()) {
        return true;
      }
    }
    return false;
  }

  /** Asks each camera for a key frame when one is due; waits until there is that camera. */
  void sendKeyFrameRequests(long nowNs) {
    for (Map.Entry<StreamKey, KeyFrameRequests> line : receiver.tracks().keyFrames().entrySet()) {
      if (!line.getValue().isDue(nowNs)) {
        continue;
      }
      List<RTCPPacket> requests = new ArrayList<>();
      for (InboundStream stream : receiver.streams()) {
        if (stream.format().stream().equals(line.getKey())) {
          requests.add(RtcpWriter.pictureLoss(localSsrc, stream.ssrc()));
        }
      }
      if (!requests.isEmpty() && line.getValue().due(nowNs)) {
        sendFeedback(requests);
      }
    }
  }

  void sendTransportFeedback() {
    for (byte[] information : receiver.feedback().take()) {
      sendFeedback(
          List.of(RtcpWriter.transportFeedback(localSsrc, receiver.lastSsrc(), information)));
    }
  }

  /** Whether feedback may go out alone (RFC 5506), as it does between nodes. */
  void reducedSize(boolean agreed) {
    reducedSize = agreed;
  }

  /** Who did not agree to reduced-size RTCP gets a whole compound (RFC 3550, 6.1). */
  private void sendFeedback(List<RTCPPacket> feedback) {
    if (reducedSize) {
      link.sendRtcp(feedback);
      return;
    }
    List<RTCPPacket> compound = new ArrayList<>();
    compound.add(new RTCPRRPacket(localSsrc, new RTCPReportBlock[0]));
    compound.add(RtcpWriter.canonicalName(localSsrc, NODE_NAME));
    compound.addAll(feedback);
    link.sendRtcp(compound);
  }

  /** Receiver reports for all that comes in, sender reports for all that goes out. */
  void sendReports(Collection<WebRtcSendSlot> slots, long nowNs) {
    RTCPReportBlock[] blocks = reportBlocks(nowNs);
    for (int from = 0; from == 0 || from < blocks.length; from += MAX_BLOCKS) {
      int to = Math.min(from + MAX_BLOCKS, blocks.length);
      link.sendRtcp(
          List.of(
              new RTCPRRPacket(localSsrc, Arrays.copyOfRange(blocks, from, to)),
              RtcpWriter.canonicalName(localSsrc, NODE_NAME)));
    }
    slots.forEach(slot -> slot.sampleRate(nowNs));
    sendSenderReports(slots, nowNs);
  }

  /** Sender reports of sources that began since the last, before those that are due. */
  void sendFirstReports(Collection<WebRtcSendSlot> slots, long nowNs) {
    sendSenderReports(slots.stream().filter(WebRtcSendSlot::untold).toList(), nowNs);
  }

  private void sendSenderReports(Collection<WebRtcSendSlot> slots, long nowNs) {
    List<RTCPPacket> compound = new ArrayList<>();
    for (WebRtcSendSlot slot : slots) {
      RTCPSRPacket report = slot.report(nowNs);
      if (report != null) {
        compound.add(report);
        compound.add(RtcpWriter.canonicalName(slot.ssrc(), slot.track().stream()));
      }
      if (compound.size() >= 2 * SLOTS_A_COMPOUND) {
        link.sendRtcp(compound);
        compound.clear();
      }
    }
    link.sendRtcp(compound);
  }

  private RTCPReportBlock[] reportBlocks(long nowNs) {
    return receiver.streams().stream()
        .filter(stream -> stream.statistics().started())
        .map(stream -> stream.statistics().report(stream.ssrc(), nowNs))
        .toArray(RTCPReportBlock[]::new);
  }

  /** Says that streams have ended, of those that were sent. */
  void sendBye(Collection<WebRtcSendSlot> slots) {
    int[] ssrcs =
        slots.stream()
            .filter(slot -> slot.sent().takeBye())
            .mapToInt(WebRtcSendSlot::ssrc)
            .toArray();
    for (int from = 0; from < ssrcs.length; from += MAX_BLOCKS) {
      int[] some = Arrays.copyOfRange(ssrcs, from, Math.min(from + MAX_BLOCKS, ssrcs.length));
      link.sendRtcp(
          List.of(new RTCPRRPacket(localSsrc, new RTCPReportBlock[0]), RtcpWriter.bye(some)));
    }
  }

  long nacksSent() {
    return nacksSent.sum();
  }

  /** From the last reception report; before the first, what the path measured, or 0. */
  long roundTripNs() {
    return roundTripNs == 0 ? pathRoundTripNs : roundTripNs;
  }

  /** What the path measured itself. */
  void pathRoundTrip(long ns) {
    pathRoundTripNs = ns;
  }

  /**
   * What its downlink carries: by when packets arrived there, or as the browser estimates it
   * (REMB); 0 before the first estimate.
   */
  long downlinkBitsPerSecond() {
    return downlinkBitsPerSecond;
  }
}
