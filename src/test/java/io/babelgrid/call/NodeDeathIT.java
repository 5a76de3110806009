package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Playwright;
import io.babelgrid.boot.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with one database, and what a page does when one of them dies under it. */
@Tag("browser")
@Tag("models")
@Timeout(240)
class NodeDeathIT {

  private static final Logger LOG = Logger.getLogger(NodeDeathIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the grid promises. */
  private static final double PROMISED_MS = 5_000;

  /** A machine that runs two nodes and a browser on two cores answers late. */
  private static final double PATIENCE_MS = 2 * PROMISED_MS;

  private static final String GONE = "-Dbabelgrid.grid.gone-after=12s";

  @Test
  void whoseNodeIsKilledIsInTheSameRoomAtTheOtherWithinSeconds() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-grid");
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (EmbeddedPostgres database = EmbeddedPostgres.start(directory.resolve("postgres"));
        RunningService lisbon = RunningService.beginNode(directory, "lisbon", database, GONE);
        RunningService porto = RunningService.beginNode(directory, "porto", database, GONE);
        Playwright playwright = Playwright.create()) {
      lisbon.awaitReady();
      porto.awaitReady();
      Awaitility.await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> json(lisbon.get("/api/nodes?room=call")).size() == 2);
      String hostKey =
          json(lisbon.post("/api/rooms", "{\"id\": \"call\"}")).get("hostKey").asText();
      try (Caller ana = Caller.join(playwright, lisbon, "call", "Ana", "pt", "en", silence)) {
        String id = ana.id();
        String home = ana.probe("babelgrid.nodeId").asText();
        ana.page().keyboard().press("m");
        ana.await("babelgrid.participants[0].audioMuted");

        long killedNs = System.nanoTime();
        lisbon.kill();
        ana.await(
            "babelgrid.nodeId !== '%s' && babelgrid.link.kind === 'up' && babelgrid.media === 'connected'"
                .formatted(home),
            PATIENCE_MS);
        double tookMs = (System.nanoTime() - killedNs) / 1e6;

        assertEquals(id, ana.id());
        assertNotEquals(home, ana.probe("babelgrid.nodeId").asText());
        JsonNode there = json(porto.get("/api/rooms/call", hostKey)).get("participants");
        assertEquals(
            List.of(id), there.findValuesAsText("id").stream().filter(id::equals).toList());
        assertEquals("Ana", there.get(0).get("name").asText());
        assertTrue(there.get(0).get("audioMuted").asBoolean());
        assertEquals("connected", there.get(0).get("connection").asText());
        assertTrue(tookMs < PATIENCE_MS, "it took " + tookMs + " ms");
        LOG.infof("back at another node after %.0f ms, promised %.0f", tookMs, PROMISED_MS);
      }
      whatTheDeadHadNotReportedIsToldAsLost(porto, hostKey);
    }
  }

  private static void whatTheDeadHadNotReportedIsToldAsLost(RunningService porto, String hostKey)
      throws Exception {
    var usage = new UsageOf(porto);
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(3))
        .until(() ->
            json(porto.get("/api/rooms/call/participations", hostKey)).findValues("leftAt").stream()
                .noneMatch(JsonNode::isNull));
    Thread.sleep(2_000);
    usage.assertAddsUp();
    long stayed = 0;
    for (JsonNode stay : json(porto.get("/api/rooms/call/participations", hostKey))) {
      Instant left = Instant.parse(stay.get("leftAt").asText());
      stayed += Duration.between(Instant.parse(stay.get("joinedAt").asText()), left).toMillis();
    }
    JsonNode total = usage.total();
    long lostMs = total.get("lostMs").asLong();
    LOG.infof("of %d ms in calls %d ms were lost with the node", stayed, lostMs);
    assertTrue(lostMs <= 10_000, total::toString);
    assertEquals(stayed, total.get("callMs").asLong() + lostMs, 1_500, total::toString);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
