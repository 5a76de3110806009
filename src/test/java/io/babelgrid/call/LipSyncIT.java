package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import io.babelgrid.lipsync.face.Face;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.pipeline.NanoClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A man who speaks English is seen speaking Portuguese. */
@Tag("browser")
@Tag("models")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(400)
class LipSyncIT {

  private static final Logger LOG = Logger.getLogger(LipSyncIT.class);
  private static final int LEAD_SECONDS = 20;
  private static final int PICTURES = 30;

  /** The node may take lips away after eight seconds of overload: all is seen before that. */
  private static final int SKEWS = 6;

  /** Inner lips, above and below. */
  private static final int UPPER_LIP = 13;

  private static final int LOWER_LIP = 14;

  private static final int RIGHT_EYE = 33;
  private static final int LEFT_EYE = 263;

  /**
   * The browsers share the machine with the service: how steady it is elsewhere, {@code perf/}
   * measures.
   */
  private static final double LEAST_PER_SECOND = 10;

  private ComputeLanes lanes;
  private FaceModels faces;
  private RunningService service;

  private Path speech;
  private Path silence;
  private Path camera;

  @BeforeAll
  void start() throws Exception {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    faces = FaceModels.load(store, lanes);
    camera = store.file("test-faces", "man-neutral.mjpeg");
    WavFile english = WavFile.read(store.file("test-speech", "two_cities.wav"));
    Path directory = Files.createTempDirectory("babelgrid-lips");
    speech = directory.resolve("en.wav");
    Microphone.write(speech, english.samples(), english.sampleRateHz(), LEAD_SECONDS);
    silence = directory.resolve("silence.wav");
    Microphone.write(silence, new float[0], english.sampleRateHz(), LEAD_SECONDS);
    service = RunningService.start();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    faces.close();
    lanes.close();
  }

