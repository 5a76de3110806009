package io.babelgrid.work;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.flow.FlowReport;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.MediaPacket;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node does for one speaker of another: their flow, whose sound comes by the media path,
 * and whose captions, voices and news go back. Orders come one at a time, the rest from any thread.
 */
final class Job implements FlowEvents, TextEvents, SpokenWords.Listener, AutoCloseable {

  /** Orders are repeated each second. */
  private static final long LEASE_NS = 5_000_000_000L;

  /** How often the speaker's node hears of this one at least. */
  private static final long NEWS_NS = 500_000_000L;

  private final NodeEpoch home;
  private final UUID stay;
  private final WorkLink link;
  private final TextEvents booked;
  private final Map<Language, WorkTrack> voices = new ConcurrentHashMap<>();
  private final long openedNs;
  private volatile @Nullable SpokenFlow flow;
  private volatile @Nullable JobMicrophone microphone;
  private volatile WorkOrder order;
  private boolean leaving;
  private volatile Glossary glossary = Glossary.EMPTY;
  private volatile boolean busy;
  private volatile long orderedNs;
  private long toldNs;
  private volatile boolean closed;

  /** Whether the last report was made; guarded by this. */
  private boolean reported;

  /**
   * @param booked is told what was used
   */
  Job(NodeEpoch home, WorkOrder order, WorkLink link, TextEvents booked, long nowNs) {
    this.home = home;
    this.stay = order.speaker().stay().id();
    this.order = order;
    this.link = link;
    this.booked = booked;
    this.openedNs = nowNs;
    this.orderedNs = nowNs;
    this.toldNs = nowNs;
  }

  /**
   * Begins.
   *
   * @param heard takes their sound to the flow; null where their words come
   */
  void open(SpokenFlow served, @Nullable JobMicrophone heard) {
    flow = served;
    microphone = heard;
    served.voices(order.voices());
    carryOut(served, order);
    tell(new WorkNews.Accepted());
  }

  NodeEpoch home() {
    return home;
  }

  long openedNs() {
    return openedNs;
  }

  /** What is to be done, whole. */
  void ordered(WorkOrder next, long nowNs) {
    orderedNs = nowNs;
    WorkOrder before = order;
    order = next;
    SpokenFlow served = flow;
    if (served != null) {
      carryOut(served, before);
      tell(new WorkNews.Accepted());
    }
  }

  private void carryOut(SpokenFlow served, WorkOrder before) {
    WorkOrder now = order;
    if (!now.voices().equals(before.voices())) {
      served.voices(now.voices());
    }
    served.likely(now.likely());
    if (!Objects.equals(now.spoken(), before.spoken())) {
      served.spoken(now.spoken());
    }
    served.waits(now.waits());
    served.elsewhere(now.elsewhere());
    served.targets(now.targets());
    if (!now.present()) {
      served.gone();
    }
    if (now.leaves() && !leaving) {
      leaving = true;
      served.letGo(untilNs -> tell(new WorkNews.LetGo(untilNs)));
    }
  }

  void terms(Glossary next) {
    glossary = next;
  }

  /** That of the speaker's room. */
  Glossary glossary() {
    return glossary;
  }

  /** It does no more. */
  void leave() {
    tell(new WorkNews.Refused("the node stops"));
  }

  /** Whether nobody has ordered it for long. */
  boolean isForgotten(long nowNs) {
    return nowNs - orderedNs > LEASE_NS;
  }

  /** Says that the work goes on. */
  void tick(long nowNs) {
    SpokenFlow served = flow;
    boolean isBusy = served != null && served.isBusy();
    if (isBusy != busy || nowNs - toldNs >= NEWS_NS) {
      busy = isBusy;
      toldNs = nowNs;
      tell(new WorkNews.Busy(isBusy));
    }
  }

  /** How words came to be heard lately. */
  void tellTimes() {
    SpokenFlow served = flow;
    if (served != null) {
      for (Language target : order.targets()) {
        served
            .recent(target)
            .filter(words -> words.total().count() > 0)
            .ifPresent(words -> tell(new WorkNews.Took(target, words)));
      }
    }
  }

  /** In figures; empty before it has begun. */
  Optional<FlowReport> figures() {
    return Optional.ofNullable(flow).map(SpokenFlow::report);
  }

  // What comes from the speaker.

  void packet(MediaPacket packet) {
    JobMicrophone heard = microphone;
    if (heard != null) {
      heard.packet(packet);
    }
  }

  void said(SpokenWords words) {
    SpokenFlow served = flow;
    if (served != null) {
      served.said(words);
    }
  }

  // What goes back.

  private void tell(WorkNews news) {
    if (!closed) {
      link.news(home, stay, news);
    }
  }

  @Override
  public void said(SpeakerIdentity speaker, SpokenWords words) {
    tell(new WorkNews.Said(words));
  }

  @Override
  public void detected(Language language) {
    tell(new WorkNews.Detected(language));
  }

  @Override
  public void misdeclared(Language spoken) {
    tell(new WorkNews.Misdeclared(spoken));
  }

  @Override
  public void unheard(String reason) {
    tell(new WorkNews.Unheard(reason));
  }

  @Override
  public void voice(Language target, String voiceId) {
    tell(new WorkNews.Voice(target, voiceId));
  }

  @Override
  public void served(Language target, ServiceLevel level, String reason) {
    tell(new WorkNews.Served(target, level, reason));
  }

  @Override
  public void talking(Language target, boolean talking) {
    tell(new WorkNews.Talks(target, talking));
  }

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
    if (!closed) {
      voices.computeIfAbsent(target, this::voice).send(stream, opus, rtpTicks, talkStart);
    }
  }

  private WorkTrack voice(Language target) {
    SpeakerContext context = Objects.requireNonNull(flow, "a voice without a flow").context();
    FlowMeter meter = context.usage().of(FlowKind.VOICE, target);
    return link.track(home, stay, new WorkTrack.Content.Voice(target), meter::backhaul);
  }

  @Override
  public void caption(Caption line) {
    tell(
        new WorkNews.Line(
            line.utterance(), line.language(), line.translated(), line.text(), line.last()));
  }

  /** The speaker's node has them from where they are recognised. */
  @Override
  public void heard(Caption line) {}

  @Override
  public void usage(UsageReport report) {
    booked.usage(report);
  }

  @Override
  public void latency(LatencyReport report) {
    booked.latency(report);
  }

  /** Books what was used since the last time. */
  synchronized void report() {
    SpokenFlow served = flow;
    if (served != null && !reported) {
      served.context().report(false);
    }
  }

  @Override
  public void close() {
    JobMicrophone heard = microphone;
    if (heard != null) {
      heard.close();
    }
    SpokenFlow served = flow;
    if (served != null) {
      SpeakerContext context = served.context();
      served.close();
      synchronized (this) {
        reported = true;
        context.report(true);
      }
    }
    closed = true;
    voices.values().forEach(WorkTrack::close);
  }
}
