package io.babelgrid.store;

import io.babelgrid.room.NodeEpoch;
import java.time.LocalDate;

/**
 * What a node had and did on one day, by its own counters.
 *
 * @param name for people
 * @param laneMs lanes of inference, for as long as it was up
 * @param busyMs that they computed
 * @param sentBytes of media, to whomever
 * @param backhaulBytes of these, to other nodes
 * @param costNanos of all its lanes and its backhaul, in billionths of the operator's unit
 */
public record NodeDay(
    NodeEpoch node,
    LocalDate day,
    String name,
    long upMs,
    long laneMs,
    long busyMs,
    long sentBytes,
    long backhaulBytes,
    long costNanos) {}
