package io.babelgrid.signaling;

import io.babelgrid.store.NodeDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * What a node had and did, by its own counters: what its flows were booked for is a part of it.
 *
 * @param upMs it was there
 * @param laneMs lanes of inference, for as long
 * @param busyMs that they computed
 * @param idleShare part of the time in which they did not
 * @param sentBytes of media, to whomever
 * @param backhaulBytes of these, to other nodes
 * @param cost of all its lanes, idle or not, and its backhaul, in the operator's unit
 */
record NodeUsageView(
    UUID node,
    String name,
    long upMs,
    long laneMs,
    long busyMs,
    double idleShare,
    long sentBytes,
    long backhaulBytes,
    double cost) {

  /** Each node once, whatever its days and starts, under its last name. */
  static List<NodeUsageView> of(List<NodeDay> days) {
    var nodes = new LinkedHashMap<UUID, NodeUsageView>();
    days.forEach(day -> nodes.merge(day.node().node(), of(day), NodeUsageView::and));
    return new ArrayList<>(nodes.values());
  }

  private static NodeUsageView of(NodeDay day) {
    return new NodeUsageView(
        day.node().node(),
        day.name(),
        day.upMs(),
        day.laneMs(),
        day.busyMs(),
        idle(day.busyMs(), day.laneMs()),
        day.sentBytes(),
        day.backhaulBytes(),
        day.costNanos() / UsageView.NANOS);
  }

  private NodeUsageView and(NodeUsageView later) {
    long lanes = laneMs + later.laneMs;
    long busy = busyMs + later.busyMs;
    return new NodeUsageView(
        node,
        later.name,
        upMs + later.upMs,
        lanes,
        busy,
        idle(busy, lanes),
        sentBytes + later.sentBytes,
        backhaulBytes + later.backhaulBytes,
        cost + later.cost);
  }

  private static double idle(long busyMs, long laneMs) {
    return laneMs == 0 ? 1 : Math.max(0, 1 - (double) busyMs / laneMs);
  }
}
