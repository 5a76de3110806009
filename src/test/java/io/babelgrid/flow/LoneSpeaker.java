package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.transport.StreamId;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Speakers on dummy models, without a call, and a governor that looks when the test says so. */
final class LoneSpeaker implements AutoCloseable {

  /** 20 ms. */
  private static final int SPAN_SAMPLES = 320;

  final DummyModels models = new DummyModels();
  final PlayoutClock playout = new PlayoutClock(NanoClock.system());
  final LatencyLedger ledger = LatencyLedger.standard();
  final List<Caption> captions = new CopyOnWriteArrayList<>();
  final List<String> told = new CopyOnWriteArrayList<>();
  final FlowGovernor governor;
  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  private final LipEvents lips = new Lips();
  private long samples;

  LoneSpeaker(double cores) {
    governor = new FlowGovernor(CapacityConfig.of(cores), lanes, NanoClock.system());
  }

  SpeakerFlow open(String room, String id, @Nullable Language spoken) {
    SpeakerContext context = context(room, id);
    return new SpeakerFlow(models, playout, governor, ServicePlan.BEST, context, spoken);
  }

  SpeakerContext context(String room, String id) {
    return new SpeakerContext(
        new SpeakerIdentity(room, id),
        FlowSettings.standard(),
        new SpeakerTimeline(),
        new ComputeAccount(),
        ledger,
        TracerProvider.noop().get("test"),
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        new Text(),
        new Events(),
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
  List<String> lines(boolean translated) {
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
    public void usage(UsageReport report) {}

    @Override
    public void latency(LatencyReport report) {}
  }

  private final class Lips implements LipEvents {
    @Override
    public void drawn(Language target, boolean isDrawn) {
      told.add(target + " lips " + isDrawn);
    }

    @Override
    public boolean seen(Language target) {
      return false;
    }

    @Override
    public int bitsPerSecond(Language target) {
      return 0;
    }

    @Override
    public void frame(
        Language target, StreamId stream, List<byte[]> payloads, long rtpTicks, long shownNs) {}

    @Override
    public void cameraKeyFrame() {}
  }

  private final class Events implements FlowEvents {
    @Override
    public void detected(Language language) {
      told.add("detected " + language);
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

    @Override
    public LipEvents lips() {
      return lips;
    }
  }
}
