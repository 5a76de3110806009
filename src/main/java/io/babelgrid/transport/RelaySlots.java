package io.babelgrid.transport;

import io.babelgrid.transport.rtp.RtpRewriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The tracks that are sent to another node, each under an SSRC of its own for life. Any thread. */
final class RelaySlots implements Slots {

  private final TransportConfig config;
  private final WebRtcSendSlot.Context context;
  private final WebRtcSendSlot.Gaps gaps;
  private final int most;
  private final FreshSsrcs ssrcs = new FreshSsrcs();
  private Set<Long> taken = Set.of();
  private volatile Sending sending = Sending.of(Map.of());
  private boolean closed;

  private record Name(String room, String id) {}

  private record Sent(RelayTrack track, WebRtcSendSlot slot) {}

  /** Never written again. */
  private record Sending(
      Map<Name, Sent> byName, Map<Integer, Sent> bySsrc, List<WebRtcSendSlot> slots) {

    static Sending of(Map<Name, Sent> all) {
      Map<Integer, Sent> bySsrc = new HashMap<>();
      all.values().forEach(sent -> bySsrc.put(sent.slot.ssrc(), sent));
      return new Sending(all, bySsrc, all.values().stream().map(Sent::slot).toList());
    }

    Sending with(Name name, Sent sent) {
      Map<Name, Sent> all = new LinkedHashMap<>(byName);
      all.put(name, sent);
      return of(all);
    }

    Sending without(Name name) {
      Map<Name, Sent> all = new LinkedHashMap<>(byName);
      all.remove(name);
      return of(all);
    }
  }

  RelaySlots(
      TransportConfig config, WebRtcSendSlot.Context context, WebRtcSendSlot.Gaps gaps, int most) {
    this.config = config;
    this.context = context;
    this.gaps = gaps;
    this.most = most;
  }

  /** The SSRCs with which the other node sends. */
  synchronized void taken(Set<Long> others) {
    taken = others;
  }

  /** Random, and neither the other node's nor ever one of our own. */
  synchronized int freshSsrc() {
    return ssrcs.next(taken);
  }

  synchronized WebRtcSendSlot send(String room, String trackId, MediaKind kind) {
    Name name = new Name(room, trackId);
    Sent known = sending.byName.get(name);
    if (known == null) {
      if (sending.byName.size() == most) {
        throw new IllegalStateException("a relay carries " + most + " tracks");
      }
      known = open(room, trackId, kind);
      if (!closed) {
        known.slot.format(RelayFormat.outbound(known.track));
        sending = sending.with(name, known);
      }
    } else if (known.track.kind() != kind) {
      throw new IllegalArgumentException("a track can't change between audio and video");
    }
    return known.slot;
  }

  private Sent open(String room, String trackId, MediaKind kind) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    boolean video = kind == MediaKind.VIDEO;
    int ssrc = freshSsrc();
    WebRtcSendSlot slot =
        new WebRtcSendSlot(
            new Track(trackId, trackId),
            kind,
            ssrc,
            video ? config.videoRing() : config.audioRing(),
            // Half the ranges: neither rolls over soon after the start (RFC 3711, 3.3.1).
            new RtpRewriter(
                kind.clockHz(), video, random.nextInt(1 << 15), random.nextLong(1L << 31)),
            context);
    slot.tellGaps(gaps);
    return new Sent(new RelayTrack(room, trackId, kind, ssrc & 0xFFFF_FFFFL), slot);
  }

  /** Gives the slot that has ended, or null when there was none. */
  synchronized @Nullable WebRtcSendSlot stop(String room, String trackId) {
    Name name = new Name(room, trackId);
    Sent known = sending.byName.get(name);
    if (known == null) {
      return null;
    }
    sending = sending.without(name);
    known.slot.end();
    return known.slot;
  }

  Collection<RelayTrack> sent() {
    return sending.byName.values().stream().map(Sent::track).toList();
  }

  /** The track of a slot, or null when it has ended. */
  @Nullable RelayTrack track(WebRtcSendSlot slot) {
    Sent sent = sending.bySsrc.get(slot.ssrc());
    return sent == null ? null : sent.track;
  }

  @Override
  public Collection<WebRtcSendSlot> slots() {
    return sending.slots;
  }

  @Override
  public @Nullable WebRtcSendSlot slot(long ssrc) {
    Sent sent = sending.bySsrc.get((int) ssrc);
    return sent == null ? null : sent.slot;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Collection<WebRtcSendSlot> all = slots();
    sending = Sending.of(Map.of());
    all.forEach(WebRtcSendSlot::end);
  }
}
