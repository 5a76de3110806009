package io.babelgrid.perf.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Relays for clients outside this process. Says {"ready"}, then reads lines of JSON and answers
 * each with one: {"node": port, "seed": n, "up": conditions, "down": conditions} opens a relay,
 * {"port"}; {"port": n} asks what became of its datagrams, with "cut" it is cut or mended first.
 * Conditions are {"loss", "burst", "delayMs", "jitterMs", "reorder", "duplicate", "bitsPerSecond"};
 * what is not given does not happen.
 */
public final class RelayServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Integer, UdpRelay> relays = new LinkedHashMap<>();

  private RelayServer() {}

  public static void main(String[] arguments) throws IOException {
    var server = new RelayServer();
    System.out.println("{\"ready\": true}");
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(JSON.writeValueAsString(server.answer(JSON.readTree(line))));
    }
    for (UdpRelay relay : server.relays.values()) {
      relay.close();
    }
    System.exit(0);
  }

  private Object answer(JsonNode question) throws IOException {
    if (question.has("port")) {
      UdpRelay relay = relays.get(question.path("port").asInt());
      if (question.has("cut")) {
        relay.cut(question.path("cut").asBoolean());
      }
      return relay.counts();
    }
    var relay =
        new UdpRelay(
            question.path("node").asInt(),
            conditions(question.path("up")),
            conditions(question.path("down")),
            question.path("seed").asLong());
    relays.put(relay.port(), relay);
    return Map.of("port", relay.port());
  }

  private static NetworkConditions conditions(JsonNode given) {
    return new NetworkConditions(
        given.path("loss").asDouble(),
        given.path("burst").asDouble(1),
        Duration.ofMillis(given.path("delayMs").asLong()),
        Duration.ofMillis(given.path("jitterMs").asLong()),
        given.path("reorder").asDouble(),
        given.path("duplicate").asDouble(),
        given.path("bitsPerSecond").asLong());
  }
}
