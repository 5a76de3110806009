package io.babelgrid.room;

/**
 * What a participant's speech cost since the last report. Published on the {@code usage} channel.
 *
 * @param origin counts the reports of a stay; one that comes twice is booked once
 * @param audioMs speech recognised
 * @param words committed by recognition
 * @param synthesisedMs of audio, over all languages
 * @param computeMs spent in inference
 */
public record UsageReport(
    Origin origin,
    String roomId,
    String participantId,
    long audioMs,
    long words,
    long synthesisedMs,
    long computeMs) {}
