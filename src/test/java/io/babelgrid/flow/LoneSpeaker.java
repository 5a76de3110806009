package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.face.FaceContext;
import io.babelgrid.face.LipEvents;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.TestText;
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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Speakers on dummy models, without a call, and a governor that looks when the test says so. */
public final class LoneSpeaker implements AutoCloseable {

  /** 20 ms. */
  private static final int SPAN_SAMPLES = 320;

  public final DummyModels models = new DummyModels();
  public final PlayoutClock playout = new PlayoutClock(NanoClock.system());
  public final LatencyLedger ledger = LatencyLedger.standard();
  public final List<Caption> captions = new CopyOnWriteArrayList<>();
  public final List<String> told = new CopyOnWriteArrayList<>();
  public final FlowGovernor governor;
  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  private final LipEvents lips = new Lips();
  private long samples;

  public LoneSpeaker(double cores) {
    governor = new FlowGovernor(CapacityConfig.of(cores), lanes, NanoClock.system());
  }

  public SpeakerFlow open(String room, String id, @Nullable Language spoken) {
    return open(room, id, spoken, new Events());
  }

  /**
   * @param events is told in place of this
   */
  public SpeakerFlow open(String room, String id, @Nullable Language spoken, FlowEvents events) {
    SpeakerContext context = context(room, id, events);
    return new SpeakerFlow(
        models,
        playout,
        governor,
        ServicePlan.BEST,
        context,
        VoiceFollower.NONE,
        spoken,
        SpokenWords.Listener.NONE);
  }

  FaceContext face(SpeakerContext context) {
    return new FaceContext(
        context.identity(),
        context.ledger(),
        context.account(),
        context.usage(),
        lips,
        context.clock());
  }

  SpeakerContext context(String room, String id) {
    return context(room, id, new Events());
  }

  private SpeakerContext context(String room, String id, FlowEvents events) {
    var identity = new SpeakerIdentity(TestText.stay(room, id));
    return new SpeakerContext(
        identity,
        FlowSettings.standard(),
        new SpeakerTimeline(),
        new ComputeAccount(),
        ledger,
        TracerProvider.noop().get("test"),
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        new SpeakerText(identity, TestText.NODE, new Text()),
        () -> Glossary.EMPTY,
        events,
        NanoClock.system());
  }

  /** The next of what a microphone hears; a test has one that speaks. */
  void speak(SpeakerFlow flow, double seconds) {
    hear(flow, seconds, 0.5f);
  }

  void pause(SpeakerFlow flow) {
    hear(flow, 1, 0);
  }

  private void hear(SpeakerFlow flow, double seconds, float loudness) {
    for (int i = 0; i < Math.round(50 * seconds); i++) {
      var span = new float[SPAN_SAMPLES];
      for (int k = 0; k < span.length; k++) {
        span[k] = loudness * (float) Math.sin((samples + k) * 2 * Math.PI * 200 / 16_000);
      }
      flow.audio(new AudioSpan(samples, span), System.nanoTime());
      samples += SPAN_SAMPLES;
    }
  }

  long heardSamples() {
    return samples;
  }

  /** Lines as they were written: {@code 0 en word word.}, a full stop for the end. */
  public List<String> lines(boolean translated) {
    var lines = new java.util.LinkedHashMap<String, String>();
    for (Caption caption : captions) {
      if (caption.translated() == translated) {
        String words = caption.text().isEmpty() ? "" : " " + caption.text();
        lines.merge(
            caption.utterance() + " " + caption.language(),
            words + (caption.last() ? "." : ""),
            String::concat);
      }
    }
    return lines.entrySet().stream().map(line -> line.getKey() + line.getValue()).toList();
  }

  @Override
  public void close() {
    playout.close();
    lanes.close();
  }

  private final class Text implements TextEvents {
    @Override
    public void caption(Caption caption) {
      captions.add(caption);
    }

    @Override
    public void heard(Caption caption) {
      captions.add(caption);
    }

    @Override
    public void usage(UsageReport report) {}

    @Override
    public void latency(LatencyReport report) {}
  }

  private final class Lips extends NoCamera {
    @Override
    public void drawn(Language target, boolean isDrawn) {
      told.add(target + " lips " + isDrawn);
    }
  }

  private final class Events implements FlowEvents {
    @Override
    public void detected(Language language) {
      told.add("detected " + language);
    }

    @Override
    public void misdeclared(Language spoken) {
      told.add("misdeclared " + spoken);
    }

    @Override
    public void voice(Language target, String voiceId) {}

    @Override
    public void served(Language target, ServiceLevel level, String reason) {
      told.add(target + " " + level);
    }

    @Override
    public void talking(Language target, boolean talking) {}

    @Override
    public void syntheticFrame(
        Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {}
  }
}
