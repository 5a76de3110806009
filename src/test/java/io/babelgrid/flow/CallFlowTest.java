package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole calls on dummy models: who hears, reads and sees what. */
@Timeout(60)
class CallFlowTest {

  private static final LanguageChoice ENGLISH =
      new LanguageChoice(Language.ENGLISH, Language.ENGLISH);
  private static final LanguageChoice PORTUGUESE =
      new LanguageChoice(Language.PORTUGUESE, Language.PORTUGUESE);

  /** Frames of a voice that will fail on the beat. */
  private final AtomicInteger poison = new AtomicInteger();

  private final FakeMediaServer server = new FakeMediaServer();
  private final DummyModels models = new DummyModels();
  private final PlayoutClock playout = new PlayoutClock(NanoClock.system());
  private final RecordingText text = new RecordingText();
  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  private final FlowGovernor governor =
      FlowGovernor.started(CapacityConfig.of(1), lanes, NanoClock.system());
  private final LatencyLedger ledger = LatencyLedger.standard();
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final CallMediaPlane plane =
      new CallMediaPlane(
          server,
          models,
          models,
          playout,
          governor,
          text,
          ledger,
          tracing.get("test"),
          FlowSettings.standard(),
          this::nowNs);
  private final Heard ears = new Heard();

  @AfterEach
  void end() {
    playout.close();
    governor.close();
    lanes.close();
  }

