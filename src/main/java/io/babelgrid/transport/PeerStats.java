package io.babelgrid.transport;

/**
 * Counters of one peer or relay since it connected, of all its streams together.
 *
 * @param packetsLost that have not come so far, from RTP sequence numbers (RFC 3550)
 * @param packetsMissed that were lost on their way, whether or not they came when they were asked
 *     for
 * @param roundTripMs from RTCP, or NaN before the first report
 * @param audioConcealed jitter buffer entries that left empty: lost, late or paused
 * @param audioLate audio packets that came after their time was over
 * @param inboundJitterMs RFC 3550 interarrival jitter of the microphone (first audio line)
 * @param captureDelayMs from the browser's microphone to this node without queues, NaN while the
 *     browser does not tell its capture times
 * @param downlinkBitsPerSecond what the browser can receive, by when packets arrive there or as it
 *     estimates itself (REMB), 0 before the first estimate
 */
public record PeerStats(
    long packetsReceived,
    long packetsLost,
    long packetsMissed,
    long packetsSent,
    long bytesReceived,
    long bytesSent,
    long nacksSent,
    long retransmitted,
    long audioConcealed,
    long audioLate,
    double roundTripMs,
    double inboundJitterMs,
    double captureDelayMs,
    long downlinkBitsPerSecond) {

  static PeerStats of(
      PeerReceiver receiver, InboundNumbers inbound, PeerLink link, PeerReports reports) {
    return new PeerStats(
        receiver.packets.sum(),
        inbound.lost(),
        inbound.missed(),
        link.packetsSent.sum(),
        receiver.bytes.sum(),
        link.bytesSent.sum(),
        reports.nacksSent(),
        link.retransmitted.sum(),
        inbound.concealed(),
        inbound.late(),
        reports.roundTripNs() == 0 ? Double.NaN : reports.roundTripNs() / 1e6,
        inbound.jitterMs(),
        inbound.captureDelayMs(),
        reports.downlinkBitsPerSecond());
  }
}
