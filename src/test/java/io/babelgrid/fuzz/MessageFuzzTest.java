package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.signaling.MessageProbe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Messages on the socket. */
@Timeout(30)
class MessageFuzzTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REASON = 400;
  private static final int LONGEST_NAME = 60;

  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void aMessageIsReadOrRefusedWithAReasonForPeople(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    MessageProbe.Read read = MessageProbe.message(text);
    if (read.refused()) {
      refused(read.answer(), text);
      return;
    }
    JsonNode asked = JSON.readTree(text);
    switch (read.type()) {
      case "Ping" -> same(asked.get("t"), JSON.readTree(read.answer()).get("t"));
      case "Offer" -> {
        same(asked.get("seq"), JSON.readTree(read.answer()).get("seq"));
        same(asked.get("sdp"), JSON.readTree(read.answer()).get("sdp"));
      }
      case "Join" -> assertTrue(!read.answer().isBlank() && read.answer().length() <= LONGEST_NAME);
      default -> assertTrue(read.answer().isEmpty());
    }
  }

  private static void same(JsonNode asked, JsonNode told) {
    assertEquals(asked.isNumber(), told.isNumber(), () -> asked + " came back as " + told);
    if (asked.isNumber()) {
      assertEquals(asked.doubleValue(), told.doubleValue());
    } else {
      assertEquals(asked, told);
    }
  }

  /** It may name what it was told, whatever that is. */
  private static void refused(String error, String asked) throws JsonProcessingException {
    String reason = JSON.readTree(error).get("message").textValue();
    assertTrue(!reason.isBlank() && reason.length() <= LONGEST_REASON, "reason: " + reason);
    for (String inner : List.of("io.babelgrid.", "com.fasterxml.")) {
      assertFalse(
          reason.contains(inner) && !asked.contains(inner), "inner workings told: " + reason);
    }
  }
}
