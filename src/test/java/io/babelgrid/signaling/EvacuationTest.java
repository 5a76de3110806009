package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.Reason;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.Departure;
import io.babelgrid.room.NodeEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is sent where and when, with a clock that stands still. */
class EvacuationTest {

  private static final long S = 1_000_000_000L;
  private static final long STEP = S / 20;

  private final GridNode lisbon = node("lisbon");
  private final GridNode porto = node("porto");
  private final List<GridNode> nodes = new ArrayList<>(List.of(lisbon, porto));
  private final List<Traveller> here = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private long nowNs = 7 * S;
  private final Evacuation evacuation =
      new Evacuation(() -> List.copyOf(here), 4, nowNs, nowNs + 60 * S);

  private static GridNode node(String name) {
    return new GridNode(
        new NodeEpoch(UUID.randomUUID(), 1), NodeState.READY, TestNodes.advert(name), Presence.UP);
  }

  private final class One implements Traveller {

    private final String room;
    private final String id;
    private Consumer<Departure.End> told = _ -> {};

    One(String room, String id) {
      this.room = room;
      this.id = id;
      here.add(this);
    }

    @Override
    public String roomId() {
      return room;
    }

    @Override
    public String participantId() {
      return id;
    }

    @Override
    public Optional<GridNode> choose(@Nullable UUID preferred, Set<UUID> not) {
      return nodes.stream()
          .filter(node -> !not.contains(node.id().node()))
          .sorted((a, b) -> Boolean.compare(is(b, preferred), is(a, preferred)))
          .findFirst();
    }

    private static boolean is(GridNode node, @Nullable UUID id) {
      return node.id().node().equals(id);
    }

    @Override
    public void send(GridNode to, Reason reason, Consumer<Departure.End> end) {
      assertEquals(Reason.DRAINING, reason);
      asked.add(id + " to " + to.advert().name());
      told = end;
    }

    void goes() {
      here.remove(this);
      told.accept(Departure.End.MOVED);
    }

    void stays() {
      told.accept(Departure.End.STAYED);
    }
  }

  private void pass(double seconds) {
    for (long endNs = nowNs + (long) (seconds * S); nowNs < endNs; nowNs += STEP) {
      evacuation.step(here.size(), nowNs);
    }
  }

  private Evacuation.Progress progress() {
    evacuation.step(here.size(), nowNs);
    return evacuation.progress();
  }

  @Test
  void noMoreAreAskedInASecondThanItIsTold() {
    for (int i = 0; i < 20; i++) {
      new One("r", "p" + i);
    }
    pass(1);
    assertEquals(4, asked.size());
    pass(2);
    assertEquals(12, asked.size());
  }

  @Test
  void aRoomGoesToOneNodeTheOneAfterTheOther() {
    new One("b", "b1");
    new One("a", "a1");
    new One("b", "b2");
    new One("a", "a2");
    pass(2);
    assertEquals(List.of("a1 to lisbon", "a2 to lisbon", "b1 to lisbon", "b2 to lisbon"), asked);
  }

  @Test
  void itIsOverWhenNobodyIsLeft() {
    One one = new One("r", "one");
    pass(1);
    assertEquals(new Evacuation.Progress(Evacuation.State.RUNNING, 1, 0, 0), progress());
    one.goes();
    assertEquals(new Evacuation.Progress(Evacuation.State.EMPTY, 0, 1, 0), progress());
    assertFalse(evacuation.isHopeful());
  }

  @Test
  void whoCouldNotGoIsSentElsewhereOnceAndThenStays() {
    One one = new One("r", "one");
    pass(1);
    one.stays();
    pass(1);
    assertEquals(List.of("one to lisbon", "one to porto"), asked);
    assertTrue(evacuation.isHopeful());
    one.stays();
    pass(20);
    assertEquals(2, asked.size());
    assertEquals(new Evacuation.Progress(Evacuation.State.RUNNING, 1, 0, 1), progress());
    assertFalse(evacuation.isHopeful(), "a stop need not wait for them");
    pass(60);
    assertEquals(Evacuation.State.EXPIRED, progress().state());
  }

  @Test
  void whoseEndNobodyToldIsAskedAgain() {
    new One("r", "one");
    pass(29);
    assertEquals(1, asked.size());
    pass(2);
    assertEquals(List.of("one to lisbon", "one to porto"), asked);
  }

  @Test
  void whoHasNowhereToGoIsLookedForANodeAgain() {
    nodes.clear();
    new One("r", "one");
    pass(1);
    assertTrue(evacuation.isHopeful(), "a node may just begin to take people");
    pass(3);
    assertFalse(evacuation.isHopeful());
    assertEquals(0, progress().failed());
    nodes.add(porto);
    pass(1.1);
    assertEquals(List.of("one to porto"), asked);
    assertTrue(evacuation.isHopeful());
  }

  @Test
  void whoComesMeanwhileGoesToo() {
    new One("r", "one").goes();
    here.add(new One("r", "two"));
    here.removeLast();
    pass(1);
    assertEquals(List.of("two to lisbon"), asked);
  }

  @Test
  void nobodyIsAskedOnceItIsCalledOff() {
    new One("r", "one");
    evacuation.cancel();
    pass(1);
    assertEquals(List.of(), asked);
    assertEquals(Evacuation.State.CANCELLED, progress().state());
  }

  @Test
  void peopleWithoutAConnectionAreWaitedForAWhile() {
    evacuation.step(1, nowNs);
    assertEquals(new Evacuation.Progress(Evacuation.State.RUNNING, 1, 0, 0), evacuation.progress());
    assertTrue(evacuation.isHopeful());
    for (int second = 1; second <= 5; second++) {
      evacuation.step(1, nowNs + second * S);
    }
    assertFalse(evacuation.isHopeful());
    assertEquals(Evacuation.State.RUNNING, evacuation.progress().state());
  }
}
