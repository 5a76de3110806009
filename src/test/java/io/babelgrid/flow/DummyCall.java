package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.Resampler;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.flow.FakeMediaServer.FakePeer;
import io.babelgrid.flow.FakeMediaServer.FakeSlot;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.Past;
import io.babelgrid.room.TestText;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.transport.AudioPacket;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A whole call on dummy models and without a network, and all that comes of it. */
final class DummyCall implements AutoCloseable {

  static final LanguageChoice ENGLISH = new LanguageChoice(Language.ENGLISH, Language.ENGLISH);
  static final LanguageChoice PORTUGUESE =
      new LanguageChoice(Language.PORTUGUESE, Language.PORTUGUESE);

  /** Frames of a voice that will fail on the beat. */
  final AtomicInteger poison = new AtomicInteger();

  /** By how much later than now packets arrive. */
  long laterNs;

  final FakeMediaServer server = new FakeMediaServer();
  final DummyModels models = new DummyModels();
  final PlayoutClock playout = new PlayoutClock(NanoClock.system());
  final RecordingText text = new RecordingText();
  final Heard ears = new Heard();
  final LatencyLedger ledger = LatencyLedger.standard();
  final InMemorySpanExporter spans = InMemorySpanExporter.create();
  final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  final Glossaries glossaries = new Glossaries();
  final FlowGovernor governor;
  final CallMediaPlane plane;

  DummyCall(double cores) {
    this(cores, null);
  }

  /**
   * @param ears hear, and translate, in place of the dummies
   */
  DummyCall(double cores, @Nullable FlowModels ears) {
    governor = FlowGovernor.started(CapacityConfig.of(cores), lanes, NanoClock.system());
    SdkTracerProvider tracing =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    plane =
        new CallMediaPlane(
            server,
            ears == null ? models : ears,
            models,
            playout,
            governor,
            text,
            glossaries,
            ledger,
            tracing.get("test"),
            FlowSettings.standard(),
            this::nowNs,
            TestText.NODE);
  }

  private long nowNs() {
    if (Thread.currentThread().getName().equals("playout")
        && poison.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new AssertionError("poison");
    }
    return System.nanoTime();
  }

  MediaSession join(String id, LanguageChoice languages, String... others) throws Exception {
    return join(id, languages, ServicePlan.BEST, others);
  }

  MediaSession join(String id, LanguageChoice languages, ServicePlan service, String... others)
      throws Exception {
    return join(Past.NONE, id, languages, service, others);
  }

  /** Somebody comes from another node. */
  MediaSession join(
      Past past, String id, LanguageChoice languages, ServicePlan service, String... others)
      throws Exception {
    MediaSession session =
        plane.open(TestText.stay("room", id), languages, service, past, ears.of(id));
    session.answer("offer", slots(others), MediaGrants.ALL);
    return session;
  }

  /** A slot for everything that there is of others. */
  static Map<String, String> slots(String... others) {
    var slots = new HashMap<String, String>();
    for (String other : others) {
      for (String track : List.of("audio", "video", "translation", "lips")) {
        slots.put(other + track, other + "." + track);
      }
    }
    return Map.copyOf(slots);
  }

  FakePeer peer(String id) {
    return server.peers.get(id);
  }

  FakeSlot sent(String listener, String track) {
    return peer(listener).sent(track);
  }

  /** Sends a tone, then a second of silence, as the jitter buffer would hand it over. */
  void speak(String id, int seconds) {
    tone(id, 50 * seconds, 50 * seconds + 50);
  }

  /**
   * Sends speech, then a second of silence, all at once.
   *
   * @param speech at 16 kHz
   */
  void say(String id, float[] speech) {
    float[] sound;
    try (var up = new Resampler(AudioSpan.SAMPLE_RATE_HZ, 48_000)) {
      sound = up.process(Arrays.copyOf(speech, speech.length + AudioSpan.SAMPLE_RATE_HZ));
    }
    int frame = OpusEncoder.FRAME_SAMPLES;
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      for (int at = 0; at + frame <= sound.length; at += frame) {
        byte[] opus = encoder.encode(Arrays.copyOfRange(sound, at, at + frame), 0);
        peer(id)
            .listener
            .onAudio(
                FakeMediaServer.MICROPHONE,
                new AudioPacket(opus, null, at, frame, System.nanoTime()));
      }
    }
  }

  /** Sends frames all at once, the first of them a tone. */
  void tone(String id, int voiced, int frames) {
    peer(id).tone(voiced, frames, laterNs);
  }

  @Override
  public void close() {
    playout.close();
    governor.close();
    lanes.close();
  }
}
