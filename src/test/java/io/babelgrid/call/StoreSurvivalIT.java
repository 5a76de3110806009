package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the store keeps when the node is killed, and what a call does while the store is away. */
@Tag("browser")
@Tag("models")
@Timeout(240)
class StoreSurvivalIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void aKilledNodeStartsCleanAndKnowsItsRooms() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-killed");
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    RunningService killed = RunningService.start(directory);
    JsonNode made =
        json(killed.post("/api/rooms", "{\"name\": \"Planning\", \"service\": \"text\"}"));
    String room = made.get("id").asText();
    String hostKey = made.get("hostKey").asText();
    try (Playwright playwright = Playwright.create();
        Caller ana = Caller.join(playwright, killed, room, "Ana", "pt", "en", silence)) {
      String participant = ana.id();
      await(() -> participations(killed, room, hostKey).size() == 1);
      killed.kill();
      List<ProcessHandle> orphans = killed.database();
      assertTrue(orphans.getFirst().isAlive(), "nobody was there to stop the database");

      try (RunningService restarted = RunningService.start(directory)) {
        assertFalse(orphans.getFirst().isAlive(), "the database of the killed node still runs");
        JsonNode kept = json(restarted.get("/api/rooms/" + room, hostKey));
        assertEquals("Planning", kept.get("name").asText());
        assertEquals("text", kept.get("service").asText());
        assertEquals("text", claims(restarted, room).get("service").asText());
        JsonNode stay = participations(restarted, room, hostKey).get(0);
        assertEquals(participant, stay.get("participantId").asText());
        assertFalse(stay.get("leftAt").isNull(), "who was there when the node was killed left");
      }
    }
  }

  @Test
  void aCallGoesOnWhileTheDatabaseIsAway() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-away");
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (RunningService service = RunningService.start(directory)) {
      callWithoutDatabase(service, silence);
    }
  }

  private static void callWithoutDatabase(RunningService service, Path silence) {
    String hostKey = json(service.post("/api/rooms", "{\"id\": \"away\"}")).get("hostKey").asText();
    try (Playwright playwright = Playwright.create();
        Caller ana = Caller.join(playwright, service, "away", "Ana", "pt", "en", silence)) {
      await(() -> participations(service, "away", hostKey).size() == 1);
      List<ProcessHandle> database = service.database();
      Signal.STOP.send(database);
      try (Caller ben = Caller.join(playwright, service, "away", "Ben", "en", "en", silence)) {
        ana.await("babelgrid.participants.length === 2", 20_000);
        assertEquals("connected", ana.probe("babelgrid.media").asText());
        Signal.CONT.send(database);
        await(() -> participations(service, "away", hostKey).size() == 2);
        ben.await("babelgrid.participants.length === 2");
      } finally {
        Signal.CONT.send(database);
      }
    }
  }

  private static JsonNode participations(RunningService service, String room, String hostKey) {
    return json(service.get("/api/rooms/" + room + "/participations", hostKey));
  }

  /** What a guest's token for the room says. */
  private static JsonNode claims(RunningService service, String room) {
    String token =
        json(service.post("/api/rooms/" + room + "/tokens", "{\"name\": \"Eva\"}"))
            .get("token")
            .asText();
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return json(new String(payload, StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store writes behind the call, and one that is only just back may still refuse. */
  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(condition);
  }
}
