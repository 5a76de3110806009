package io.babelgrid.pipeline;

import java.util.List;

/**
 * How somebody finds out whether they reach the media port, before they join anything: checks of
 * ICE (RFC 8445, 7) under these credentials are answered there, and lead to nothing else.
 *
 * @param addresses where browsers reach the port, best first
 * @param port of UDP
 */
public record MediaReach(String ufrag, String password, List<String> addresses, int port) {

  public MediaReach {
    addresses = List.copyOf(addresses);
  }
}
