package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with one database, and what people of a call notice when theirs is emptied. */
@Tag("browser")
@Tag("models")
@Timeout(300)
class NodeDrainIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int RATE_HZ = 16_000;

  /** What the grid promises of an original. */
  private static final double PROMISED_MS = 300;

  /** A machine that runs two nodes and two browsers on two cores is late. */
  private static final double PATIENCE_MS = 3 * PROMISED_MS;

  private static final int RECORDED_S = 20;

  /** Sounds are windows of 10 ms above it; -46 dBFS. */
  private static final double AUDIBLE = 0.005;

  @Test
  void nobodyHearsThatTheirNodeIsEmptied() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-grid");
    Path steady = Microphone.write(directory.resolve("steady.wav"), steady(90), RATE_HZ, 0);
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], RATE_HZ, 1);
    try (EmbeddedPostgres database = EmbeddedPostgres.start(directory.resolve("postgres"));
        RunningService lisbon =
            RunningService.beginNode(directory, "lisbon", database, "-Dbabelgrid.grid.newcomer=0");
        RunningService porto =
            RunningService.beginNode(directory, "porto", database, "-Dbabelgrid.grid.newcomer=0");
        Playwright playwright = Playwright.create()) {
      lisbon.awaitReady();
      porto.awaitReady();
      Awaitility.await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> json(lisbon.get("/api/nodes?room=call")).size() == 2);
      String hostKey =
          json(lisbon.post("/api/rooms", "{\"id\": \"call\"}")).get("hostKey").asText();
      try (Caller bia = at("porto", porto, playwright, "Bia", "pt", silence);
          Caller ana = at("lisbon", lisbon, playwright, "Ana", "en", steady)) {
        String talker = ana.id();
        String listener = bia.id();
        String home = ana.probe("babelgrid.nodeId").asText();
        bia.await("babelgrid.speaking.includes('" + talker + "')");
        watch(bia, talker);

        // Who talks comes to who listens.
        bia.startRecording(talker, RECORDED_S);
        long startNs = System.nanoTime();
        lisbon.post("/api/node/drain", "{\"deadlineS\": 60}");
        ana.await("babelgrid.nodeId !== '" + home + "'", 40_000);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> drain(lisbon).get("state").asText().equals("empty"));
        assertEquals(1, drain(lisbon).get("moved").asInt(), drain(lisbon).toString());
        assertEquals(talker, ana.id());
        JsonNode there = json(porto.get("/api/rooms/call", hostKey)).get("participants");
        assertEquals(2, there.size(), there.toString());
        assertHeard(bia, secondsSince(startNs));
        assertTrue(bia.sees("babelgrid.speaking.includes('" + talker + "')", 5_000));
        assertEquals(Set.of(), Dashboard.missing("grid.json", porto.get("/q/metrics")));

        // Both go back, since their node stops.
        lisbon.delete("/api/node/drain");
        bia.startRecording(talker, RECORDED_S);
        startNs = System.nanoTime();
        assertEquals(0, porto.stop(Duration.ofSeconds(60)));
        for (Caller one : List.of(ana, bia)) {
          one.await("babelgrid.nodeId === '" + home + "'", 5_000);
        }
        assertEquals(talker, ana.id());
        assertEquals(listener, bia.id());
        assertHeard(bia, secondsSince(startNs));
        assertFalse(porto.log().contains("ERROR"), porto.log());
      }
      usageAddsUpAcrossMoves(lisbon, hostKey);
    }
  }

  /** Three moves, each of which had somebody at two nodes for a while; nobody is there any more. */
  private static void usageAddsUpAcrossMoves(RunningService lisbon, String hostKey)
      throws Exception {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> stays(lisbon, hostKey).findValues("leftAt").stream().noneMatch(JsonNode::isNull));
    Thread.sleep(2_000);
    var usage = new UsageOf(lisbon);
    usage.assertAddsUp();
    JsonNode total = usage.total();
    long stayedMs = 0;
    for (JsonNode stay : stays(lisbon, hostKey)) {
      Instant left = Instant.parse(stay.get("leftAt").asText());
      stayedMs += Duration.between(Instant.parse(stay.get("joinedAt").asText()), left).toMillis();
    }
    System.out.printf("stays of %d ms; used: %s; by node: %s%n", stayedMs, total, usage.by("node"));
    assertEquals(0, total.get("lostMs").asLong(), "a node that stops in order loses nothing");
    assertEquals(stayedMs, total.get("callMs").asLong(), 1_500, total::toString);
  }

  private static JsonNode stays(RunningService node, String hostKey) throws Exception {
    return json(node.get("/api/rooms/call/participations", hostKey));
  }

  private static double secondsSince(long startNs) {
    return (System.nanoTime() - startNs) / 1e9;
  }

  private static void assertHeard(Caller bia, double tookS) {
    double silentMs = longestSilenceMs(bia.recording().get(1), tookS);
    System.out.printf(
        "people moved in %.1f s; longest silence %.0f ms, promised %.0f%n",
        tookS, silentMs, PROMISED_MS);
    assertTrue(silentMs < PATIENCE_MS, "silent for " + silentMs + " ms");
    assertEquals("[]", bia.probe("window.seen").toString(), "what Bia saw of Ana");
  }

  /** A page chooses its node itself: it joins again until that is the one. */
  private static Caller at(
      String where,
      RunningService node,
      Playwright playwright,
      String name,
      String language,
      Path microphone)
      throws Exception {
    for (int tries = 0; ; tries++) {
      Caller caller = Caller.join(playwright, node, "call", name, language, "original", microphone);
      if (caller.probe("babelgrid.nodeId").asText().equals(id(node, where))) {
        return caller;
      }
      caller.close();
      assertTrue(tries < 20, name + " never comes to " + where);
    }
  }

  private static String id(RunningService service, String node) throws Exception {
    for (JsonNode one : json(service.get("/api/grid")).get("nodes")) {
      if (one.get("name").asText().equals(node)) {
        return one.get("id").asText();
      }
    }
    throw new IllegalStateException("there is no node " + node);
  }

  /** Writes down whenever somebody is not in the call, or not connected. */
  private static void watch(Caller who, String of) {
    who.page()
        .evaluate(
            """
            id => {
              window.seen = [];
              setInterval(() => {
                const one = window.babelgrid.participants.find(each => each.id === id);
                const state = one?.connection ?? 'away';
                if (state !== 'connected' && window.seen.at(-1) !== state) window.seen.push(state);
              }, 50);
            }\
            """,
            of);
  }

  private static JsonNode drain(RunningService node) throws Exception {
    return json(node.get("/api/node/drain"));
  }

  /** Harmonics of a voice that glides up and down, so that nobody takes it for noise. */
  private static float[] steady(int seconds) {
    var samples = new float[seconds * RATE_HZ];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / RATE_HZ;
      phase += 2 * Math.PI * (150 + 40 * Math.sin(2 * Math.PI * 0.7 * t)) / RATE_HZ;
      double voice = 0;
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        voice += Math.sin(harmonic * phase) / harmonic;
      }
      double loudness = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * t);
      samples[i] = (float) (0.2 * loudness * voice);
    }
    return samples;
  }

  /** Within the time in which people moved, and 3 s after it. */
  private static double longestSilenceMs(float[] heard, double tookS) {
    int window = Caller.RECORDING_RATE_HZ / 100;
    int end = (int) Math.min(heard.length, (tookS + 3) * Caller.RECORDING_RATE_HZ);
    int longest = 0;
    int silent = 0;
    for (int from = 0; from + window <= end; from += window) {
      double power = 0;
      for (int i = from; i < from + window; i++) {
        power += heard[i] * heard[i];
      }
      silent = Math.sqrt(power / window) < AUDIBLE ? silent + 1 : 0;
      longest = Math.max(longest, silent);
    }
    return 10.0 * longest;
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
