package io.babelgrid.transport;

/** The UDP port of this node, shared by all peers. */
public interface MediaServer extends AutoCloseable {

  /**
   * Opens a peer; it holds a port share and threads until closed.
   *
   * @param peerId for logs and metrics
   */
  Peer open(String peerId, PeerListener listener);

  /** Counters since the port opened. */
  MediaServerStats stats();

  @Override
  void close();
}
