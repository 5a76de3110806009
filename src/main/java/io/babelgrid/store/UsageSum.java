package io.babelgrid.store;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What flows used together.
 *
 * @param key of what; empty where a flow is of none, {@code total} of all
 * @param stays that anything was done for
 * @param callMs people were in calls
 * @param recognisedMs speech recognised
 * @param translatedMs speech that became words of another language; of each language by itself
 * @param voicedMs speech made
 * @param lipsMs pictures redrawn
 * @param receivedBytes from participants
 * @param sentBytes to participants
 * @param backhaulBytes of media to other nodes
 * @param lostMs for which something was used that a node, which died, had not reported
 * @param costNanos billionths of the operator's unit
 */
public record UsageSum(
    String key,
    long stays,
    long callMs,
    long recognisedMs,
    long translatedMs,
    long voicedMs,
    long lipsMs,
    long words,
    long computeMs,
    long receivedBytes,
    long sentBytes,
    long backhaulBytes,
    long lostMs,
    @JsonIgnore long costNanos) {}
