package io.babelgrid.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 200 join within a second; all nodes decide by what each was told when it began. */
@Timeout(10)
class HerdTest {

  private static final int ROOM = 150;
  private static final int JOINS = 200;
  private static final double EACH = 0.6;

  private final WorkHome home = new WorkHome(Weights.standard());
  private final Map<UUID, Integer> served = new HashMap<>();
  private final Map<UUID, Map<UUID, Integer>> sent = new HashMap<>();

  /** Room for 150 in all, unevenly spread over ten nodes: 6, 8 ... 24. */
  private static List<NodeFigures> nodes() {
    var nodes = new ArrayList<NodeFigures>();
    for (int i = 0; i < 10; i++) {
      double cores = (6 + 2 * i) * EACH;
      NodeFigures node = TestFigures.node("n" + i, 0, 5 + i);
      nodes.add(node.with(Supply.of(Capacity.ofCores(cores), Cost.ZERO)));
    }
    return nodes;
  }

  private static int room(NodeFigures node) {
    return (int) Math.round(node.supply().capacity().cores() / EACH);
  }

  /** What a node knows: all as they were, and whom it sent itself; of itself everything. */
  private Snapshot seen(NodeFigures decider, List<NodeFigures> nodes) {
    Map<UUID, Integer> own = sent.getOrDefault(decider.id(), Map.of());
    return new Snapshot(
        decider.id(),
        decider.place(),
        nodes.stream()
            .map(node -> {
              boolean here = node.id().equals(decider.id());
              int count = here ? served.getOrDefault(node.id(), 0) : own.getOrDefault(node.id(), 0);
              NodeFigures known = here ? node.at(Double.NaN) : node;
              return known.with(
                  new Supply(
                      node.supply().capacity(), Cost.ZERO, Cost.ofCores(EACH * count), count));
            })
            .toList());
  }

  /** Asks until somebody takes it; the reason when nobody does. */
  private String join(NodeFigures decider, List<NodeFigures> nodes, Random random) {
    var refused = new HashSet<UUID>();
    while (true) {
      Job job =
          Job.of(WorkClass.VOICE, "en", "pt", Cost.ofCores(EACH)).without(Set.copyOf(refused));
      Decision decision = home.choose(seen(decider, nodes), job, random);
      if (decision.chosen().isEmpty()) {
        return decision.sentence();
      }
      UUID to = decision.chosen().get();
      NodeFigures asked =
          nodes.stream().filter(one -> one.id().equals(to)).findFirst().orElseThrow();
      if (served.getOrDefault(to, 0) < room(asked)) {
        served.merge(to, 1, Integer::sum);
        sent.computeIfAbsent(decider.id(), _ -> new HashMap<>()).merge(to, 1, Integer::sum);
        return "";
      }
      refused.add(to);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10})
  void roomIsFilledAndNoMore(int deciders) {
    List<NodeFigures> nodes = nodes();
    var random = new Random(deciders);
    int taken = 0;
    for (int i = 0; i < JOINS; i++) {
      String reason = join(nodes.get(i % deciders), nodes, random);
      if (reason.isEmpty()) {
        taken++;
      } else {
        assertTrue(reason.startsWith("voice at nowhere; n"), reason);
      }
    }
    assertEquals(ROOM, nodes.stream().mapToInt(HerdTest::room).sum());
    assertEquals(ROOM, taken, 2);
    for (NodeFigures node : nodes) {
      assertTrue(served.getOrDefault(node.id(), 0) <= room(node), node.name());
    }
  }
}
