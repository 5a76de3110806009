package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.NodeKeys;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.ice.NodePath;
import io.babelgrid.transport.rtp.NodeClock;
import io.babelgrid.transport.rtp.NtpClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The media path to one other node. As a browser's peer, but for what is agreed on: the path is
 * asked from both ends and never given up, keys and tracks are told, and nothing is decoded.
 */
final class WebRtcRelay implements Relay {

  /**
   * Each way: 128 people with camera, microphone and two voices. Their cameras' rings are 128 x 0.6
   * MB = 79 MB here; their 58,000 packets a second take half of one core, some 10 us each.
   */
  static final int TRACKS = 512;

  /** 0.14 s of as much, 12 MB at worst. */
  private static final int INBOX_PACKETS = 8_192;

  /** Media, reports and who asks for key frames. */
  private static final int SSRCS = 2 * TRACKS;

  /** Two checks, and six that follow on the second that isn't answered. */
  private static final Duration SILENT_AFTER = Duration.ofMillis(2_500);

  /** Ends of the other node that were replaced; one every 10 s for 2.8 h. */
  private static final int REPLACED = 1_000;

  private static final int UFRAG_LENGTH = 256;

  private final RelayEnd end;
  private final NodePath path;
  private final PeerLink link;
  private final RelaySlots slots;
  private final RelayInbound inbound;
  private final PeerReceiver receiver;
  private final PeerReports reports;
  private final PeerLoop loop;
  private final List<RelayEnd> replaced = new ArrayList<>();
  private @Nullable RelayEnd other;

  /** Of the relay's thread. */
  private boolean flows;

  private volatile boolean usable;

  WebRtcRelay(String name, Listener listener, WebRtcMediaServer server) {
    NanoClock clock = server.clock();
    NtpClock ntp = server.ntp();
    TransportCounters counters = server.counters();
    path = new NodePath(server.port(), clock, new Events());
    end = new RelayEnd(path.ufrag(), path.password(), server.relayAddresses(), NodeKeys.part());
    link = PeerLink.toNode(server.filter(), counters);
    link.hold(true);
    slots =
        new RelaySlots(
            server.config(),
            new WebRtcSendSlot.Context(link, clock, ntp, counters, this::wake),
            this::beforeGap,
            TRACKS);
    inbound = new RelayInbound(listener);
    receiver = new PeerReceiver(inbound, SSRCS, () -> new NodeClock(path::roundTripNs), counters);
    reports = new PeerReports(link, receiver, ntp, slots.freshSsrc());
    loop =
        new PeerLoop(
            "relay",
            name,
            server,
            new PeerLoop.Parts(
                new RelayEvents(listener, slots),
                link,
                slots,
                new Path(),
                receiver,
                reports,
                () -> server.forget(this)),
            INBOX_PACKETS,
            new SilenceTimer(SILENT_AFTER, SilenceTimer.NEVER, clock.nowNs()));
    loop.start();
  }

  private void beforeGap(WebRtcSendSlot slot, int sequence) {
    loop.beforeGap(slot, sequence);
  }

  private void wake() {
    loop.wake();
  }

  private final class Path implements Connection {

    @Override
    public void tend(long nowNs) {
      path.check();
      if (link.ready()) {
        // A listener behind the next node waits for the clocks of two: the first must not wait 1 s.
        reports.sendFirstReports(slots.slots(), nowNs);
      }
      reports.pathRoundTrip(path.roundTripNs());
    }

    @Override
    public void close() {
      path.close();
      link.keys(null);
    }
  }

  private final class Events implements NodePath.Listener {

    @Override
    public void onDatagram(byte[] buffer, int offset, int length) {
      int first = length < 12 ? 0 : buffer[offset] & 0xFF;
      // RFC 7983: RTP and RTCP.
      if (first >= 128 && first <= 191) {
        loop.offer(buffer, offset, length);
      }
    }

    @Override
    public void onUsable(boolean now) {
      usable = now;
      link.path(now ? path : null);
      if (now) {
        loop.run(WebRtcRelay.this::flow);
      } else {
        link.hold(true);
      }
    }

    @Override
    public void onHeard() {
      loop.heard();
    }
  }

  private void flow() {
    if (usable && link.keys() != null) {
      link.hold(false);
      if (!flows) {
        flows = true;
        loop.flows();
      }
    }
  }

  @Override
  public RelayEnd end() {
    return end;
  }

  @Override
  public synchronized void connect(RelayEnd next, boolean controls) {
    check(next);
    RelayEnd present = other;
    if (next.equals(present) || replaced.stream().anyMatch(next::isSame)) {
      return;
    }
    other = next;
    if (present != null && next.isSame(present)) {
      path.connect(next.ufrag(), next.password(), next.addresses());
      return;
    }
    if (present != null) {
      replaced.add(present);
    }
    if (replaced.size() > REPLACED) {
      loop.stop("the other node was made anew too often");
      return;
    }
    // From here to the new keys nothing is sent, and so no number is given out.
    link.keys(null);
    slots.slots().forEach(WebRtcSendSlot::restart);
    SrtpSession keys =
        NodeKeys.session(
            new NodeKeys.End(end.ufrag(), end.key()),
            new NodeKeys.End(next.ufrag(), next.key()),
            controls,
            SSRCS);
    loop.run(() -> {
      loop.disconnected();
      flows = false;
      link.keys(keys);
    });
    path.connect(next.ufrag(), next.password(), next.addresses());
  }

  private void check(RelayEnd next) {
    boolean complete =
        next.key().length == NodeKeys.PART_BYTES
            && !next.ufrag().isEmpty()
            && next.ufrag().length() <= UFRAG_LENGTH
            && !next.password().isEmpty()
            && next.password().length() <= UFRAG_LENGTH;
    if (!complete || next.ufrag().equals(end.ufrag())) {
      throw new IllegalArgumentException("not the end of another relay");
    }
  }

  @Override
  public SendSlot send(String room, String trackId, MediaKind kind) {
    return slots.send(room, trackId, kind);
  }

  @Override
  public void stop(String room, String trackId) {
    WebRtcSendSlot ended = slots.stop(room, trackId);
    if (ended != null) {
      loop.run(() -> loop.ended(List.of(ended), List.of()));
    }
  }

  @Override
  public Collection<RelayTrack> sent() {
    return slots.sent();
  }

  @Override
  public void receive(Collection<RelayTrack> tracks) {
    List<RelayTrack> told = tracks.stream().limit(TRACKS).toList();
    slots.taken(told.stream().map(RelayTrack::ssrc).collect(Collectors.toUnmodifiableSet()));
    loop.run(() -> {
      inbound.tracks(told);
      receiver.renegotiated();
    });
  }

  @Override
  public void requestKeyFrame(String room, String trackId) {
    loop.run(() -> inbound.requestKeyFrame(room, trackId));
  }

  @Override
  public PeerStats stats() {
    return PeerStats.of(receiver, loop.inbound(), link, reports);
  }

  @Override
  public void close() {
    loop.stop("closed");
  }

  /** Runs a task on the relay's thread, soon. */
  void run(Runnable task) {
    loop.run(task);
  }

  /** Waits until everything is freed. */
  void awaitClosed() throws InterruptedException {
    loop.join();
  }
}
