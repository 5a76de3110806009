package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.node.NodeModels;
import io.babelgrid.node.NodeParts;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.WhisperModel;
import java.nio.file.Path;
import java.util.Map;

/**
 * All of a node but its network: English becomes Portuguese, Portuguese English.
 *
 * @param spoken by everybody
 */
record LoadedNode(
    NodeModels models,
    PlayoutClock playout,
    FlowGovernor governor,
    LatencyLedger ledger,
    NanoClock clock,
    Language spoken) {

  /**
   * @param seen the lanes as the models see them
   */
  static LoadedNode start(
      ContinuousBatcher lanes, ComputeLanes seen, NanoClock clock, Language spoken, boolean lips) {
    LatencyLedger ledger = LatencyLedger.standard();
    String voices = spoken.equals(Language.ENGLISH) ? "kokoro-q8" : "hibari";
    var models =
        new NodeModels(
            new DirectoryModelStore(Path.of("models/cache")),
            seen,
            clock,
            NodeParts.translationDue(ledger),
            WhisperModel.ID,
            "balanced",
            voices,
            Map.of(),
            lips,
            null);
    return new LoadedNode(
        models,
        new PlayoutClock(clock),
        NodeParts.startGovernor(lanes, clock),
        ledger,
        clock,
        spoken);
  }

  Language target() {
    return spoken.equals(Language.ENGLISH) ? Language.PORTUGUESE : Language.ENGLISH;
  }
}
