package io.babelgrid.work;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContexts;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The work of a node whose neighbours a test names. */
public final class TestWork {

  /** Nodes that may be asked, best first. */
  public final List<NodeEpoch> others = new CopyOnWriteArrayList<>();

  /** Nodes that are being emptied. */
  public final Set<NodeEpoch> leaving = ConcurrentHashMap.newKeySet();

  /** Whether there is room for what has gone elsewhere. */
  public volatile boolean roomHere;

  /** Whether this node works for others now. */
  public volatile boolean takesWork = true;

  private final NodeWork running;

  /** Starts at once. */
  public TestWork(
      NodeEpoch self,
      CallMediaPlane calls,
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      LatencyLedger ledger,
      TextEvents text,
      WorkLink link,
      boolean works) {
    var flows =
        new JobFlows(
            self,
            models,
            playout,
            governor,
            new SpeakerContexts(
                FlowSettings.standard(),
                ledger,
                TracerProvider.noop().get("test"),
                NanoClock.system()),
            calls.reports());
    var bench = new Workbench(flows, text, link, () -> works && takesWork);
    running =
        new NodeWork(
            bench, new WorkDesk(calls, new Named(), link, works, NanoClock.system()), link);
    calls.work(works);
    running.start();
  }

  public RunningWork running() {
    return running;
  }

  /** Speakers of other nodes for whom this one works. */
  public int jobs() {
    return running.jobs();
  }

  private final class Named implements WorkNodes {
    @Override
    public Optional<NodeEpoch> choose(Wish wish, Set<NodeEpoch> not) {
      return others.stream()
          .filter(node -> !not.contains(node) && !leaving.contains(node))
          .findFirst();
    }

    @Override
    public boolean speaks(NodeEpoch node, Set<Language> languages) {
      return true;
    }

    @Override
    public boolean lasts(NodeEpoch node) {
      return !leaving.contains(node);
    }

    @Override
    public boolean isRoomHere() {
      return roomHere;
    }
  }
}
