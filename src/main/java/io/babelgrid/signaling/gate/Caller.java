package io.babelgrid.signaling.gate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param network an IPv4 address or the first 64 bits of an IPv6 one, which one household or
 *     machine has for itself
 * @param here whether it comes from this very machine, and not through a proxy on it
 */
public record Caller(String network, boolean here) {

  private static final int NETWORK_BYTES = 8;

  /** What proxies add: with one of these the caller may be anywhere. */
  private static final List<String> FORWARDING =
      List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

  public static Caller of(HttpServerRequest request) {
    return of(address(request.remoteAddress()), isForwarded(request));
  }

  /** Whether it came through a proxy. */
  static boolean isForwarded(HttpServerRequest request) {
    return FORWARDING.stream().anyMatch(request.headers()::contains);
  }

  static Caller of(String address, boolean forwarded) {
    InetAddress literal = literal(address);
    if (literal == null) {
      return new Caller(address, false);
    }
    String network =
        literal instanceof Inet6Address
            ? HexFormat.of().formatHex(literal.getAddress(), 0, NETWORK_BYTES) + "/64"
            : literal.getHostAddress();
    return new Caller(network, literal.isLoopbackAddress() && !forwarded);
  }

  static String address(@Nullable SocketAddress socket) {
    if (socket == null) {
      return "";
    }
    String address = socket.hostAddress();
    return address != null ? address : String.valueOf(socket.host());
  }

  /** The address that a text is, or null; never asks anybody about a name. */
  static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
