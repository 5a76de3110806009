package io.babelgrid.transport;

import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import io.babelgrid.transport.sdp.AnsweredMedia;
import io.babelgrid.transport.sdp.OfferedMedia;
import io.babelgrid.transport.sdp.RtpExtension;
import io.babelgrid.transport.sdp.SdpException;
import io.babelgrid.transport.sdp.SdpOffer;
import io.babelgrid.transport.sdp.SendTrack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which m-line carries which track. Slots keep their SSRC as long as the peer lives, so that a
 * browser never sees one SSRC mean two things. Guarded by the peer's negotiation lock; {@link
 * #slot} and {@link #slots} may be called by any thread.
 */
final class Negotiation {

  private final TransportConfig config;
  private final WebRtcSendSlot.Context context;
  private final Map<String, WebRtcSendSlot> all = new ConcurrentHashMap<>();
  private final Set<Long> usedSsrcs = new HashSet<>();
  private volatile Map<String, WebRtcSendSlot> active = Map.of();

  Negotiation(TransportConfig config, WebRtcSendSlot.Context context) {
    this.config = config;
    this.context = context;
  }

  /** What was agreed upon: the lines of the answer and how the browser sends. */
  record Result(List<AnsweredMedia> lines, List<InboundFormat> inbound) {}

  /**
   * Answers each line of an offer and switches the slots to it.
   *
   * @throws SdpException also when the offer asks for more than the grants allow
   */
  Result negotiate(SdpOffer offer, Map<String, String> trackByMid, MediaGrants grants)
      throws SdpException {
    validate(offer, trackByMid);
    check(offer, trackByMid, grants);
    List<AnsweredMedia> lines = new ArrayList<>();
    List<InboundFormat> inbound = new ArrayList<>();
    Map<String, WebRtcSendSlot> carried = new ConcurrentHashMap<>();
    for (OfferedMedia line : offer.media()) {
      usedSsrcs.addAll(line.ssrcs());
      MediaKind kind = line.video() ? MediaKind.VIDEO : MediaKind.AUDIO;
      boolean receives =
          grants.maySend()
              && sends(line)
              && inbound.stream().noneMatch(other -> other.kind() == kind);
      if (receives) {
        inbound.add(InboundFormat.of(line));
      }
      SendTrack sends = null;
      String track = trackByMid.get(line.mid());
      if (grants.mayReceive() && track != null && line.usable() && line.direction().receives()) {
        WebRtcSendSlot slot = slotFor(track, kind);
        slot.format(writer(line, slot.ssrc()));
        carried.put(track, slot);
        sends = new SendTrack(slot.ssrc() & 0xFFFF_FFFFL, TrackIds.streamOf(track), track);
      }
      lines.add(new AnsweredMedia(line, receives, sends));
    }
    all.forEach((track, slot) -> {
      if (!carried.containsKey(track)) {
        slot.format(null);
      }
    });
    active = Map.copyOf(carried);
    return new Result(lines, inbound);
  }

  private static void validate(SdpOffer offer, Map<String, String> trackByMid) throws SdpException {
    Set<String> tracks = new HashSet<>();
    for (Map.Entry<String, String> entry : trackByMid.entrySet()) {
      if (offer.media().stream().noneMatch(line -> line.mid().equals(entry.getKey()))) {
        throw new SdpException("slots name mid " + entry.getKey() + ", the offer doesn't");
      }
      if (!TrackIds.valid(entry.getValue()) || !tracks.add(entry.getValue())) {
        throw new SdpException("slots name an invalid track, or one twice: " + entry.getValue());
      }
    }
  }

  private static void check(SdpOffer offer, Map<String, String> trackByMid, MediaGrants grants)
      throws SdpException {
    if (!grants.mayReceive() && !trackByMid.isEmpty()) {
      throw new SdpException("your token does not let you receive");
    }
    if (!grants.maySend() && offer.media().stream().anyMatch(Negotiation::sends)) {
      throw new SdpException("your token does not let you send; offer recvonly");
    }
  }

  private static boolean sends(OfferedMedia line) {
    return line.usable() && line.direction().sends();
  }

  private WebRtcSendSlot slotFor(String track, MediaKind kind) throws SdpException {
    WebRtcSendSlot known = all.get(track);
    if (known == null) {
      known = newSlot(track, kind);
      all.put(track, known);
    }
    if (known.kind() != kind) {
      throw new SdpException("track " + track + " can't change between audio and video");
    }
    return known;
  }

  private WebRtcSendSlot newSlot(String track, MediaKind kind) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    boolean video = kind == MediaKind.VIDEO;
    RtpRewriter rewriter =
        new RtpRewriter(
            // Half the ranges: neither rolls over soon after the start (RFC 3711, 3.3.1).
            kind.clockHz(), video, random.nextInt(1 << 15), random.nextLong(1L << 31));
    int ring = video ? config.videoRing() : config.audioRing();
    return new WebRtcSendSlot(track, kind, freshSsrc(), ring, rewriter, context);
  }

  /** Random, and neither the browser's nor one of our own. */
  int freshSsrc() {
    while (true) {
      int ssrc = ThreadLocalRandom.current().nextInt();
      // Browsers use 1 as the sender of reports while they send nothing.
      if (ssrc != 0 && ssrc != 1 && usedSsrcs.add(ssrc & 0xFFFF_FFFFL)) {
        return ssrc;
      }
    }
  }

  private static RtpWriter writer(OfferedMedia line, int ssrc) {
    return new RtpWriter(
        line.payloadType(),
        ssrc,
        line.extensionId(RtpExtension.MID),
        line.mid().getBytes(StandardCharsets.US_ASCII),
        line.extensionId(RtpExtension.ABS_SEND_TIME));
  }

  /** The slot that carries a track at present. */
  Optional<WebRtcSendSlot> slot(String trackId) {
    return Optional.ofNullable(active.get(trackId));
  }

  /** The slot of an SSRC, or null. */
  @Nullable WebRtcSendSlot slot(long ssrc) {
    for (WebRtcSendSlot slot : active.values()) {
      if (slot.ssrc() == (int) ssrc) {
        return slot;
      }
    }
    return null;
  }

  /** All slots that carry something at present. */
  Collection<WebRtcSendSlot> slots() {
    return active.values();
  }

  /** Ends all slots. */
  void close() {
    active = Map.of();
    all.values().forEach(slot -> slot.format(null));
  }
}