  @Test
  void aListenerSeesTheLipsMoveWithTheirVoiceUntilTheSpeakerRefuses() throws Exception {
    try (Playwright playwright = Playwright.create();
        Caller emma = Caller.join(playwright, service, "lips", "Emma", "en", "en", speech, camera);
        Caller joao = Caller.join(playwright, service, "lips", "Joao", "pt", "pt", silence);
        MachineLoad load = MachineLoad.open()) {
      String id = emma.id();
      joao.await("babelgrid.talking['" + id + "']", 60_000);
      if (!joao.sees(tile(id) + "?.dataset.picture === 'lips'", 20_000)) {
        assertSeenWithoutLips(joao, id, load);
        return;
      }
      JsonNode before = joao.probe("babelgrid.pictures('" + id + "')");
      joao.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "lips.png")));
      List<byte[]> pictures = pictures(joao, id);
      JsonNode after = joao.probe("babelgrid.pictures('" + id + "')");
      List<Double> skews = skews(joao, id);
      double perSecond = perSecond(before, after, "lips");
      LOG.infof("lips: %.1f pictures a second, idle %.3f", perSecond, load.leastIdleShare(3));
      LOG.infof("flows: %s", service.get("/api/debug"));
      if (perSecond < LEAST_PER_SECOND) {
        assertSeenWithoutLips(joao, id, load);
        return;
      }
      refuse(emma);
      joao.await(tile(id) + "?.dataset.picture === 'original'", 5_000);
      JsonNode refused = joao.probe("babelgrid.pictures('" + id + "')");
      joao.page().waitForTimeout(2_000);
      JsonNode later = joao.probe("babelgrid.pictures('" + id + "')");

      LOG.infof("lips: %s%nthen %s", before, after);
      LOG.infof("voice after lips, ms: %s", skews);
      List<Float> talking = gaps(pictures);
      LOG.infof("gaps, in hundredths of the eyes' distance: %s", talking);
      assertEquals(0, difference(before, after, "original", "packetsReceived"));
      // The man in the clip hardly moves his mouth.
      double still = spread(clip());
      double moving = spread(talking);
      assertTrue(moving > 2 * still, () -> "mouth moves by " + moving + ", in the clip " + still);

      assertTrue(difference(refused, later, "original", "framesDecoded") > 10);
      assertTrue(difference(refused, later, "lips", "framesDecoded") <= 1);
    }
  }

  /**
   * Where this machine has less than the node and two browsers take, no lips are drawn, and a face
   * that moves is seen all the same.
   */
  private void assertSeenWithoutLips(Caller listener, String speakerId, MachineLoad load) {
    double idleShare = load.leastIdleShare(3);
    LOG.infof("idle %.3f, flows: %s", idleShare, service.get("/api/debug"));
    assertTrue(idleShare < MachineLoad.FULL, () -> "few lips though idle by " + idleShare);
    JsonNode before = listener.probe("babelgrid.pictures('" + speakerId + "')");
    listener.page().waitForTimeout(4_000);
    JsonNode after = listener.probe("babelgrid.pictures('" + speakerId + "')");
    double lips = perSecond(before, after, "lips");
    double original = perSecond(before, after, "original");
    LOG.infof("then %.1f pictures a second with lips, %.1f without", lips, original);
    assertTrue(lips + original >= 5, () -> "pictures stand still: " + before + "\n" + after);
  }

  /**
   * How much later the voice is heard than the lips are seen, by the browser's own estimate of when
   * it plays what was sent at one time; over two seconds.
   */
  private static List<Double> skews(Caller listener, String speakerId) {
    var skews = new ArrayList<Double>();
    for (int i = 0; i < SKEWS; i++) {
      JsonNode both = listener.probe("babelgrid.pictures('" + speakerId + "')");
      JsonNode lips = both.get("lips");
      JsonNode voice = both.get("voice");
      double picture = lips.path("estimatedPlayoutTimestamp").asDouble(Double.NaN);
      double sound = voice.path("estimatedPlayoutTimestamp").asDouble(Double.NaN);
      if (!Double.isNaN(picture - sound)) {
        skews.add(
            picture - lips.get("timestamp").asDouble() - sound + voice.get("timestamp").asDouble());
      }
      listener.page().waitForTimeout(250);
    }
    return skews.stream().sorted().toList();
  }

  private static void refuse(Caller speaker) {
    speaker.page().keyboard().press("s");
    speaker.page().getByText("Sync my lips in other languages").click();
    speaker.page().keyboard().press("Escape");
  }

  private static double perSecond(JsonNode before, JsonNode after, String picture) {
    String at = "/" + picture + "/timestamp";
    if (!before.at(at).isNumber()) {
      return 0;
    }
    double seconds = (after.at(at).asDouble() - before.at(at).asDouble()) / 1e3;
    return difference(before, after, picture, "framesDecoded") / seconds;
  }

  private static long difference(JsonNode before, JsonNode after, String picture, String counter) {
    String at = "/" + picture + "/" + counter;
    return after.at(at).asLong() - before.at(at).asLong();
  }

  private static String tile(String speakerId) {
    return "document.querySelector('[data-participant=\"" + speakerId + "\"]')";
  }

  /** What the tile shows, every 120 ms, as JPEG; kept under target/lips to be looked at. */
  private static List<byte[]> pictures(Caller listener, String speakerId) throws IOException {
    Object encoded =
        listener
            .page()
            .evaluate(
                """
                async ([id, count]) => {
                  const video = document.querySelector(
                    `[data-participant="${id}"] .pictures__lips`);
                  const canvas = document.createElement('canvas');
                  const pictures = [];
                  for (let i = 0; i < count; i++) {
                    canvas.width = video.videoWidth;
                    canvas.height = video.videoHeight;
                    canvas.getContext('2d').drawImage(video, 0, 0);
                    pictures.push(canvas.toDataURL('image/jpeg', 0.9).split(',')[1]);
                    await new Promise(resolve => setTimeout(resolve, 120));
                  }
                  return pictures;
                }\
                """,
                List.of(speakerId, PICTURES));
    Path directory = Files.createDirectories(Path.of("target", "lips"));
    var pictures = new ArrayList<byte[]>();
    for (Object each : (List<?>) encoded) {
      byte[] jpeg = Base64.getDecoder().decode(String.valueOf(each));
      Files.write(directory.resolve("%02d.jpg".formatted(pictures.size())), jpeg);
      pictures.add(jpeg);
    }
    return pictures;
  }

  /** How far the mouth is open in each picture. */
  private List<Float> gaps(List<byte[]> pictures) throws IOException {
    var gaps = new ArrayList<Float>();
    try (var tracker = new FaceTracker(faces, NanoClock.system())) {
      for (byte[] jpeg : pictures) {
        Face face = tracker.track(FaceClip.toI420(ImageIO.read(new ByteArrayInputStream(jpeg))));
        if (face != null) {
          gaps.add(gap(face));
        }
      }
    }
    assertTrue(gaps.size() >= 0.9 * pictures.size(), "a face in " + gaps.size() + " pictures");
    return gaps;
  }

  private List<Float> clip() {
    FaceClip clip = FaceClip.open("man-neutral");
    var gaps = new ArrayList<Float>();
    try (var tracker = new FaceTracker(faces, NanoClock.system())) {
      for (int i = 0; i < clip.length(); i += 3) {
        Face face = tracker.track(clip.frame(i));
        if (face != null) {
          gaps.add(gap(face));
        }
      }
    }
    return gaps;
  }

  /** In hundredths of the distance between the outer corners of the eyes. */
  private static float gap(Face face) {
    double eyes =
        Math.hypot(face.x(LEFT_EYE) - face.x(RIGHT_EYE), face.y(LEFT_EYE) - face.y(RIGHT_EYE));
    double lips =
        Math.hypot(face.x(LOWER_LIP) - face.x(UPPER_LIP), face.y(LOWER_LIP) - face.y(UPPER_LIP));
    return (float) (100 * lips / eyes);
  }

  /** From the 10th to the 90th percentile. */
  private static double spread(List<Float> gaps) {
    List<Float> sorted = gaps.stream().sorted().toList();
    return sorted.get(sorted.size() * 9 / 10) - sorted.get(sorted.size() / 10);
  }
}
