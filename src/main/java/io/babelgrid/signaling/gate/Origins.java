package io.babelgrid.signaling.gate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a WebSocket, that no browser asks a server about: those that came from here,
 * and who is no browser and names no origin (RFC 6455, 10.2).
 */
public final class Origins {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private Origins() {}

  /**
   * @param friends origins of pages from elsewhere that may
   */
  public static boolean allow(HttpServerRequest request, Predicate<String> friends) {
    String origin = request.getHeader("Origin");
    return origin == null || isSame(origin, request.authority()) || friends.test(origin);
  }

  /** Whether a page of that origin (RFC 6454) came from where the request goes to. */
  static boolean isSame(String origin, @Nullable HostAndPort authority) {
    try {
      URI page = new URI(origin);
      if (authority == null || page.getHost() == null || page.getScheme() == null) {
        return false;
      }
      // Behind a proxy this end of it may be plain: what is usual depends on the page.
      int usual = page.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
      return HostNames.plain(page.getHost()).equals(HostNames.plain(authority.host()))
          && port(page.getPort(), usual) == port(authority.port(), usual);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int port(int given, int usual) {
    return given <= 0 ? usual : given;
  }
}
