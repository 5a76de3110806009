package io.babelgrid.signaling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON to messages and back. Unknown fields are ignored; nothing is coerced, so that a client's
 * mistake is told and not guessed around.
 */
@ApplicationScoped
class MessageCodec {

  /** Messages are flat; the deepest is an offer's map of slots. */
  private static final int DEEPEST = 8;

  /** Characters of a reason; some quote the message, which may be long. */
  private static final int LONGEST_REASON = 200;

  private final JsonMapper mapper = strictMapper();
  private final ObjectWriter writer = mapper.writerFor(ServerMessage.class);

  private static JsonMapper strictMapper() {
    var factory =
        JsonFactory.builder()
            // Names in an offer's slots are the client's: they live as long as their message.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    var mapper =
        JsonMapper.builder(factory)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                LogicalType.Textual,
                config ->
                    config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    return mapper;
  }

  ClientMessage read(String text) throws BadMessageException {
    JsonNode tree;
    try {
      tree = mapper.readTree(text);
    } catch (JsonMappingException e) {
      throw new BadMessageException("a field stands twice, or text follows the message", null);
    } catch (JsonProcessingException e) {
      throw new BadMessageException(shortened("not JSON: " + e.getOriginalMessage()), null);
    }
    if (!tree.isObject()) {
      throw new BadMessageException("a message must be a JSON object", null);
    }
    JsonNode type = tree.get("type");
    if (type == null || !type.isTextual()) {
      throw new BadMessageException("field 'type' must be a string", null);
    }
    try {
      return mapper.treeToValue(tree, ClientMessage.class);
    } catch (InvalidTypeIdException e) {
      throw new BadMessageException("field 'type' names no known message", null);
    } catch (JsonMappingException e) {
      throw new BadMessageException(describe(e), type.textValue());
    } catch (JsonProcessingException e) {
      throw new BadMessageException(shortened(e.getOriginalMessage()), type.textValue());
    }
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
  }

  private static String describe(JsonMappingException e) {
    if (e.getCause() instanceof InvalidFieldException invalid) {
      return String.valueOf(invalid.getMessage());
    }
    String field = path(e);
    return field == null
        ? "a field is missing or ill-typed"
        : "field '" + shortened(field) + "' is missing or ill-typed";
  }

  private static @Nullable String path(JsonMappingException e) {
    return e.getPath().isEmpty()
        ? null
        : e.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
  }

  String write(ServerMessage message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message of ours cannot be written", e);
    }
  }
}
