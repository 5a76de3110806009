package io.babelgrid.signaling;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.babelgrid.budget.ServicePlan;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** What clients write, read as the edge does. */
public final class MessageProbe {

  private static final MessageCodec CODEC = new MessageCodec();

  /** As Quarkus makes it for REST. */
  private static final JsonMapper REST =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private MessageProbe() {}

  /** What came out of a text: a kind of message with the answer to it, or what is wrong. */
  public record Read(String type, String answer, boolean refused) {}

  /** Reads a message of the socket. */
  public static Read message(String text) {
    try {
      ClientMessage message = CODEC.read(text);
      String answer =
          switch (message) {
            case ClientMessage.Ping ping -> CODEC.write(new ServerMessage.Pong(ping.t()));
            case ClientMessage.Offer offer ->
                CODEC.write(new ServerMessage.Answer(offer.seq(), offer.sdp()));
            case ClientMessage.Join join -> join.name();
            default -> "";
          };
      return new Read(message.getClass().getSimpleName(), answer, false);
    } catch (BadMessageException e) {
      String ref = e.ref();
      String error =
          CODEC.write(
              new ServerMessage.Error(
                  "bad_message", String.valueOf(e.getMessage()), false, ref, null));
      return new Read("error", error, true);
    }
  }

  /** Whether the body of {@code POST /api/rooms} would make a room. */
  public static boolean room(byte[] body) throws IOException {
    RoomResource.NewRoom room = read(body, RoomResource.NewRoom.class).orElse(null);
    if (room == null || !VALIDATOR.validate(room).isEmpty()) {
      return false;
    }
    if (room.service() != null) {
      ServicePlan.of(room.service());
    }
    return true;
  }

  /** The name in the body of {@code POST /api/rooms/ID/tokens}, where it would get a token. */
  public static Optional<String> guest(byte[] body) throws IOException {
    return read(body, TokenResource.Guest.class)
        .filter(guest -> VALIDATOR.validate(guest).isEmpty())
        .flatMap(guest -> name(guest.name()));
  }

  /** As the resource reads it; empty where that refuses it. */
  private static Optional<String> name(String text) {
    try {
      return Optional.of(Names.read("name", text));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> read(byte[] body, Class<T> type) throws IOException {
    return Optional.ofNullable(REST.readValue(body, type));
  }

  /** Whether a room or a participant may be called so. */
  public static boolean validId(String id) {
    return Ids.isValid(id);
  }

  /** Whether a text has more than so many bytes on the wire. */
  public static boolean longerThan(String text, int bytes) {
    return Utf8.isLongerThan(text, bytes);
  }

  /** Whether one of these headers offers the protocol. */
  public static boolean speaksVersion1(String header) {
    return Subprotocols.speaksVersion1(java.util.List.of(header));
  }
}
