package io.babelgrid.call;

import io.babelgrid.transport.PeerStats;

/** Bytes from and to a browser, as UDP handed them over and took them. */
record Traffic(long received, long sent) {

  static final Traffic NONE = new Traffic(0, 0);

  Traffic and(PeerStats stats) {
    return new Traffic(received + stats.bytesReceived(), sent + stats.bytesSent());
  }
}
