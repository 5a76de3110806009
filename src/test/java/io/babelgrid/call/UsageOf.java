package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What was booked of a service's calls.
 *
 * @param service any node of the grid
 */
record UsageOf(RunningService service) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> AMOUNTS =
      List.of(
          "callMs",
          "recognisedMs",
          "translatedMs",
          "voicedMs",
          "lipsMs",
          "words",
          "computeMs",
          "receivedBytes",
          "sentBytes",
          "backhaulBytes",
          "lostMs");

  JsonNode by(String what) {
    try {
      return JSON.readTree(service.get("/api/usage?by=" + what));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode total() {
    return by("total").get("total");
  }

  /** Of a node, by its name, what it was booked for. */
  JsonNode bookedAt(String name) {
    String id = counted(name).get("node").asText();
    return row(by("node").get("rows"), "key", id);
  }

  /** What it counted itself. */
  JsonNode counted(String name) {
    return row(by("node").get("nodes"), "name", name);
  }

  private static JsonNode row(JsonNode rows, String member, String value) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.get(member).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + rows));
  }

  /**
   * To the millisecond and the byte, by whatever it is summed up; once nothing is used any more.
   */
  void assertAddsUp() {
    JsonNode total = total();
    for (String by : List.of("room", "day", "language", "node", "flow")) {
      JsonNode page = by(by);
      for (String amount : AMOUNTS) {
        long sum = page.get("rows").findValues(amount).stream().mapToLong(JsonNode::asLong).sum();
        assertEquals(total.get(amount).asLong(), sum, amount + " by " + by + ": " + page);
      }
    }
  }
}
