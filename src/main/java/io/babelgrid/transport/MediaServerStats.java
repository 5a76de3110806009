package io.babelgrid.transport;

import java.util.Map;

/**
 * Counters of one media port since it opened, and the time that forwarded packets spent in this
 * node, from leaving the receive socket to entering the send socket.
 *
 * @param peers open now
 * @param received RTP and RTCP packets
 * @param overflowed of these, dropped because their peer's queue was full
 * @param early of these, dropped because their keys weren't agreed upon yet
 * @param rejected of these, dropped because they weren't authentic, malformed or of no known stream
 * @param duplicated of these, dropped because they came again or too late
 * @param sent RTP and RTCP packets
 * @param sentBytes of these, as handed to UDP
 * @param backhaulBytes of those, to other nodes
 * @param sendFailed packets that the cipher or the socket didn't take
 * @param failures exceptions caught while handling single packets or callbacks
 * @param notRepeated lost packets that were asked for and not sent again, for the peer had had its
 *     share
 * @param refusedChecks STUN checks of unknown addresses that were left unanswered
 * @param forwarded packets sent from peer to peer without decoding
 * @param forwardedBytes of these, their payload alone
 * @param forwardedByNs of these, how many by time spent, in buckets named by their upper bound in
 *     nanoseconds: two snapshots tell the distribution between them
 */
public record MediaServerStats(
    int peers,
    long received,
    long overflowed,
    long early,
    long rejected,
    long duplicated,
    long sent,
    long sentBytes,
    long backhaulBytes,
    long sendFailed,
    long failures,
    long notRepeated,
    long refusedChecks,
    long forwarded,
    long forwardedBytes,
    double forwardP50Ms,
    double forwardP99Ms,
    double forwardMaxMs,
    Map<Long, Long> forwardedByNs) {}
