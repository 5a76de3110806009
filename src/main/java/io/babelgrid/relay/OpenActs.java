package io.babelgrid.relay;

import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomAct;
import io.babelgrid.room.RoomPart;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What hosts did with people of other nodes, until those nodes' parts show it: a link may be
 * broken, or have no room, when it is told. Of the relay's thread.
 */
final class OpenActs {

  /** After which it is no longer what the host wants now; a node is given up as well by then. */
  private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(2);

  /** Of one node; more are not told again. */
  private static final int MOST = 64;

  private final Map<NodeEpoch, Map<Class<?>, Map<String, Open>>> byNode = new HashMap<>();

  private record Open(RoomAct act, long atMs, long sinceNs) {}

  /**
   * That node is told of an act.
   *
   * @param nowMs of the wall clock, as hands are dated
   */
  void told(NodeEpoch node, RoomAct act, long nowMs, long nowNs) {
    if (act instanceof RoomAct.Reacted) {
      return;
    }
    Map<String, Open> those =
        byNode
            .computeIfAbsent(node, _ -> new HashMap<>())
            .computeIfAbsent(act.getClass(), _ -> new LinkedHashMap<>());
    if (those.size() < MOST || those.containsKey(act.participantId())) {
      those.put(act.participantId(), new Open(act, nowMs, nowNs));
    }
  }

  /** What that node has not done as its part shows, to be told again; what it has is forgotten. */
  List<RoomAct> missing(RoomPart part, long nowNs) {
    Map<Class<?>, Map<String, Open>> open = byNode.get(part.node());
    if (open == null) {
      return List.of();
    }
    var people = new HashMap<String, Participant>();
    part.members().forEach(member -> people.put(member.participant().id(), member.participant()));
    open.values()
        .forEach(those ->
            those
                .values()
                .removeIf(each ->
                    nowNs - each.sinceNs() >= LONGEST_NS
                        || isOver(each, people.get(each.act().participantId()))));
    open.values().removeIf(Map::isEmpty);
    if (open.isEmpty()) {
      byNode.remove(part.node());
    }
    return open.values().stream().flatMap(those -> those.values().stream()).map(Open::act).toList();
  }

  /** Who is there no more, or raised their hand again since, is left alone. */
  private static boolean isOver(Open open, @Nullable Participant one) {
    return one == null
        || switch (open.act()) {
          case RoomAct.Hushed _ -> one.audioMuted();
          case RoomAct.HandLowered _ -> one.handMs() == 0 || one.handMs() > open.atMs();
          case RoomAct.Reacted _ -> true;
        };
  }

  void forget(NodeEpoch node) {
    byNode.remove(node);
  }
}
