package io.babelgrid.transport;

/**
 * Counters of one peer since it connected.
 *
 * @param roundTripMs from RTCP, or NaN before the first report
 * @param inboundJitterMs RFC 3550 interarrival jitter of the audio received
 */
public record PeerStats(
    long packetsReceived,
    long packetsLost,
    long packetsSent,
    long bytesReceived,
    long bytesSent,
    long nacksSent,
    long retransmitted,
    long audioConcealed,
    double roundTripMs,
    double inboundJitterMs) {}
