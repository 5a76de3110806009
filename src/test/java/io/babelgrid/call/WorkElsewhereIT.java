package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Playwright;
import io.babelgrid.boot.EmbeddedPostgres;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.OfflineRecognizer;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call at a node without models, for which another node works. */
@Tag("browser")
@Tag("models")
@Timeout(400)
class WorkElsewhereIT {

  private static final Logger LOG = Logger.getLogger(WorkElsewhereIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAD_SECONDS = 25;
  private static final int RECORDED_SECONDS = 80;

  @Test
  void whoIsAtANodeWithoutModelsIsHeardInAnotherLanguageThere() throws Exception {
    ModelStore store = PreparedModels.store();
    Path directory = Files.createTempDirectory("babelgrid-work");
    WavFile english = WavFile.read(store.file("test-speech", "two_cities.wav"));
    Path tale =
        Microphone.write(
            directory.resolve("en.wav"), english.samples(), english.sampleRateHz(), LEAD_SECONDS);
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (EmbeddedPostgres database = EmbeddedPostgres.start(directory.resolve("postgres"));
        RunningService studio =
            RunningService.beginNode(directory, "studio", database, "-Dbabelgrid.grid.roles=work");
        RunningService edge =
            RunningService.beginNode(
                directory,
                "edge",
                database,
                "-Dbabelgrid.grid.roles=media",
                "-Dbabelgrid.models.dir=" + directory.resolve("none"));
        Playwright playwright = Playwright.create()) {
      studio.awaitReady();
      // It is once it knows what the other understands and speaks.
      edge.awaitReady();
      boolean isWhole;
      try (Caller emma = Caller.join(playwright, edge, "call", "Emma", "en", "en", tale);
          Caller joao = Caller.join(playwright, edge, "call", "Joao", "pt", "pt", silence);
          MachineLoad load = MachineLoad.open()) {
        joao.startRecording(emma.id(), RECORDED_SECONDS);
        joao.await("babelgrid.talking['" + emma.id() + "']", 60_000);
        // Before she spoke there may have been no node for her yet.
        joao.countShortfallsFromNow();
        float[] heard = joao.recording().getFirst();
        JsonNode work = json(studio.get("/api/debug")).get("work");
        LOG.infof("work: %s%nedge: %s", work, edge.get("/api/debug"));
        assertEquals(2, work.size(), "one for each who may speak");
        assertEquals(0, json(edge.get("/api/debug")).at("/capacity/flows").size());
        Served.judge(load, joao, understood(store, heard, emma, joao));
        isWhole = joao.shortfalls().isEmpty();
        assertTrue(joao.concealedShare() < 0.05, () -> "concealed: " + joao.concealedShare());
      }
      addsUp(new UsageOf(edge), isWhole);
    }
  }

  /**
   * Both have left, and their nodes have said so.
   *
   * @param isWhole whether there was a voice throughout
   */
  private static void addsUp(UsageOf usage, boolean isWhole) throws InterruptedException {
    Thread.sleep(12_000);
    usage.assertAddsUp();
    JsonNode total = usage.total();
    JsonNode worker = usage.bookedAt("studio");
    JsonNode home = usage.bookedAt("edge");
    LOG.infof("used: %s%nby node: %s", total, usage.by("node"));
    assertEquals(0, total.get("lostMs").asLong());
    assertEquals(total.get("computeMs"), worker.get("computeMs"), "the other has no models");
    assertEquals(total.get("callMs"), home.get("callMs"), "nobody is at the one that works");
    assertTrue(total.get("translatedMs").asLong() > 20_000, total::toString);
    assertTrue(!isWhole || total.get("voicedMs").asLong() > 20_000, total::toString);
    assertNearlyAll(worker, usage.counted("studio"), "computeMs", "busyMs");
    assertNearlyAll(worker, usage.counted("studio"), "backhaulBytes", "backhaulBytes");
    assertNearlyAll(home, usage.counted("edge"), "backhaulBytes", "backhaulBytes");
    long toPeople = home.get("sentBytes").asLong();
    long toNodes = home.get("backhaulBytes").asLong();
    long sent = usage.counted("edge").get("sentBytes").asLong();
    assertTrue(toPeople + toNodes <= sent && toPeople + toNodes > 0.95 * sent, home::toString);
  }

  /** Reports between nodes, and what a start takes, are nobody's. */
  private static void assertNearlyAll(JsonNode booked, JsonNode counted, String of, String all) {
    double share = booked.get(of).asDouble() / counted.get(all).asDouble();
    assertTrue(share > 0.9 && share <= 1, of + " booked: " + share + " of what was counted");
  }

  private static Understood understood(ModelStore store, float[] heard, Caller emma, Caller joao) {
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 2);
        WhisperModel whisper = WhisperModel.load(store, lanes);
        var translation =
            new TranslationModels(store, lanes, NanoClock.system(), TranslationPolicy.DEFAULT)) {
      var understood =
          new Understood(
              CallTranslationIT.ENGLISH,
              CallTranslationIT.ENGLISH_IN_PORTUGUESE,
              translation
                  .text(Language.ENGLISH, Language.PORTUGUESE)
                  .translate(CallTranslationIT.ENGLISH),
              joao.captions(emma.id(), "original"),
              joao.captions(emma.id(), "translation"),
              new OfflineRecognizer(whisper, NanoClock.system())
                  .transcribe(Caller.to16k(Caller.spoken(heard)), Language.PORTUGUESE)
                  .text());
      LOG.infof("heard at a node without models: %s", understood);
      return understood;
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
