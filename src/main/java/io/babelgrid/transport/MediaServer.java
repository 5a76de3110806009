package io.babelgrid.transport;

import io.babelgrid.pipeline.MediaReach;

/** The UDP port of this node, shared by all peers and relays. */
public interface MediaServer extends AutoCloseable {

  /**
   * Opens a peer; it holds a port share and threads until closed.
   *
   * @param peerId for logs and metrics
   */
  Peer open(String peerId, PeerListener listener);

  /**
   * Opens the media path to another node; it holds a port share and threads until closed. One for
   * each node: two ends at one address cannot be told apart.
   *
   * @param name of the other node, for logs and metrics
   */
  Relay relay(String name, Relay.Listener listener);

  /** How browsers find out whether they reach the port. */
  MediaReach reach();

  /** Counters since the port opened. */
  MediaServerStats stats();

  @Override
  void close();
}
