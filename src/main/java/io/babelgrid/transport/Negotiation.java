package io.babelgrid.transport;

import static java.util.stream.Collectors.toSet;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which m-line carries which track. A slot lives as long as offers carry its track, under one SSRC,
 * and no SSRC comes twice, so that a browser never sees one mean two things. Any thread.
 */
final class Negotiation implements Slots {

  private final TransportConfig config;
  private final WebRtcSendSlot.Context context;
  private final FreshSsrcs ssrcs = new FreshSsrcs();

  /** SSRCs of the browser's last offer. */
  private Set<Long> taken = Set.of();

  // Sorted: a browser chooses from names that others chose, however their hashes fall.
  private SortedMap<String, Track> tracks = new TreeMap<>();
  private volatile SortedMap<String, WebRtcSendSlot> active = Collections.emptySortedMap();

  Negotiation(TransportConfig config, WebRtcSendSlot.Context context) {
    this.config = config;
    this.context = context;
  }

  /**
   * What was agreed upon.
   *
   * @param lines of the answer
   * @param inbound how the browser sends
   * @param ended slots that no line carries any more
   */
  record Result(
      List<AnsweredMedia> lines, List<InboundFormat> inbound, List<WebRtcSendSlot> ended) {}

  /**
   * The tracks there are from now on.
   *
   * @return slots whose track has gone since
   */
  synchronized List<WebRtcSendSlot> tracks(Set<Track> present) {
    tracks = new TreeMap<>();
    present.stream().filter(Track::valid).forEach(track -> tracks.put(track.id(), track));
    return active.values().stream()
        .filter(slot -> slot.rest(!tracks.containsKey(slot.trackId())))
        .toList();
  }

  /**
   * Answers each line of an offer and switches the slots to it; a refused one changes nothing.
   *
   * @throws SdpException also when the offer asks for more than the grants allow
   */
  synchronized Result negotiate(SdpOffer offer, Map<String, String> trackByMid, MediaGrants grants)
      throws SdpException, TransportException {
    validate(offer, trackByMid);
    check(offer, trackByMid, grants);
    taken = offer.media().stream().flatMap(line -> line.ssrcs().stream()).collect(toSet());
    List<AnsweredMedia> lines = new ArrayList<>();
    List<InboundFormat> inbound = new ArrayList<>();
    SortedMap<String, WebRtcSendSlot> carried = new TreeMap<>();
    Map<WebRtcSendSlot, RtpWriter> formats = new HashMap<>();
    for (OfferedMedia offered : offer.media()) {
      OfferedMedia line = config.layers() ? offered : offered.whole();
      MediaKind kind = line.video() ? MediaKind.VIDEO : MediaKind.AUDIO;
      int number = received(inbound, kind);
      boolean receives = grants.maySend() && sends(line) && number < config.sendingLines();
      SendTrack sends = null;
      String track = trackByMid.get(line.mid());
      if (grants.mayReceive() && track != null && line.usable() && line.direction().receives()) {
        WebRtcSendSlot slot = slotFor(track, kind);
        formats.put(slot, writer(line, slot.ssrc()));
        carried.put(track, slot);
        sends = new SendTrack(slot.ssrc() & 0xFFFF_FFFFL, slot.track().stream(), track);
      }
      AnsweredMedia answered = new AnsweredMedia(line, receives, sends);
      if (receives) {
        inbound.addAll(InboundFormat.of(answered, number));
      }
      lines.add(answered);
    }
    formats.forEach(WebRtcSendSlot::format);
    return new Result(lines, inbound, replace(carried));
  }

  /**
   * @param next never written again
   */
  private List<WebRtcSendSlot> replace(SortedMap<String, WebRtcSendSlot> next) {
    List<WebRtcSendSlot> ended =
        active.values().stream().filter(slot -> !next.containsValue(slot)).toList();
    active = Collections.unmodifiableSortedMap(next);
    ended.forEach(WebRtcSendSlot::end);
    return ended;
  }

  private void validate(SdpOffer offer, Map<String, String> trackByMid)
      throws SdpException, TransportException {
    if (offer.media().size() > config.maxLines()) {
      throw new SdpException(
          "the offer has %d m-lines, a full room needs %d: use those of tracks that are gone again"
              .formatted(offer.media().size(), config.maxLines()));
    }
    Set<String> mids = offer.media().stream().map(OfferedMedia::mid).collect(toSet());
    Set<String> named = new HashSet<>();
    for (Map.Entry<String, String> entry : trackByMid.entrySet()) {
      String track = entry.getValue();
      if (!mids.contains(entry.getKey())) {
        throw new SdpException("slots name a mid that the offer doesn't", entry.getKey());
      }
      if (!Track.valid(track) || !named.add(track)) {
        throw new SdpException("slots name an invalid track, or one twice", track);
      }
      if (!tracks.containsKey(track)) {
        throw new TransportException(
            "unknown_track",
            "slots name " + track + ", which is not in the room: offer again by the last roster");
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

  /** Lines of a kind, each with all its layers. */
  private static int received(List<InboundFormat> inbound, MediaKind kind) {
    return (int)
        inbound.stream()
            .filter(format -> format.kind() == kind)
            .map(InboundFormat::mid)
            .distinct()
            .count();
  }

  private static boolean sends(OfferedMedia line) {
    return line.usable() && line.direction().sends();
  }

  private WebRtcSendSlot slotFor(String track, MediaKind kind) throws SdpException {
    WebRtcSendSlot known = active.get(track);
    if (known == null) {
      return newSlot(Objects.requireNonNull(tracks.get(track)), kind);
    }
    if (known.kind() != kind) {
      throw new SdpException("track " + track + " can't change between audio and video");
    }
    return known;
  }

  private WebRtcSendSlot newSlot(Track track, MediaKind kind) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    boolean video = kind == MediaKind.VIDEO;
    RtpRewriter rewriter =
        new RtpRewriter(
            // Half the ranges: neither rolls over soon after the start (RFC 3711, 3.3.1).
            kind.clockHz(), video, random.nextInt(1 << 15), random.nextLong(1L << 31));
    int ring = video ? config.videoRing() : config.audioRing();
    return new WebRtcSendSlot(track, kind, freshSsrc(), ring, rewriter, context);
  }

  /** Random, and neither the browser's nor ever one of our own. */
  synchronized int freshSsrc() {
    return ssrcs.next(taken);
  }

  private static RtpWriter writer(OfferedMedia line, int ssrc) {
    return new RtpWriter(
        line.payloadType(),
        ssrc,
        line.extensionId(RtpExtension.MID),
        line.mid().getBytes(StandardCharsets.US_ASCII),
        line.extensionId(RtpExtension.ABS_SEND_TIME),
        line.tellsArrivals() ? line.extensionId(RtpExtension.TRANSPORT_CC) : 0);
  }

  /** The slot that carries a track at present. */
  Optional<WebRtcSendSlot> slot(String trackId) {
    return Optional.ofNullable(active.get(trackId));
  }

  @Override
  public @Nullable WebRtcSendSlot slot(long ssrc) {
    for (WebRtcSendSlot slot : active.values()) {
      if (slot.ssrc() == (int) ssrc) {
        return slot;
      }
    }
    return null;
  }

  @Override
  public Collection<WebRtcSendSlot> slots() {
    return active.values();
  }

  @Override
  public synchronized void close() {
    replace(Collections.emptySortedMap());
  }
}
