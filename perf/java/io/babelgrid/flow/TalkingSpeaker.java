package io.babelgrid.flow;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.face.FaceContext;
import io.babelgrid.face.LipEvents;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.speaker.SpeakerUsage;
import io.babelgrid.voice.VoiceFollower;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Somebody who talks without pause, in at the decoder and out at the network of a node. */
final class TalkingSpeaker implements FlowEvents, TextEvents {
  private static final int FRAME = OpusEncoder.FRAME_SAMPLES;

  private final String id;
  private final List<byte[]> packets;
  private final NanoClock clock;
  private final @Nullable SpeakerVideo video;
  private final SpeakerAudio audio = new SpeakerAudio();
  private final SpeakerContext context;
  private final SpeakerFlow flow;
  private final List<String> service = new CopyOnWriteArrayList<>();
  private final LongAdder frames = new LongAdder();
  private final LongAdder captions = new LongAdder();
  private int next;
  private long ticks;

  /**
   * @param packets Opus, one every 20 ms, over and over
   * @param from where they begin
   */
  TalkingSpeaker(String id, LoadedNode node, List<byte[]> packets, int from, LipEvents lips) {
    this.id = id;
    this.packets = packets;
    this.next = from;
    this.clock = node.clock();
    var here = new NodeEpoch(UUID.randomUUID(), 1);
    var identity = new SpeakerIdentity(Stay.begin(here, "run", id));
    this.context =
        new SpeakerContext(
            identity,
            FlowSettings.standard(),
            new SpeakerTimeline(),
            new ComputeAccount(),
            node.ledger().part(),
            TracerProvider.noop().get("perf"),
            new LagRecorder(),
            new LagRecorder(),
            new SpeakerUsage(),
            new SpeakerText(identity, here, this),
            () -> Glossary.EMPTY,
            this,
            clock);
    var face =
        new FaceContext(
            context.identity(), context.ledger(), context.account(), context.usage(), lips, clock);
    this.video =
        node.models()
            .lips()
            .map(parts -> new SpeakerVideo(parts, node.governor(), face))
            .orElse(null);
    VoiceFollower follower = video == null ? VoiceFollower.NONE : video;
    this.flow =
        new SpeakerFlow(
            node.models(),
            node.playout(),
            node.governor(),
            ServicePlan.BEST,
            context,
            follower,
            node.spoken(),
            SpokenWords.Listener.NONE);
    flow.targets(Set.of(node.target()));
  }

  /** Opus packets of 20 ms of speech at 48 kHz. */
  static List<byte[]> packets(float[] speech) {
    var packets = new ArrayList<byte[]>();
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      for (int at = 0; at + FRAME <= speech.length; at += FRAME) {
        packets.add(encoder.encode(Arrays.copyOfRange(speech, at, at + FRAME), 0));
      }
    }
    return packets;
  }

  SpeakerFlow flow() {
    return flow;
  }

  /** Their camera, where lips are drawn. */
  Optional<SpeakerVideo> video() {
    return Optional.ofNullable(video);
  }

  LagRecorder.Distribution lag() {
    return context.earToVoice().total();
  }

  String id() {
    return id;
  }

  /** The next 20 ms. */
  void speak() {
    byte[] opus = packets.get(next % packets.size());
    next++;
    flow.audio(audio.next(opus, null, ticks, FRAME), clock.nowNs());
    ticks += FRAME;
  }

  Map<String, Object> report() {
    var report = new LinkedHashMap<String, Object>();
    report.put("id", id);
    report.put("earToVoice", context.earToVoice().total());
    report.put("byMinute", context.earToVoice().byMinute());
    report.put("service", service);
    report.put("captions", captions.sum());
    report.put("frames", frames.sum());
    FlowReport whole = flow.report();
    report.put("pauses", whole.pauses());
    report.put("stretches", whole.stretches());
    report.put("underruns", whole.underruns());
    report.put("phrasesDropped", whole.phrasesDropped());
    report.put("stages", whole.stages());
    return report;
  }

  @Override
  public void detected(Language language) {}

  @Override
  public void misdeclared(Language spoken) {}

  @Override
  public void voice(Language target, String voiceId) {}

  @Override
  public void served(Language target, ServiceLevel level, String reason) {
    System.err.printf("%s in %s: %s %s%n", id, target, level, reason);
    service.add("%s: %s".formatted(level, reason));
  }

  @Override
  public void talking(Language target, boolean talking) {}

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
    frames.increment();
  }

  @Override
  public void caption(Caption caption) {
    captions.increment();
  }

  @Override
  public void heard(Caption caption) {}

  @Override
  public void usage(UsageReport report) {}

  @Override
  public void latency(LatencyReport report) {}
}
