package io.babelgrid.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
public class FlowGovernorTest {

  private static final Ladder<String> VOICE = ladder(rung("good", 0.5), rung("cheap", 0.1));
  private static final Ladder<String> HALF = ladder(rung("half", 0.5));

  private final ContinuousBatcher lanes = new ContinuousBatcher(System::nanoTime, 1);
  private final AtomicBoolean looks = new AtomicBoolean();

  /** Takes its time: while somebody opens a flow, the load is looked at. */
  private final FlowGovernor governor = new FlowGovernor(CapacityConfig.of(1), lanes, this::now);

  private long now() {
    if (looks.compareAndSet(true, false)) {
      var look = new Thread(() -> governor.tick(true));
      look.start();
      try {
        look.join(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return System.nanoTime();
  }

  @AfterEach
  void end() {
    governor.close();
    lanes.close();
  }

  @Test
  void aLookAtTheLoadWhileAFlowOpensDoesNotAdmitItTwice() {
    for (int i = 0; i < 20; i++) {
      looks.set(true);
      var flow = new Told();
      try (Seat<String> seat = open("s" + i, VOICE, flow)) {
        assertEquals(List.of("good"), flow.orders);
        assertEquals(Seat.State.SERVED, seat.state());
      }
      assertEquals(List.of(), governor.snapshot().flows());
    }
  }

  @Test
  void thousandsOfFlowsThatComeAndGoWhileTheLoadIsLookedAtLeaveNothing() throws Exception {
    var going = new AtomicBoolean(true);
    var look =
        new Thread(() -> {
          while (going.get()) {
            governor.tick(true);
            Thread.yield();
          }
        });
    look.start();
    for (int i = 0; i < 4_000; i++) {
      var flow = new Told();
      try (Seat<String> _ = open("s" + i % 3, HALF, flow);
          Seat<String> _ = open("t" + i % 3, HALF, flow)) {
        assertTrue(governor.snapshot().flows().size() <= 1, "0.85 cores hold one half");
      }
    }
    going.set(false);
    look.join();
    assertEquals(List.of(), governor.snapshot().flows());
    assertEquals(0, governor.unserved());
    var counts = governor.snapshot().counts();
    assertEquals(counts.admitted(), counts.released());
  }

  @Test
  void aFlowIsToldTheWayItStandsOn() {
    var rich = new Told();
    var poor = new Told();
    var none = new Told();
    try (Seat<String> _ = open("a", VOICE, rich);
        Seat<String> _ = open("b", VOICE, poor);
        Seat<String> waiting = open("c", HALF, none)) {
      assertEquals(List.of("good"), rich.orders);
      assertEquals(List.of("cheap: the node is nearly full"), poor.orders);
      assertEquals(1, none.orders.size());
      assertTrue(none.orders.getFirst().startsWith("refused: pt voice of another speaker needs"));
      assertEquals(Seat.State.WAITING, waiting.state());
      assertEquals(1, governor.unserved());
    }
  }

  @Test
  void whoWasRefusedIsServedWhenThereIsRoomAndToldOnce() {
    var late = new Told();
    Seat<String> first = open("a", HALF, new Told());
    try (Seat<String> _ = open("b", HALF, late)) {
      governor.tick(true);
      first.close();
      governor.tick(false);
      assertEquals(1, late.orders.size(), "asks again at its turn only");
      governor.tick(true);
      governor.tick(true);
      assertEquals("half", late.orders.getLast());
      assertEquals(2, late.orders.size());
    }
  }

  @Test
  void whoClosesAnothersSeatWhileToldHasTheOtherNeverTold() {
    Seat<String> first = open("0", HALF, new Told());
    var other = new Told();
    var seats = new ArrayList<Seat<String>>();
    var closes =
        new Told() {
          @Override
          public void serve(String way, String reason) {
            super.serve(way, reason);
            seats.forEach(Seat::close);
          }
        };
    Ladder<String> small = ladder(rung("small", 0.4));
    Seat<String> one = open("1", small, closes);
    seats.add(open("2", small, other));
    first.close();
    governor.tick(true);
    assertEquals("small", closes.orders.getLast());
    assertEquals(1, other.orders.size(), "refused, and nothing since");
    one.close();
    assertEquals(List.of(), governor.snapshot().flows());
  }

  @Test
  void aFlowThatFailsAtWhatItIsToldHurtsNoOther() {
    var fails =
        new Told() {
          @Override
          public void serve(String way, String reason) {
            throw new IllegalStateException("no voice");
          }
        };
    var other = new Told();
    try (Seat<String> _ = open("a", HALF, fails);
        Seat<String> _ = open("b", ladder(rung("small", 0.2)), other)) {
      assertEquals(List.of("small"), other.orders);
    }
    assertEquals(List.of(), governor.snapshot().flows());
  }

  @Test
  void aFlowThatThrowsAnErrorHurtsNoOther() {
    var fails =
        new Told() {
          @Override
          public void serve(String way, String reason) {
            throw new LinkageError("poison");
          }
        };
    var other = new Told();
    Seat<String> full = open("a", HALF, new Told());
    Seat<String> failing = open("b", HALF, fails);
    try (Seat<String> _ = open("c", HALF, other)) {
      full.close();
      governor.tick(true);
      failing.close();
      governor.tick(true);
      assertEquals("half", other.orders.getLast());
    }
  }

  @Test
  void theSameSpeakerInTwoRoomsIsTwoFlows() {
    Ladder<String> small = ladder(rung("small", 0.3));
    Seat<String> here = open("red", "ann", small, new Told());
    try (Seat<String> _ = open("blue", "ann", small, new Told())) {
      assertEquals(0.6, governor.snapshot().predictedCores(), 1e-9);
      here.close();
      assertEquals(
          List.of("blue"),
          governor.snapshot().flows().stream().map(flow -> flow.id().room()).toList());
    }
  }

  @Test
  void peersLeaveLessForFlowsAndFullLinesAreToldOf() {
    var packets = new AtomicLong();
    var nowNs = new AtomicLong();
    var media =
        new MediaMeter(
            () -> new MediaMeter.Sent(packets.get(), 72 * packets.get(), packets.get(), 0), 0);
    var config = CapacityConfig.of(Capacity.ofCores(1).withUplink(20_000_000));
    try (var busy = new FlowGovernor(config, lanes, media, nowNs::get)) {
      busy.tick(false);
      packets.addAndGet(20_000);
      nowNs.addAndGet(1_000_000_000);
      busy.tick(false);
      assertEquals(20_000 * 0.19 / 7_850, busy.snapshot().predictedCores(), 1e-9);
      assertEquals(20_000 * 62 * 8, busy.snapshot().media().sentBitsPerSecond());
      assertEquals(20_000 * 100 * 8, busy.snapshot().promised().sentBitsPerSecond());
      var cores = new Told();
      busy.open(new FlowId("room", "a", "voice"), HALF, new ComputeAccount(), () -> false, cores);
      assertEquals(
          List.of("refused: voice of another speaker needs 0.50 cores, 0.36 of 0.85 are free"),
          cores.orders);
      var line = new Told();
      Ladder<String> sent =
          ladder(new Rung(ServiceLevel.VOICE, "sent", new Cost(0, 0, 0, 2_000_000)));
      busy.open(new FlowId("room", "b", "voice"), sent, new ComputeAccount(), () -> false, line);
      assertEquals(
          List.of(
              "refused: voice of another speaker needs 2.00 Mbit/s sent, 1.00 of 17.00 are free"),
          line.orders);
    }
  }

  private Seat<String> open(String speaker, Ladder<String> ladder, Told flow) {
    return open("room", speaker, ladder, flow);
  }

  private Seat<String> open(String room, String speaker, Ladder<String> ladder, Told flow) {
    return governor.open(
        new FlowId(room, speaker, "pt voice"), ladder, new ComputeAccount(), () -> false, flow);
  }

  private static Rung rung(String name, double cores) {
    return new Rung(ServiceLevel.VOICE, name, cores);
  }

  private static Ladder<String> ladder(Rung... rungs) {
    return new Ladder<>(List.of(rungs), List.of(rungs).stream().map(Rung::model).toList());
  }

  private static class Told implements Seat.Served<String> {
    final List<String> orders = new CopyOnWriteArrayList<>();

    @Override
    public void serve(String way, String reason) {
      orders.add(reason.isEmpty() ? way : way + ": " + reason);
    }

    @Override
    public void refused(String reason) {
      orders.add("refused: " + reason);
    }
  }
}
