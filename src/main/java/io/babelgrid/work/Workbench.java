package io.babelgrid.work;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.GovernorSnapshot;
import io.babelgrid.flow.FlowReport;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TextEvents;
import io.babelgrid.transport.MediaPacket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What this node does for speakers of other nodes. Orders and ticks come from one thread, the rest
 * from any.
 */
final class Workbench {

  private static final Logger LOG = Logger.getLogger(Workbench.class);

  /** Who was taken on shows in the load after so long. */
  private static final long SETTLED_NS = 5_000_000_000L;

  private final JobFlows flows;
  private final TextEvents booked;
  private final WorkLink link;
  private final BooleanSupplier takesWork;
  private final Map<Key, Job> jobs = new ConcurrentHashMap<>();

  private record Key(NodeEpoch home, UUID stay) {}

  /**
   * @param booked is told what was used
   * @param takesWork whether this node works for others now
   */
  Workbench(JobFlows flows, TextEvents booked, WorkLink link, BooleanSupplier takesWork) {
    this.flows = flows;
    this.booked = booked;
    this.link = link;
    this.takesWork = takesWork;
  }

  /** A speaker's node wants this done. */
  void ordered(NodeEpoch home, WorkOrder order) {
    long nowNs = flows.clock().nowNs();
    var key = new Key(home, order.speaker().stay().id());
    Job known = jobs.get(key);
    if (known != null) {
      known.ordered(order, nowNs);
      return;
    }
    String refusal = refusal(order.hears(), nowNs);
    if (refusal != null) {
      link.news(home, key.stay, new WorkNews.Refused(refusal));
      return;
    }
    var job = new Job(home, order, link, booked, nowNs);
    jobs.put(key, job);
    SpokenFlow flow = flows.open(home, order, job);
    job.open(flow, order.hears() ? flows.microphone(flow, () -> link.roundTripMs(home)) : null);
    LOG.debugf("works for a speaker of node %s", home.node());
  }

  private @Nullable String refusal(boolean hears, long nowNs) {
    if (!takesWork.getAsBoolean()) {
      return "the node takes no work";
    }
    GovernorSnapshot load = flows.governor().snapshot();
    long unseen = jobs.values().stream().filter(job -> nowNs - job.openedNs() < SETTLED_NS).count();
    Cost one = flows.typical(hears);
    Capacity free = load.free().minus(one.times(unseen));
    return load.overloaded().isEmpty() && one.fits(free) ? null : "the node is full";
  }

  void said(NodeEpoch home, UUID stay, SpokenWords words) {
    Job job = jobs.get(new Key(home, stay));
    if (job != null) {
      job.said(words);
    }
  }

  void packet(NodeEpoch home, UUID stay, MediaPacket packet) {
    Job job = jobs.get(new Key(home, stay));
    if (job != null) {
      job.packet(packet);
    }
  }

  void terms(NodeEpoch home, UUID stay, Glossary glossary) {
    Job job = jobs.get(new Key(home, stay));
    if (job != null) {
      job.terms(glossary);
    }
  }

  void ended(NodeEpoch home, UUID stay) {
    Job job = jobs.remove(new Key(home, stay));
    if (job != null) {
      Survival.guard(LOG, "ending work for another node", job::close);
    }
  }

  /** To be called some times a second: whether somebody is heard out shows at the next. */
  void tick() {
    long nowNs = flows.clock().nowNs();
    jobs.forEach((key, job) -> {
      if (job.isForgotten(nowNs)) {
        LOG.infof("node %s does not ask for its speaker any more", key.home.node());
        ended(key.home, key.stay);
      } else {
        Survival.guard(LOG, "work for another node", () -> job.tick(nowNs));
      }
    });
  }

  void tellTimes() {
    jobs.values()
        .forEach(job -> Survival.guard(LOG, "telling how long words took", job::tellTimes));
  }

  /** What is done for each speaker, in figures. */
  List<FlowReport> figures() {
    return jobs.values().stream().flatMap(job -> job.figures().stream()).toList();
  }

  void report() {
    jobs.values().forEach(job -> Survival.guard(LOG, "booking usage", job::report));
  }

  /** Whose speakers it works for. */
  Set<NodeEpoch> homes() {
    var homes = new HashSet<NodeEpoch>();
    jobs.keySet().forEach(key -> homes.add(key.home));
    return homes;
  }

  int size() {
    return jobs.size();
  }

  /** Tells those whom it works for at once: they need not find out. */
  void close() {
    jobs.values().forEach(job -> Survival.guard(LOG, "taking leave of a node", job::leave));
    Set.copyOf(jobs.keySet()).forEach(key -> ended(key.home, key.stay));
  }
}
