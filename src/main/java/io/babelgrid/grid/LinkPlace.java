package io.babelgrid.grid;

import java.util.Objects;

/**
 * Where other nodes reach a node.
 *
 * @param host name or address
 * @param port TCP
 * @param certificate SHA-256 of the one it shows there, DER, in lower-case hex
 */
public record LinkPlace(String host, int port, String certificate) {

  private static final int PORTS = 65_536;

  public LinkPlace {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(certificate, "certificate");
    if (port <= 0 || port >= PORTS) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
