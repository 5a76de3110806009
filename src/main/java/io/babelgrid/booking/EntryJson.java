package io.babelgrid.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records as they stand in a topic: JSON in UTF-8 (RFC 8259). */
final class EntryJson {

  /** The largest that a node writes has 12 KB: 5 workloads of 11 stages. */
  static final int MOST_BYTES = 65_536;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private EntryJson() {}

  static byte[] write(Entry entry) {
    try {
      return JSON.writeValueAsBytes(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is plain data", e);
    }
  }

  /**
   * Reads what came in a topic that is booked.
   *
   * @throws MalformedEntryException when it is none of this version
   */
  static Entry read(Topic topic, byte @Nullable [] value) throws MalformedEntryException {
    if (value == null || value.length > MOST_BYTES) {
      throw new MalformedEntryException(value == null ? "empty" : "too large", null);
    }
    Class<? extends Entry> type = topic == Topic.USAGE ? UsageEntry.class : LatencyEntry.class;
    try {
      JsonNode tree = JSON.readTree(value);
      if (tree instanceof ObjectNode record && type == UsageEntry.class) {
        UsageEntry.complete(record);
      }
      @Nullable Entry entry = JSON.treeToValue(tree, type);
      if (entry != null) {
        return entry;
      }
    } catch (IOException e) {
      throw new MalformedEntryException("no record of this version", e);
    }
    throw new MalformedEntryException("null", null);
  }
}
