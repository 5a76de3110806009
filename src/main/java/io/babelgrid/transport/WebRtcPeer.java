package io.babelgrid.transport;

import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.ice.IceSession;
import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.sdp.SdpAnswer;
import io.babelgrid.transport.sdp.SdpException;
import io.babelgrid.transport.sdp.SdpOffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One browser's peer connection: SDP from any thread, media on the peer's own thread ({@link
 * PeerLoop}).
 */
final class WebRtcPeer implements Peer {

  private final WebRtcMediaServer server;
  private final Negotiation negotiation;
  private final PeerConnection connection;
  private final InboundLines lines;
  private final PeerReceiver receiver;
  private final PeerReports reports;
  private final PeerLink link;
  private final PeerLoop loop;
  private final long sessionId = ThreadLocalRandom.current().nextLong(1L << 62);
  private int answers;

  WebRtcPeer(String peerId, PeerListener listener, WebRtcMediaServer server) {
    this.server = server;
    NanoClock clock = server.clock();
    NtpClock ntp = server.ntp();
    TransportCounters counters = server.counters();
    link = new PeerLink(server.filter(), counters);
    negotiation =
        new Negotiation(
            server.config(), new WebRtcSendSlot.Context(link, clock, ntp, counters, this::wake));
    lines = new InboundLines(listener);
    receiver = new PeerReceiver(lines, counters);
    reports = new PeerReports(link, receiver, ntp, negotiation.freshSsrc());
    connection =
        new PeerConnection(
            peerId, server.config(), server.port(), server.identity(), link, clock, new Events());
    TransportConfig config = server.config();
    loop =
        new PeerLoop(
            "peer",
            peerId,
            server,
            new PeerLoop.Parts(
                LinkEvents.of(listener),
                link,
                negotiation,
                connection,
                receiver,
                reports,
                () -> server.forget(this)),
            config.inboxPackets(),
            new SilenceTimer(config.silentAfter(), config.closedAfter(), clock.nowNs()));
    loop.start();
  }

  /** Runs a task on the peer's thread, soon. */
  void run(Runnable task) {
    loop.run(task);
  }

  private void wake() {
    loop.wake();
  }

  private final class Events implements PeerConnection.Listener {

    @Override
    public void onMedia(byte[] buffer, int offset, int length) {
      loop.offer(buffer, offset, length);
    }

    @Override
    public void onHeard() {
      loop.heard();
    }

    @Override
    public void onKeys(SrtpSession keys) {
      loop.run(() -> loop.connected(keys));
    }

    @Override
    public void onEnd(boolean established, String reason) {
      if (established) {
        loop.run(loop::left);
      } else {
        loop.stop(reason);
      }
    }
  }

  @Override
  public synchronized String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
      throws TransportException {
    try {
      SdpOffer offer = SdpOffer.parse(offerSdp);
      Negotiation.Result result = negotiation.negotiate(offer, slots, grants);
      if (!result.ended().isEmpty()) {
        loop.run(() -> loop.ended(result.ended(), List.of()));
      }
      List<InboundFormat> inbound = result.inbound();
      IceSession ice = connection.follow(offer, this::startAnew);
      boolean reducedSize = offer.reducedSize();
      loop.run(() -> {
        reports.reducedSize(reducedSize);
        lines.formats(inbound);
        receiver.renegotiated();
      });
      return new SdpAnswer(
              sessionId,
              ++answers,
              ice.localUfrag(),
              ice.localPassword(),
              server.identity().fingerprint(),
              server.addresses(),
              server.port().port(),
              server.config().startVideoKbps(),
              offer.bundled(),
              result.lines())
          .text();
    } catch (SdpException e) {
      throw new TransportException("unsupported_sdp", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new TransportException("media_failed", String.valueOf(e.getMessage()));
    }
  }

  private void startAnew() {
    negotiation.slots().forEach(WebRtcSendSlot::restart);
    loop.run(loop::disconnected);
  }

  @Override
  public void tracks(Set<Track> present) {
    List<WebRtcSendSlot> resting = negotiation.tracks(present);
    if (!resting.isEmpty()) {
      loop.run(() -> loop.ended(List.of(), resting));
    }
  }

  @Override
  public Optional<SendSlot> slot(String trackId) {
    return negotiation.slot(trackId).map(slot -> slot);
  }

  @Override
  public void requestKeyFrame() {
    loop.run(() -> lines.keyFrames().values().forEach(KeyFrameRequests::request));
  }

  @Override
  public void requestKeyFrame(String layer) {
    loop.run(() ->
        lines
            .keyFrames()
            .forEach((stream, requests) -> {
              if (stream.layer().equals(layer)) {
                requests.request();
              }
            }));
  }

  @Override
  public PeerStats stats() {
    return PeerStats.of(receiver, loop.inbound(), link, reports);
  }

  @Override
  public void close() {
    loop.stop("closed");
  }

  /** Waits until everything is freed. */
  void awaitClosed() throws InterruptedException {
    loop.join();
  }
}
