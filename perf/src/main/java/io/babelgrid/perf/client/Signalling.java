package io.babelgrid.perf.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The node's signalling (web-client/SIGNALING.md) as a client sees it. */
final class Signalling implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_S = 20;

  private final WebSocket socket;

  /** Enters a room; messages arrive one after the other. */
  Signalling(URI node, String room, String name, Consumer<JsonNode> messages) throws Exception {
    var request =
        HttpRequest.newBuilder(node.resolve("/api/rooms/" + room + "/tokens"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", name))))
            .build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 201) {
      throw new IOException("no token: " + response.statusCode() + " " + response.body());
    }
    String token = JSON.readTree(response.body()).path("token").asText();
    URI address = URI.create("ws://" + node.getAuthority() + "/ws/rooms/" + room);
    socket =
        HTTP.newWebSocketBuilder()
            .subprotocols("babelgrid.v1", "bearer." + token)
            .buildAsync(address, new Listener(messages))
            .get(PATIENCE_S, TimeUnit.SECONDS);
  }

  static ObjectNode message(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  synchronized void send(JsonNode message) {
    socket.sendText(message.toString(), true).join();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  private static final class Listener implements WebSocket.Listener {
    private final Consumer<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    private Listener(Consumer<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        try {
          messages.accept(JSON.readTree(whole));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
