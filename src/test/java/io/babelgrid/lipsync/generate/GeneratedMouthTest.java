package io.babelgrid.lipsync.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.render.Sight;
import io.babelgrid.lipsync.render.SyntheticFace;
import io.babelgrid.lipsync.render.SyntheticFace.Look;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("models")
@Timeout(120)
class GeneratedMouthTest {

  private static final long FRAME_NS = 40_000_000;
  private static final int NOSE_TIP = 4;
  private static final MouthShape OPEN = new MouthShape(8, 0, 0, 0, 0, 0);

  private final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  @TempDir private Path directory;

  private enum Kind {
    WAV2LIP,
    MUSETALK
  }

  /** A speaker in front of a camera, and what they are heard to say. */
  private static final class Speaker {
    final float[] landmarks;
    final VideoFrame frame;
    final VideoFrame out = new VideoFrame(640, 480);
    final MouthRenderer renderer;
    final MouthCue cue;

    Speaker(MouthDrawing drawing, Look look, int voice) {
      landmarks = SyntheticFace.landmarks(look);
      frame = SyntheticFace.picture(landmarks, 640, 480);
      renderer = drawing.renderer();
      var random = new Random(voice);
      var pcm = new short[24_000];
      for (int i = 0; i < pcm.length; i++) {
        pcm[i] = (short) (9_000 * random.nextGaussian() * Math.sin(i * .001 * voice));
      }
      var audio = new VoiceAudio(pcm, pcm.length, pcm.length);
      long dueNs = System.nanoTime() + 1_000_000_000L;
      cue = new MouthCue(OPEN, audio, 7_000, drawing.features(), dueNs);
      see(20);
    }

    void see(int frames) {
      for (int i = 0; i < frames; i++) {
        assertEquals(Sight.CLEAR, renderer.observe(frame, landmarks, .99f, i * FRAME_NS));
      }
    }

    boolean draw(float alpha) {
      return renderer.draw(frame, cue, alpha, out);
    }
  }

