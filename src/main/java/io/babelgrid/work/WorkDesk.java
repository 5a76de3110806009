package io.babelgrid.work;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.call.Speaker;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.VoicesAwayFlow;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.transport.MediaPacket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides for the speakers of this node where their work is done: here as long as there is room,
 * elsewhere before anybody is served worse, and here again when there was room for a while. {@link
 * #tick} comes from one thread, news from any.
 */
final class WorkDesk {

  private static final Logger LOG = Logger.getLogger(WorkDesk.class);

  /** A node that refused, or was lost, is not asked again so soon. */
  private static final long REST_NS = 10_000_000_000L;

  /** Work that has gone stays for two minutes at least. */
  private static final long DWELL_NS = 120_000_000_000L;

  private final CallMediaPlane calls;
  private final WorkNodes nodes;
  private final WorkLink link;
  private final boolean worksHere;
  private final NanoClock clock;

  /** By stay. */
  private final Map<UUID, SpeakerWork> works = new ConcurrentHashMap<>();

  private final Map<NodeEpoch, Long> resting = new HashMap<>();
  private boolean roomHere;

  /**
   * @param worksHere whether this node works for its speakers at all
   */
  WorkDesk(
      CallMediaPlane calls, WorkNodes nodes, WorkLink link, boolean worksHere, NanoClock clock) {
    this.calls = calls;
    this.nodes = nodes;
    this.link = link;
    this.worksHere = worksHere;
    this.clock = clock;
  }

  // What nodes say that work for this one.

  void told(NodeEpoch node, UUID stay, WorkNews news) {
    AwayWork work = of(node, stay);
    if (work != null) {
      work.heard(clock.nowNs());
      work.flow().told(news);
    }
  }

  void packet(NodeEpoch node, UUID stay, Language target, MediaPacket packet) {
    SpeakerWork known = works.get(stay);
    AwayWork work = of(node, stay);
    if (known != null && work != null) {
      known.speaker().voice(work.flow(), target, packet);
    }
  }

  private @Nullable AwayWork of(NodeEpoch node, UUID stay) {
    SpeakerWork work = works.get(stay);
    return work == null ? null : work.at(node);
  }

  // What is decided.

  /** To be called four times a second. */
  void tick() {
    long nowNs = clock.nowNs();
    resting.values().removeIf(untilNs -> nowNs - untilNs >= 0);
    // Once for all, and from the first that is away on: it must have been so for a while.
    roomHere = worksHere && given() > 0 && nodes.isRoomHere();
    var present = new HashSet<UUID>();
    for (Speaker speaker : calls.speakers()) {
      UUID stay = speaker.flow().context().identity().stay().id();
      present.add(stay);
      SpeakerWork work =
          works.compute(
              stay,
              (_, known) ->
                  known != null && known.speaker() == speaker ? known : new SpeakerWork(speaker));
      Survival.guard(LOG, "where a speaker's work is done", () -> look(work, nowNs));
    }
    works.keySet().retainAll(present);
  }

  private void look(SpeakerWork work, long nowNs) {
    work.settle();
    AwayWork coming = work.coming();
    AwayWork now = work.now();
    if (now != null) {
      tell(now, nowNs);
    }
    if (coming != null) {
      tell(coming, nowNs);
      if (now != null && now.isLost(nowNs)) {
        now.end();
      }
      comes(work, coming, nowNs);
    } else if (now != null && now.isLost(nowNs)) {
      lose(work, now, nowNs);
    } else if (now != null) {
      mayReturn(work, now, nowNs);
    } else {
      mayGo(work, nowNs);
    }
  }

  private void tell(AwayWork work, long nowNs) {
    work.tell(nowNs);
    SpeakerContext context = work.flow().context();
    Glossary glossary = context.glossary().get();
    UUID stay = context.identity().stay().id();
    work.terms(glossary, nowNs, () -> link.terms(work.node(), stay, glossary));
  }

  /** Before anybody is served worse. */
  private void mayGo(SpeakerWork work, long nowNs) {
    Speaker speaker = work.speaker();
    SpokenFlow flow = speaker.flow();
    if (!mayMove(speaker)) {
      return;
    }
    if (worksHere && flow.away() != null) {
      comeHome(work);
    } else if ((!worksHere || flow.isReduced()) && work.mayAsk(nowNs)) {
      boolean asked = ask(work, nowNs);
      if (!asked && flow instanceof AwayFlow nobody) {
        nobody.unserved(Shortfall.NO_NODE.sentence());
      }
    }
  }

  /** Who arrives from another node, or is on the way already, goes nowhere else. */
  private static boolean mayMove(Speaker speaker) {
    return !speaker.isHeld() && !speaker.flows().isMoving();
  }

  private boolean ask(SpeakerWork work, long nowNs) {
    Speaker speaker = work.speaker();
    WorkNodes.Wish wish = wish(speaker);
    var not = new HashSet<>(resting.keySet());
    AwayWork now = work.now();
    if (now != null) {
      // Of one speaker a node does one job.
      not.add(now.node());
    }
    Optional<NodeEpoch> node = nodes.choose(wish, not);
    if (node.isEmpty()) {
      work.foundNobody(nowNs);
      return false;
    }
    SpeakerContext context = speaker.flow().context();
    UUID stay = context.identity().stay().id();
    FlowMeter meter = context.usage().of(FlowKind.RECOGNITION);
    var place = new AwayPlace(node.get(), stay, link, meter::backhaul);
    AwayFlow flow =
        worksHere && !wish.hears() && !speaker.isRemote()
            ? speaker.flows().voicesAway(place, wish.heard())
            : speaker.flows().away(place);
    if (flow != null) {
      work.coming(new AwayWork(node.get(), place, flow, nowNs));
      link.between(workers(), Set.of());
      flow.tellAgain();
      LOG.debugf("node %s is asked to work for a speaker", node.get().node());
    }
    return true;
  }

  /** Who is recognised here as well as can be stays so: words cross sooner, and with less. */
  private WorkNodes.Wish wish(Speaker speaker) {
    if (speaker.isRemote()) {
      return new WorkNodes.Wish(false, null, speaker.flows().targets());
    }
    Set<Language> reduced = speaker.flow().reduced();
    return worksHere && !speaker.flow().isRefused() && !reduced.isEmpty()
        ? new WorkNodes.Wish(false, null, reduced)
        : new WorkNodes.Wish(true, speaker.spoken(), speaker.flows().targets());
  }

  private void comes(SpeakerWork work, AwayWork coming, long nowNs) {
    if (coming.hasBegun()) {
      if (coming.isLost(nowNs)) {
        turnDown(work, coming, nowNs);
      }
    } else if (coming.isReady()) {
      coming.begin();
      LOG.infof("node %s works for a speaker from now on", coming.node().node());
      goTo(work);
    } else if (coming.isUnanswered(nowNs) || coming.flow().isTurnedDown()) {
      turnDown(work, coming, nowNs);
    }
  }

  /** Whoever hears the speaker lets go of them first; where nobody does, there is no waiting. */
  private void goTo(SpeakerWork work) {
    Speaker speaker = work.speaker();
    AwayWork now = work.now();
    boolean unheard = now == null && (!worksHere || speaker.flow().isRefused());
    if (unheard) {
      speaker.flows().goNow(work.heardUntilNs());
    } else {
      speaker.flows().go();
    }
  }

  private void turnDown(SpeakerWork work, AwayWork coming, long nowNs) {
    rest(coming, nowNs);
    work.coming(null);
    work.speaker().flows().stay();
    if (coming.hasBegun()) {
      // Who was to let go of them has, or will.
      AwayWork now = work.now();
      if (now != null) {
        now.end();
      }
      work.lost(coming.newsNs());
      comeHome(work);
    }
  }

  private void comeHome(SpeakerWork work) {
    Speaker speaker = work.speaker();
    SpokenFlow before = speaker.flow();
    if (!worksHere || !speaker.flows().here()) {
      return;
    }
    if (before instanceof VoicesAwayFlow) {
      // They are heard here: only what the other was to say is lost.
      before.silent();
      speaker.flows().go();
    } else {
      speaker.flows().goNow(work.heardUntilNs());
    }
  }

  /** What arrived since it was last heard of, nobody has heard. */
  private void lose(SpeakerWork work, AwayWork now, long nowNs) {
    LOG.infof("node %s does not work for a speaker any more", now.node().node());
    rest(now, nowNs);
    work.lost(now.newsNs());
    now.end();
    if (worksHere) {
      comeHome(work);
    } else {
      now.flow().unserved(Shortfall.NO_NODE.sentence());
    }
  }

  private void mayReturn(SpeakerWork work, AwayWork now, long nowNs) {
    boolean lasts = nodes.lasts(now.node());
    boolean returns = roomHere && now.ageNs(nowNs) >= DWELL_NS;
    if (lasts && !returns) {
      mayGoOn(work, now, nowNs);
      return;
    }
    if (!mayMove(work.speaker())) {
      return;
    }
    if (!worksHere) {
      ask(work, nowNs);
    } else if (work.speaker().flows().here()) {
      LOG.infof("work for a speaker comes home from node %s", now.node().node());
      work.speaker().flows().go();
    }
  }

  /**
   * Whom this node only recognised, and cannot any more, another does all for; further languages
   * for which there is no room here go where others of the speaker went.
   */
  private void mayGoOn(SpeakerWork work, AwayWork now, long nowNs) {
    if (!(work.speaker().flow() instanceof VoicesAwayFlow flow)) {
      return;
    }
    if (flow.isRefused()) {
      if (mayMove(work.speaker()) && work.mayAsk(nowNs)) {
        ask(work, nowNs);
      }
    } else {
      Set<Language> reduced = flow.reduced();
      if (!reduced.isEmpty() && nodes.speaks(now.node(), reduced)) {
        flow.give(reduced);
      }
    }
  }

  private void rest(AwayWork work, long nowNs) {
    resting.put(work.node(), nowNs + REST_NS);
  }

  /** Speakers of this node for whom another one works. */
  long given() {
    return works.values().stream().filter(work -> work.now() != null).count();
  }

  /** Nodes that work, or were asked to, for speakers of this one. */
  Set<NodeEpoch> workers() {
    var workers = new HashSet<NodeEpoch>();
    works.values().forEach(work -> workers.addAll(work.nodes()));
    return workers;
  }
}
