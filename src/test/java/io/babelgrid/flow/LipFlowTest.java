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
import io.babelgrid.budget.Workload;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.face.LipParts;
import io.babelgrid.face.LipWarmUp;
import io.babelgrid.flow.FakeMediaServer.FakeSlot;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.lipsync.generate.TestMouths;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.NanoClock;
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
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import io.opentelemetry.api.trace.TracerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose video is redrawn for whom, with real faces and a real codec; voices are dummies. */
@Tag("models")
@Timeout(120)
class LipFlowTest {

  private static final LanguageChoice ENGLISH =
      new LanguageChoice(Language.ENGLISH, Language.ENGLISH);
  private static final LanguageChoice PORTUGUESE =
      new LanguageChoice(Language.PORTUGUESE, Language.PORTUGUESE);
  private static final NanoClock CLOCK = NanoClock.system();
  private static final int FRAME_TICKS = 3_600;
  private static final long FRAME_NS = 40_000_000;
  private static final long BEGAN_NS = System.nanoTime();

  private final FakeMediaServer server = new FakeMediaServer();
  private final DummyModels models = new DummyModels();
  private final PlayoutClock playout = new PlayoutClock(CLOCK);
  private final ContinuousBatcher lanes = new ContinuousBatcher(CLOCK, 1);
  private final FlowGovernor governor = FlowGovernor.started(CapacityConfig.of(2), lanes, CLOCK);
  private final LatencyLedger ledger = LatencyLedger.standard();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private FaceModels faces;
  private CallMediaPlane plane;
  private long sequence;
  private long ticks;

  @BeforeEach
  void start() {
    faces = FaceModels.load(PreparedModels.store(), lanes);
    models.lipParts = new LipParts(faces, lanes, 0.3, CLOCK);
    plane =
        new CallMediaPlane(
            server,
            models,
            models,
            playout,
            governor,
            new NoText(),
            ledger,
            TracerProvider.noop().get("test"),
            FlowSettings.standard(),
            CLOCK);
  }

