package io.babelgrid.relay.link;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.pipeline.Language;
import io.babelgrid.relay.link.wire.Durations;
import io.babelgrid.relay.link.wire.StageShare;
import io.babelgrid.relay.link.wire.Took;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long words took, as it crosses. Stages that this version does not know are passed over. */
final class TimesWire {

  private static final Map<String, Stage> STAGES = stages();

  private TimesWire() {}

  private static Map<String, Stage> stages() {
    var all = new LinkedHashMap<String, Stage>();
    for (Stage stage : Stage.values()) {
      all.put(stage.tag(), stage);
    }
    return Map.copyOf(all);
  }

  static Took write(Language target, LatencyLedger.Summary words) {
    Took.Builder all =
        Took.newBuilder()
            .setLanguage(target.code())
            .setBudgetNs(words.budgetNs())
            .setTotal(write(words.total()))
            .setMisses(words.misses());
    words
        .stages()
        .forEach((stage, share) ->
            all.addStages(
                StageShare.newBuilder()
                    .setStage(stage.tag())
                    .setBudgetNs(share.budgetNs())
                    .setTook(write(share.took()))
                    .setBlamed(share.blamed())
                    .setDropped(share.dropped())));
    return all.build();
  }

  private static Durations write(LatencyLedger.Durations took) {
    return Durations.newBuilder()
        .setCount(took.count())
        .setSumNs(took.sumNs())
        .setSdNs(took.sdNs())
        .setP50Ns(took.p50Ns())
        .setP90Ns(took.p90Ns())
        .setP99Ns(took.p99Ns())
        .setP999Ns(took.p999Ns())
        .setMaxNs(took.maxNs())
        .build();
  }

  static LatencyLedger.Summary read(Took words) {
    var stages = new LinkedHashMap<Stage, LatencyLedger.Share>();
    for (StageShare share : words.getStagesList()) {
      Stage stage = STAGES.get(share.getStage());
      if (stage != null) {
        stages.put(
            stage,
            new LatencyLedger.Share(
                share.getBudgetNs(), read(share.getTook()), share.getBlamed(), share.getDropped()));
      }
    }
    return new LatencyLedger.Summary(
        words.getBudgetNs(), read(words.getTotal()), words.getMisses(), stages);
  }

  private static LatencyLedger.Durations read(Durations took) {
    return new LatencyLedger.Durations(
        took.getCount(),
        took.getSumNs(),
        took.getSdNs(),
        took.getP50Ns(),
        took.getP90Ns(),
        took.getP99Ns(),
        took.getP999Ns(),
        took.getMaxNs());
  }
}