  @Test
  void aListenerHearsAndReadsTheSpeakerInTheirOwnLanguage() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      speak("ann", 2);
      await().until(() -> text.of("ann", true).contains("pt:word pt:word pt:word"));
      assertTrue(text.of("ann", false).startsWith("word word"));
      var voice = server.peers.get("bob").sent("ann.translation");
      await().until(() -> ears.events.contains("ann pt true"));
      await().until(() -> ears.events.contains("ann pt false"));
      List<Long> ticks = List.copyOf(voice.ticks);
      for (int i = 1; i < ticks.size(); i++) {
        assertEquals(960, ticks.get(i) - ticks.get(i - 1) & 0xffff_ffffL);
      }
      assertTrue(ears.events.contains("ann voice dummy-pt"));
      LatencyLedger.Summary words = ledger.summary(Workload.VOICE);
      assertTrue(words.total().count() >= 3, "words are booked: " + words.total());
      assertEquals(
          words.total().sumNs(),
          words.stages().values().stream().mapToLong(stage -> stage.took().sumNs()).sum());
      assertEquals(
          words.total().count(), bob.latency().voices().getFirst().words().total().count());
    }
    assertTrue(text.latency.getLast().summaries().containsKey(Workload.VOICE));
  }

  @Test
  void aVoiceWhoseTrackFailsIsHeardAgainAndOneThatGoesOnFailingIsToldAsCaptions() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      var voice = server.peers.get("bob").sent("ann.translation");
      for (int failed = 1; failed <= 3; failed++) {
        int heard = voice.ticks.size();
        poison.set(1);
        speak("ann", 2);
        int count = failed;
        await().until(() -> playout.stats().failed() == count);
        speak("ann", 2);
        assertTrue(failed == 3 || awaited(() -> voice.ticks.size() > heard));
      }
      await().until(() -> ears.served("bob", "ann pt CAPTIONS"));
      assertEquals(0, playout.stats().tracks(), "Ann's is given up, Bob has said nothing");
    }
  }

  private long nowNs() {
    if (Thread.currentThread().getName().equals("playout")
        && poison.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new AssertionError("poison");
    }
    return System.nanoTime();
  }

  @Test
  void aListenerWhoCannotBeSentToKeepsTheVoiceAndThePacketsFromNobodyElse() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann");
        MediaSession lia = join("lia", PORTUGUESE, "ann")) {
      server.peers.get("bob").sent("ann.translation").failures.set(Integer.MAX_VALUE);
      server.peers.get("bob").sent("ann.video").failures.set(Integer.MAX_VALUE);
      speak("ann", 2);
      await().until(() -> ears.told("lia", "ann pt false"));
      assertEquals(0, playout.stats().failed());
      assertFalse(server.peers.get("lia").sent("ann.translation").ticks.isEmpty());
      var packet = new MediaPacket(MediaKind.VIDEO, 1, 1, 0, true, new byte[] {1}, true, 0, 0, 0);
      server.peers.get("ann").listener.onMedia(FakeMediaServer.CAMERA, packet);
      assertEquals(List.of(packet), server.peers.get("lia").sent("ann.video").forwarded);
      assertEquals(List.of(), server.peers.get("bob").sent("ann.video").forwarded);
    }
  }

  private static boolean awaited(Callable<Boolean> condition) {
    await().until(condition);
    return true;
  }

  @Test
  void eachUtteranceIsATraceWithASpanForEachStage() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      speak("ann", 2);
      await().until(() -> ears.events.contains("ann pt false"));
    }
    Map<String, List<SpanData>> traces =
        spans.getFinishedSpanItems().stream().collect(Collectors.groupingBy(SpanData::getTraceId));
    assertEquals(1, traces.size());
    List<SpanData> trace = traces.values().iterator().next();
    SpanData whole =
        trace.stream().filter(span -> span.getName().equals("utterance")).findFirst().orElseThrow();
    assertEquals(
        Workload.VOICE.stages().stream().map(Stage::tag).collect(Collectors.toSet()),
        trace.stream()
            .filter(span -> span.getParentSpanId().equals(whole.getSpanId()))
            .map(SpanData::getName)
            .collect(Collectors.toSet()));
    assertTrue(
        trace.stream().allMatch(span -> span.getEndEpochNanos() >= span.getStartEpochNanos()));
    assertTrue(
        Math.abs(System.currentTimeMillis() - whole.getEndEpochNanos() / 1_000_000) < 60_000);
  }

  @Test
  void whoSpeaksTheListenersLanguageIsNotTranslated() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", ENGLISH, "ann")) {
      speak("ann", 2);
      await().until(() -> text.of("ann", false).startsWith("word word"));
      assertEquals("", text.of("ann", true));
      assertEquals(List.of(), server.peers.get("bob").sent("ann.translation").ticks);
    }
  }

  @Test
  void aListenerWhoChangesLanguageHearsTheOtherOneWithoutANewOffer() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", new LanguageChoice(Language.ENGLISH, null), "ann")) {
      speak("ann", 1);
      speak("bob", 1);
      bob.languages(PORTUGUESE);
      speak("ann", 2);
      await().until(() -> text.of("ann", true).contains("pt:word"));
      assertEquals(2, playout.stats().tracks(), "Ann in Portuguese, Bob in English");
      bob.languages(new LanguageChoice(Language.PORTUGUESE, null));
      await().until(() -> playout.stats().tracks() == 1);
    }
  }

  @Test
  void aVoiceThatIsOpenedAgainIsAnotherStream() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      var voice = server.peers.get("bob").sent("ann.translation");
      speak("ann", 2);
      await().until(() -> ears.events.contains("ann pt false"));
      assertEquals(1, Set.copyOf(voice.streams).size(), "one track, one stream");
      StreamId first = voice.streams.getFirst();
      bob.languages(new LanguageChoice(Language.PORTUGUESE, null));
      await().until(() -> playout.stats().tracks() == 0);
      int before = voice.streams.size();
      bob.languages(PORTUGUESE);
      speak("ann", 2);
      await().until(() -> voice.streams.size() > before);
      assertFalse(voice.streams.subList(before, voice.streams.size()).contains(first));
    }
  }

  @Test
  void onlyTracksOfOthersInTheRoomMayBeAskedFor() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      var peer = server.peers.get("bob");
      assertEquals(Set.of("ann.audio", "ann.video", "ann.translation", "ann.lips"), peer.tracks);
      peer.vanish();
      bob.answer("offer", slots("ann"), MediaGrants.ALL);
      assertEquals(4, server.peers.get("bob").tracks.size(), "told to the new peer as well");
      ann.close();
      assertEquals(Set.of(), server.peers.get("bob").tracks);
    }
  }

  @Test
  void aVoiceForWhichThereIsNoRoomIsText() throws Exception {
    models.voiceCores = 2;
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      speak("ann", 2);
      await().until(() -> text.of("ann", true).contains("pt:word pt:word"));
      assertTrue(ears.served("bob", "ann pt CAPTIONS"));
      assertFalse(ears.events.contains("ann pt true"), "no voice");
      try (MediaSession lia = join("lia", PORTUGUESE, "ann")) {
        assertTrue(ears.served("lia", "ann pt CAPTIONS"));
      }
    }
    assertEquals(List.of(), governor.snapshot().flows(), "who left holds nothing");
  }

  @Test
  void aRoomThatAsksForTextGetsNoVoice() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, ServicePlan.TEXT, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      assertTrue(ears.served("bob", "ann pt CAPTIONS"));
      speak("ann", 2);
      await().until(() -> text.of("ann", true).contains("pt:word pt:word"));
      assertFalse(ears.events.contains("ann pt true"), "no voice");
    }
  }

  @Test
  void aSpeakerForWhomThereIsNoRoomIsServedWhenThereIs() throws Exception {
    models.recognitionCores = 0.28;
    try (MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      try (MediaSession eve = join("eve", ENGLISH, "ann");
          MediaSession ann = join("ann", ENGLISH, "bob")) {
        speak("bob", 1);
        speak("eve", 1);
        await().until(() -> text.of("bob", false).contains("word"));
        await().until(() -> text.of("eve", false).contains("word"));
        speak("ann", 1);
        await().until(() -> ears.served("bob", "ann pt ORIGINAL"));
        eve.close();
        await().until(() -> ears.served("bob", "ann pt VOICE"));
        speak("ann", 2);
        await().until(() -> text.of("ann", true).contains("pt:word pt:word"));
      }
    }
  }

  @Test
  void whoBeginsToListenWhileTheVoiceTalksIsToldSo() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      speak("ann", 20);
      await().until(() -> ears.told("bob", "ann pt true"));
      try (MediaSession lia = join("lia", PORTUGUESE, "ann")) {
        assertTrue(ears.told("lia", "ann pt true"));
        lia.languages(new LanguageChoice(Language.PORTUGUESE, null));
        assertTrue(ears.told("lia", "ann pt false"));
      }
    }
  }

  @Test
  void anUnknownLanguageIsDetectedAndThenTranslated() throws Exception {
    try (MediaSession ann = join("ann", new LanguageChoice(null, null), "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      speak("ann", 3);
      await().until(() -> ears.events.contains("ann detected en"));
      await().until(() -> text.of("ann", true).contains("pt:word"));
    }
  }

  @Test
  void aLanguageWithoutAPairGoesThroughSpeechTranslation() throws Exception {
    var spanish = new LanguageChoice(Language.of("es"), null);
    try (MediaSession eva = join("eva", spanish, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "eva")) {
      speak("eva", 2);
      await().until(() -> text.of("eva", true).contains("pt:word"));
    }
  }

  @Test
  void originalsAreForwardedAndMutedSpeechIsNotRecognised() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      var packet = new MediaPacket(MediaKind.VIDEO, 1, 1, 0, true, new byte[] {1}, true, 0, 0, 0);
      server.peers.get("ann").listener.onMedia(FakeMediaServer.CAMERA, packet);
      assertEquals(List.of(packet), server.peers.get("bob").sent("ann.video").forwarded);
      ann.muted(true, false);
      speak("ann", 2);
      assertEquals("", text.of("ann", false));
    }
  }

  @Test
  void aKeyFrameThatAListenerNeedsIsAskedOfTheSpeaker() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      int before = server.peers.get("ann").keyFrameRequests.get();
      server.peers.get("bob").listener.onKeyFrameRequest("ann.video");
      assertEquals(before + 1, server.peers.get("ann").keyFrameRequests.get());
    }
  }

  @Test
  void aPeerThatTransportGaveUpOnIsOpenedAnewByTheNextOffer() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      server.peers.get("bob").vanish();
      assertTrue(ears.events.contains("bob lost"));
      assertEquals("answer", bob.answer("offer", slots("ann"), MediaGrants.ALL));
      speak("ann", 2);
      await().until(() -> !server.peers.get("bob").sent("ann.translation").ticks.isEmpty());
    }
  }

  @Test
  void nothingOfACallIsLeftWhenEverybodyHasGone() throws Exception {
    for (int i = 0; i < 10; i++) {
      try (MediaSession ann = join("ann", ENGLISH, "bob");
          MediaSession bob = join("bob", PORTUGUESE, "ann")) {
        speak("ann", 1);
      }
    }
    await().until(() -> models.openSegmenters.get() == 0 && models.openRecognizers.get() == 0);
    assertEquals(0, playout.stats().tracks());
    assertEquals(List.of(), List.copyOf(plane.speakers()));
    assertTrue(server.peers.values().stream().allMatch(peer -> peer.closed));
    assertFalse(text.usage.isEmpty());
  }

  private MediaSession join(String id, LanguageChoice languages, String other) throws Exception {
    return join(id, languages, ServicePlan.BEST, other);
  }

  private MediaSession join(String id, LanguageChoice languages, ServicePlan service, String other)
      throws Exception {
    MediaSession session = plane.open(TestText.stay("room", id), languages, service, ears.of(id));
    session.answer("offer", slots(other), MediaGrants.ALL);
    return session;
  }

  private static Map<String, String> slots(String other) {
    return Map.of("2", other + ".audio", "3", other + ".video", "4", other + ".translation");
  }

  /** Sends a tone, then a second of silence, as the jitter buffer would hand it over. */
  private void speak(String id, int seconds) {
    var peer = server.peers.get(id);
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      var frame = new float[OpusEncoder.FRAME_SAMPLES];
      int voiced = 50 * seconds;
      for (int i = 0; i < voiced + 50; i++) {
        for (int k = 0; k < frame.length; k++) {
          double phase = (i * frame.length + k) * 2 * Math.PI * 200 / 48_000;
          frame[k] = i < voiced ? (float) Math.sin(phase) / 2 : 0;
        }
        long ticks = (long) i * frame.length;
        peer.listener.onAudio(
            FakeMediaServer.MICROPHONE,
            new AudioPacket(
                encoder.encode(frame, 0), null, ticks, frame.length, System.nanoTime()));
      }
    }
  }

  private static final class RecordingText implements TextEvents {
    final List<LatencyReport> latency = new CopyOnWriteArrayList<>();

    @Override
    public void latency(LatencyReport report) {
      latency.add(report);
    }

    final List<Caption> captions = new CopyOnWriteArrayList<>();
    final List<UsageReport> usage = new CopyOnWriteArrayList<>();

    @Override
    public void caption(Caption caption) {
      captions.add(caption);
    }

    @Override
    public void usage(UsageReport report) {
      usage.add(report);
    }

    String of(String speaker, boolean translated) {
      var words = new StringBuilder();
      for (Caption caption : captions) {
        if (caption.speakerId().equals(speaker) && caption.translated() == translated) {
          words.append(words.isEmpty() || caption.text().isEmpty() ? "" : " ");
          words.append(caption.text());
        }
      }
      return words.toString();
    }
  }

  /** What each participant was told, as text. */
  private static final class Heard {
    final List<String> events = new CopyOnWriteArrayList<>();

    boolean told(String listener, String event) {
      return events.contains(listener + " is told " + event);
    }

    boolean served(String listener, String event) {
      return events.contains(listener + " is served " + event);
    }

    MediaEvents of(String id) {
      return new MediaEvents() {
        @Override
        public void connected() {}

        @Override
        public void silent() {}

        @Override
        public void lost(String reason) {
          events.add(id + " lost");
        }

        @Override
        public void detected(Language language) {
          events.add(id + " detected " + language);
        }

        @Override
        public void voice(Language target, String voiceId) {
          events.add(id + " voice " + voiceId);
        }

        @Override
        public void talk(String speakerId, Language language, boolean talking) {
          events.add(speakerId + " " + language + " " + talking);
          events.add(id + " is told " + speakerId + " " + language + " " + talking);
        }

        @Override
        public void served(String speakerId, Language language, ServiceLevel level, String reason) {
          events.add(id + " is served " + speakerId + " " + language + " " + level);
        }

        @Override
        public void lips(String speakerId, Language language, boolean active) {
          events.add(id + " is sent lips of " + speakerId + " " + language + " " + active);
        }
      };
    }
  }
}