  @AfterEach
  void end() {
    await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(LipFlowTest::draws));
    playout.close();
    governor.close();
    lanes.close();
    faces.close();
  }

  @Test
  void whoHearsAVoiceSeesItsLipsAndWhoDoesNotSeesTheCamera() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob", "eve");
        MediaSession bob = join("bob", PORTUGUESE, "ann");
        MediaSession eve = join("eve", ENGLISH, "ann")) {
      begin();
      FakeSlot lips = server.peers.get("bob").sent("ann.lips");
      FakeSlot camera = server.peers.get("bob").sent("ann.video");
      FakeSlot untouched = server.peers.get("eve").sent("ann.video");
      show("man-neutral", 50);
      await().until(() -> told.contains("bob sees lips of ann pt true"));
      int forwarded = camera.forwarded.size();
      int before = untouched.forwarded.size();
      long sent = sequence;
      show("man-neutral", 50);
      await().until(() -> pictures(lips).size() >= 40);

      assertEquals(forwarded, camera.forwarded.size());
      assertEquals(1, camera.pauses.get());
      assertEquals(sequence - sent, untouched.forwarded.size() - before);
      assertEquals(List.of(), server.peers.get("eve").sent("ann.lips").video);
      assertEquals(640, pictures(lips).getLast().width());
      assertTimesAreEven(lips);
      assertTrue(ledger.summary(Workload.LIP_FRAME).total().count() >= 40);

      ann.lips(false);
      await().until(() -> told.contains("bob sees lips of ann pt false"));
      int refused = lips.video.size();
      show("man-neutral", 10);
      assertEquals(refused, lips.video.size());
      assertTrue(camera.forwarded.size() > forwarded);
    }
  }

  @Test
  void aGeneratorOfTheOperatorsOwnDrawsWhatTheVoiceSays(@TempDir Path directory) throws Exception {
    try (MouthDrawing drawing =
        MouthDrawing.generator(TestMouths.wav2lip(directory), lanes, CLOCK)) {
      models.lipParts = new LipParts(faces, lanes, 0.3, CLOCK, drawing);
      try (MediaSession ann = join("ann", ENGLISH, "bob");
          MediaSession bob = join("bob", PORTUGUESE, "ann")) {
        begin();
        show("man-neutral", 30);
        await().until(() -> told.contains("bob sees lips of ann pt true"));
        // A slow machine leaves pictures out, and a phrase has but six.
        for (int phrase = 0; phrase < 10 && requests("lips.paste") < 6; phrase++) {
          speak();
          show("man-neutral", 40);
        }
        assertTrue(requests("lips.paste") >= 6, () -> "pictures made: " + requests("lips.paste"));
        assertEquals(0, lanes.stages().get("lips.generate").snapshot().failures());
        assertEquals(0, requests("lips.warp"));
      }
    }
  }

  @Test
  void warmingUpDrawsMouths() {
    LipWarmUp.run(models.lipParts);
    assertTrue(requests("lips.mouth") >= 100, () -> "mouths drawn: " + requests("lips.mouth"));
  }

  private long requests(String stage) {
    StageCounters counters = lanes.stages().get(stage);
    return counters == null ? 0 : counters.snapshot().requests();
  }

  /** Ann opens her mouth, and says no word: from now on she has a voice in other languages. */
  private void begin() {
    speak(12, 12);
    await().until(() -> playout.stats().tracks() > 0);
  }

  /** Ann says a tone for two seconds, all at once. */
  private void speak() {
    speak(100, 150);
  }

  private void speak(int voiced, int frames) {
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      var frame = new float[OpusEncoder.FRAME_SAMPLES];
      for (int i = 0; i < frames; i++) {
        for (int k = 0; k < frame.length; k++) {
          double phase = (i * frame.length + k) * 2 * Math.PI * 200 / 48_000;
          frame[k] = i < voiced ? (float) Math.sin(phase) / 2 : 0;
        }
        long at = (long) i * frame.length;
        byte[] opus = encoder.encode(frame, 0);
        server
            .peers
            .get("ann")
            .listener
            .onAudio(
                FakeMediaServer.MICROPHONE,
                new AudioPacket(opus, null, at, frame.length, System.nanoTime()));
      }
    }
  }

  @Test
  void whereThereIsNoFaceTheCameraIsForwarded() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      begin();
      show("no-face", 60);
      assertEquals(List.of(), told);
      assertEquals(List.of(), server.peers.get("bob").sent("ann.lips").video);
      assertEquals(sequence, server.peers.get("bob").sent("ann.video").forwarded.size());
    }
  }

  @Test
  void aSilentVoiceLeavesThePictureAsItIs() throws Exception {
    try (MediaSession ann = join("ann", ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      begin();
      show("man-neutral", 50);
      await().until(() -> told.contains("bob sees lips of ann pt true"));
      FakeSlot lips = server.peers.get("bob").sent("ann.lips");
      List<VideoFrame> shown = show("man-neutral", 20);
      await().until(() -> pictures(lips).size() >= 15);
      // Coded twice; the last pictures of both are the same one.
      assertTrue(difference(shown.getLast(), pictures(lips).getLast()) < 4);
    }
  }

  @Test
  void aRoomThatWantsItCheapHasNoLips() throws Exception {
    try (MediaSession ann = join("ann", ServicePlan.THRIFTY, ENGLISH, "bob");
        MediaSession bob = join("bob", PORTUGUESE, "ann")) {
      begin();
      show("man-neutral", 40);
      assertFalse(told.contains("bob sees lips of ann pt true"));
    }
  }

  private static boolean draws(Thread thread) {
    return thread.getName().equals("lips");
  }

  private void assertTimesAreEven(FakeSlot lips) {
    List<FakeSlot.VideoPacket> ends =
        lips.video.stream().filter(FakeSlot.VideoPacket::marker).toList();
    for (int i = 1; i < ends.size(); i++) {
      long step = ends.get(i).rtpTicks() - ends.get(i - 1).rtpTicks() & 0xFFFF_FFFFL;
      long captured = ends.get(i).capturedNs() - ends.get(i - 1).capturedNs();
      assertEquals(step / 90_000.0, captured / 1e9, 0.001);
      // Pictures may be left out, those that are there are as far apart as the camera took them.
      assertEquals(0, Math.IEEEremainder(step, FRAME_TICKS), FRAME_TICKS / 4.0, "uneven");
    }
  }

  /** Sends pictures of a clip at its own pace; gives what was sent. */
  private List<VideoFrame> show(String clip, int count) {
    FaceClip pictures = FaceClip.open(clip);
    var shown = new ArrayList<VideoFrame>();
    var packetizer = new Vp8Packetizer(0);
    VideoFrame first = pictures.frame(0);
    long startNs = System.nanoTime();
    long startTicks = (startNs - BEGAN_NS) / FRAME_NS * FRAME_TICKS;
    try (var encoder = new Vp8Encoder(first.width(), first.height(), 1_500_000, 25)) {
      for (int i = 0; i < count; i++) {
        VideoFrame picture = pictures.frame(i % pictures.length());
        shown.add(picture);
        boolean key = i % 10 == 0;
        LockSupport.parkNanos(startNs + i * FRAME_NS - System.nanoTime());
        ticks = startTicks + (long) i * FRAME_TICKS;
        send(packetizer.packets(encoder.encode(picture, ticks, key).data()), key);
      }
    }
    return shown;
  }

  private void send(List<byte[]> payloads, boolean key) {
    for (int k = 0; k < payloads.size(); k++) {
      long nowNs = System.nanoTime();
      boolean last = k == payloads.size() - 1;
      server
          .peers
          .get("ann")
          .listener
          .onMedia(
              FakeMediaServer.CAMERA,
              new MediaPacket(
                  MediaKind.VIDEO,
                  1,
                  sequence++,
                  ticks & 0xFFFF_FFFFL,
                  last,
                  payloads.get(k),
                  key && k == 0,
                  nowNs,
                  nowNs,
                  nowNs));
    }
  }

  /** What a browser would make of the packets. */
  private static List<VideoFrame> pictures(FakeSlot slot) {
    var assembler = new Vp8Assembler(Duration.ofSeconds(1));
    var pictures = new ArrayList<VideoFrame>();
    long next = 0;
    try (var decoder = new Vp8Decoder()) {
      for (FakeSlot.VideoPacket packet : slot.video) {
        assembler.offer(next++, packet.rtpTicks(), packet.marker(), packet.payload(), 0);
        for (AssembledFrame f = assembler.poll(0); f != null; f = assembler.poll(0)) {
          VideoFrame picture = decoder.decode(f.data(), f.length(), new FramePool(0));
          if (picture != null) {
            pictures.add(picture);
          }
        }
      }
    }
    return pictures;
  }

  /** Mean difference of brightness. */
  private static double difference(VideoFrame a, VideoFrame b) {
    long sum = 0;
    int pixels = a.width() * a.height();
    for (int i = 0; i < pixels; i++) {
      sum += Math.abs((a.data()[i] & 0xFF) - (b.data()[i] & 0xFF));
    }
    return (double) sum / pixels;
  }

  private MediaSession join(String id, LanguageChoice languages, String... others)
      throws Exception {
    return join(id, ServicePlan.BEST, languages, others);
  }

  private MediaSession join(
      String id, ServicePlan service, LanguageChoice languages, String... others) throws Exception {
    MediaSession session = plane.open(TestText.stay("room", id), languages, service, events(id));
    var slots = new java.util.HashMap<String, String>();
    for (String other : others) {
      for (String track : List.of("audio", "video", "translation", "lips")) {
        slots.put(other + track, other + "." + track);
      }
    }
    session.answer("offer", Map.copyOf(slots), MediaGrants.ALL);
    return session;
  }

  private MediaEvents events(String id) {
    return new MediaEvents() {
      @Override
      public void connected() {}

      @Override
      public void silent() {}

      @Override
      public void lost(String reason) {}

      @Override
      public void detected(Language language) {}

      @Override
      public void voice(Language target, String voiceId) {}

      @Override
      public void talk(String speakerId, Language language, boolean talking) {}

      @Override
      public void served(String speakerId, Language language, ServiceLevel level, String reason) {}

      @Override
      public void lips(String speakerId, Language language, boolean active) {
        told.add(id + " sees lips of " + speakerId + " " + language + " " + active);
      }
    };
  }

  private static final class NoText implements TextEvents {
    @Override
    public void caption(Caption caption) {}

    @Override
    public void usage(UsageReport report) {}

    @Override
    public void latency(LatencyReport report) {}
  }
}
