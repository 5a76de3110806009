package io.babelgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.flow.DummyModels;
import io.babelgrid.pipeline.NanoClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class EngineMetersTest {

  private static final Rung VOICE = new Rung(ServiceLevel.VOICE, "voice", 0.5);
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  private final FlowGovernor governor =
      FlowGovernor.started(CapacityConfig.of(1), lanes, NanoClock.system());

  @BeforeEach
  void register() {
    new EngineMeters(registry, lanes, governor, new DummyModels()).register(new StartupEvent());
  }

  @AfterEach
  void end() {
    governor.close();
    lanes.close();
  }

  @Test
  void aFlowIsReducedOnlyBelowItsOwnBest() {
    open("recognition", TEXT);
    open("pt voice", VOICE, TEXT);
    assertEquals(0, value("babelgrid.flows.reduced"));
    open("en voice", VOICE, TEXT);
    assertEquals(1, value("babelgrid.flows.reduced"));
    assertEquals(0, value("babelgrid.flows.unserved"));
  }

  @Test
  void aRefusedFlowIsUnserved() {
    open("pt voice", VOICE);
    Seat<Rung> refused = open("en voice", VOICE);
    assertEquals(1, value("babelgrid.flows.unserved"));
    refused.close();
    assertEquals(0, value("babelgrid.flows.unserved"));
    assertEquals(0, value("babelgrid.flows.reduced"));
  }

  @Test
  void whatIsPromisedIsShownAndALineThatNobodyLimitsIsEndless() {
    open("pt voice", new Rung(ServiceLevel.VOICE, "sent", new Cost(0.5, 0, 0, 52_000)));
    assertEquals(0.5, value("babelgrid.capacity.promised.cores"), 1e-9);
    assertEquals(0.85, value("babelgrid.capacity.cores"), 1e-9);
    assertEquals(52_000, value("babelgrid.capacity.promised.bits"));
    assertEquals(Double.POSITIVE_INFINITY, value("babelgrid.capacity.uplink.bits"));
    assertEquals(0, value("babelgrid.capacity.media.cores"));
  }

  @Test
  void peopleAreCountedThatAreServedAndThatWouldFillTheNode() {
    assertEquals(0, value("babelgrid.speakers"));
    assertEquals(0.85 / (0.1 + 0.1 + 0.03), value("babelgrid.speakers.admissible"), 1e-9);
    Seat<Rung> recognition = open("recognition", TEXT);
    Seat<Rung> voice = open("pt voice", VOICE);
    assertEquals(1, value("babelgrid.speakers"));
    assertEquals(0.85 / (0.1 + 0.5), value("babelgrid.speakers.admissible"), 1e-9);
    recognition.close();
    voice.close();
    assertEquals(0, value("babelgrid.speakers"));
  }

  private Seat<Rung> open(String what, Rung... rungs) {
    return governor.open(
        new FlowId("room", "someone", what),
        Ladder.of(List.of(rungs), rung -> rung),
        new ComputeAccount(),
        () -> false,
        new Seat.Served<>() {
          @Override
          public void serve(Rung rung, String reason) {}

          @Override
          public void refused(String reason) {}
        });
  }

  private double value(String gauge) {
    return registry.get(gauge).gauge().value();
  }
}
