package io.babelgrid.signaling;

import io.quarkus.websockets.next.HandshakeRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client offers in {@code Sec-WebSocket-Protocol} (RFC 6455 section 1.9). */
final class Subprotocols {

  static final String VERSION_1 = "babelgrid.v1";

  private static final String BEARER = "bearer.";

  private Subprotocols() {}

  static boolean speaksVersion1(List<String> headers) {
    return offered(headers).anyMatch(VERSION_1::equals);
  }

  /** The token that is offered as a subprotocol, which keeps it out of URLs and their logs. */
  static @Nullable String token(HandshakeRequest request) {
    return offered(request.headers(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL))
        .filter(offer -> offer.startsWith(BEARER))
        .map(offer -> offer.substring(BEARER.length()))
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> offered(List<String> headers) {
    return headers.stream().flatMap(header -> Stream.of(header.split(","))).map(String::strip);
  }
}
