package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client sees of a node that is told to stop (SIGTERM), and how long an idle one takes. */
@Tag("models")
@Timeout(240)
class OrderlyStopIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOIN =
      """
      {"type": "join", "name": "Ann", "speak": "en", "hear": "en",
       "audioMuted": false, "videoMuted": false, "lips": true}\
      """;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @Test
  void clientsAreToldWhenToComeBackBeforeTheirSocketCloses() throws Exception {
    try (RunningService service = RunningService.start()) {
      JsonNode token =
          JSON.readTree(service.post("/api/rooms/stopping/tokens", "{\"name\": \"Ann\"}"));
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .subprotocols("babelgrid.v1", "bearer." + token.get("token").asText())
              .buildAsync(
                  URI.create(service.url("/ws/rooms/stopping").replace("http", "ws")),
                  new Received())
              .join();
      socket.sendText(JOIN, true).join();
      assertEquals("joined", next().get("type").asText());
      int code = service.stop(Duration.ofSeconds(15));
      JsonNode bye = next();
      while (!bye.get("type").asText().equals("bye")) {
        bye = next();
      }
      assertEquals("shutdown", bye.get("reason").asText());
      assertTrue(bye.get("retryAfterMs").asLong() >= 1_000, bye.toString());
      assertEquals("closed 1000", received.poll(10, TimeUnit.SECONDS));
      assertEquals(0, code);
    }
  }

  @Test
  void anIdleNodeStopsWithoutWaiting() throws Exception {
    try (RunningService service = RunningService.start()) {
      long startNs = System.nanoTime();
      assertEquals(0, service.stop(Duration.ofSeconds(15)));
      double tookS = (System.nanoTime() - startNs) / 1e9;
      assertTrue(tookS < 3, "it took " + tookS + " s");
      assertFalse(service.log().contains("WARN"), service.log());
      assertFalse(service.log().contains("ERROR"), service.log());
    }
  }

  private JsonNode next() throws Exception {
    return JSON.readTree(received.poll(20, TimeUnit.SECONDS));
  }

  private final class Received implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, part, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      received.add("closed " + code);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }
  }
}