  private MouthDrawing load(Kind kind) throws IOException {
    Path prepared =
        kind == Kind.WAV2LIP ? TestMouths.wav2lip(directory) : TestMouths.musetalk(directory);
    return MouthDrawing.generator(prepared, lanes, NanoClock.system());
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void onlyTheLowerFaceChanges(Kind kind) throws IOException {
    try (MouthDrawing drawing = load(kind)) {
      var ann = new Speaker(drawing, Look.REST, 1);
      assertTrue(ann.draw(1));
      assertEquals(0, failures());
      float noseY = ann.landmarks[3 * NOSE_TIP + 1];
      int changed = 0;
      for (int y = 0; y < 480; y++) {
        for (int x = 0; x < 640; x++) {
          if (ann.frame.data()[y * 640 + x] != ann.out.data()[y * 640 + x]) {
            changed++;
            assertTrue(y > noseY, "changed at " + x + "," + y);
            assertTrue(Math.abs(x - 320) < 72 * 1.6f * 1.1f, "changed at " + x + "," + y);
          }
        }
      }
      assertTrue(changed > 5_000, changed + " pixels changed");
      assertColoursChangeOnlyBelow(ann, noseY);
    }
  }

  private static void assertColoursChangeOnlyBelow(Speaker speaker, float noseY) {
    int start = speaker.frame.uOffset();
    int width = speaker.frame.chromaWidth();
    int end = speaker.frame.vOffset();
    for (int at = start; at < speaker.frame.data().length; at++) {
      if (speaker.frame.data()[at] != speaker.out.data()[at]) {
        int row = (at < end ? at - start : at - end) / width;
        assertTrue(2 * row + 1 > noseY, "colour changed in row " + row);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aClosedGateLeavesEveryByteAsItWas(Kind kind) throws IOException {
    try (MouthDrawing drawing = load(kind)) {
      var ann = new Speaker(drawing, Look.REST, 1);
      assertFalse(ann.draw(0));
      assertArrayEquals(ann.frame.data(), ann.out.data());
      assertEquals(Sight.NO_FACE, ann.renderer.observe(ann.frame, null, 0, 21 * FRAME_NS));
      assertFalse(ann.draw(1));
      assertArrayEquals(ann.frame.data(), ann.out.data());
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void twoSpeakersInOneRunGetWhatEachWouldGetAlone(Kind kind) throws Exception {
    try (MouthDrawing drawing = load(kind)) {
      var ann = new Speaker(drawing, Look.REST, 1);
      var bob = new Speaker(drawing, Look.REST.at(250, 190).scaled(1.3f), 2);
      assertTrue(ann.draw(1) && bob.draw(1));
      byte[] annAlone = ann.out.data().clone();
      byte[] bobAlone = bob.out.data().clone();
      drawTogether(ann, bob);

      assertEquals(1, lanes.stages().get("lips.generate").snapshot().runsByWidth()[1]);
      assertEquals(0, failures());
      assertNear(annAlone, ann.out.data());
      assertNear(bobAlone, bob.out.data());
    }
  }

  /** Keeps the lane busy until both wait for it. */
  private void drawTogether(Speaker ann, Speaker bob) throws InterruptedException {
    ann.see(1);
    bob.see(1);
    var held = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    Thread busy =
        Thread.startVirtualThread(() ->
            lanes.call(
                "gate",
                0,
                () -> {
                  held.countDown();
                  gate.await();
                  return true;
                }));
    held.await();
    Thread one = Thread.startVirtualThread(() -> ann.draw(1));
    Thread other = Thread.startVirtualThread(() -> bob.draw(1));
    while (lanes.waiting() < 2) {
      Thread.onSpinWait();
    }
    gate.countDown();
    busy.join();
    one.join();
    other.join();
  }

  /** A batch may round otherwise than a row alone. */
  private static void assertNear(byte[] expected, byte[] actual) {
    for (int i = 0; i < expected.length; i++) {
      int difference = Math.abs((expected[i] & 0xff) - (actual[i] & 0xff));
      assertTrue(difference <= 1, "byte " + i + " differs by " + difference);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theMouthDependsOnWhatIsSaid(Kind kind) throws IOException {
    try (MouthDrawing drawing = load(kind)) {
      var ann = new Speaker(drawing, Look.REST, 1);
      ann.draw(1);
      byte[] said = ann.out.data().clone();
      MouthCue cue = ann.cue;
      var silent = new MouthCue(cue.shape(), null, 0, cue.features(), cue.dueNs());
      assertTrue(ann.renderer.draw(ann.frame, silent, 1, ann.out));
      int differing = 0;
      for (int i = 0; i < said.length; i++) {
        differing += said[i] == ann.out.data()[i] ? 0 : 1;
      }
      assertTrue(differing > 1_000, differing + " bytes differ");
    }
  }

  @Test
  void ofTheFirstFaceTheLowerHalfIsHidden() throws IOException {
    Path prepared = TestMouths.wav2lip(directory, "first_planes");
    GeneratorManifest manifest = GeneratorManifest.read(prepared);
    try (var model = new Wav2LipModel(prepared, manifest, lanes)) {
      var row = new MouthRow(96);
      row.features = model.features().at(null, 0, 0);
      var random = new Random(5);
      for (int i = 0; i < row.face.length; i++) {
        row.face[i] = random.nextFloat();
      }
      model.step(List.of(row));
      for (int i = 0; i < row.made.length; i++) {
        boolean upper = i % (96 * 96) < 48 * 96;
        assertEquals(upper ? row.face[i] : 0, row.made[i]);
      }
    }
  }

  @Test
  void whatTheGeneratorFailsOnIsDrawn() throws IOException {
    MouthDrawing drawing = load(Kind.WAV2LIP);
    var ann = new Speaker(drawing, Look.REST, 1);
    drawing.close();
    assertTrue(ann.draw(1));
    var warped = new VideoFrame(640, 480);
    var own = new Speaker(MouthDrawing.warp(lanes), Look.REST, 1);
    assertTrue(own.renderer.draw(own.frame, own.cue, 1, warped));
    assertArrayEquals(warped.data(), ann.out.data());
    assertEquals(1, failures());
  }

  @Test
  void aGraphOfAnotherSizeIsRefusedWithBothShapes() throws IOException {
    Path manifest = TestMouths.wav2lip(directory).resolve(GeneratorManifest.FILE_NAME);
    Files.writeString(manifest, Files.readString(manifest).replace("96", "192"));
    String message =
        assertThrows(
                GeneratorException.class,
                () -> MouthDrawing.generator(directory, lanes, NanoClock.system()))
            .getMessage();
    assertTrue(message.contains("wav2lip.onnx: expected the inputs {face=float [N, 6, 192, 192]"));
    assertTrue(message.contains("found {face=float [N, 6, 96, 96], mel=float [N, 1, 80, 16]}"));
  }

  @Test
  void aGraphWithOtherNamesIsRefusedWithBoth() throws IOException {
    Path manifest = TestMouths.musetalk(directory).resolve(GeneratorManifest.FILE_NAME);
    String swapped =
        Files.readString(manifest)
            .replace("vae_encoder\"", "x\"")
            .replace("vae_decoder\"", "vae_encoder\"")
            .replace("\"x\"", "\"vae_decoder\"");
    Files.writeString(manifest, swapped);
    String message =
        assertThrows(
                GeneratorException.class,
                () -> MouthDrawing.generator(directory, lanes, NanoClock.system()))
            .getMessage();
    assertTrue(
        message.contains(
            "expected the inputs {image=float [N, 3, 256, 256]},"
                + " found {latent=float [N, 4, 32, 32]}"),
        message);
  }

  @Test
  void itCostsWhatItsManifestSays() throws IOException {
    try (MouthDrawing drawing = load(Kind.MUSETALK)) {
      assertEquals(2.5, drawing.cores().orElseThrow());
    }
  }

  private long failures() {
    return lanes.stages().get("lips.generate").snapshot().failures();
  }
}
