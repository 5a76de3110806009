package io.babelgrid.transport.ice;

import java.io.IOException;

/** A way for datagrams to one browser. Any thread may send. */
@FunctionalInterface
public interface DatagramPath {

  /** Sends at once or fails; the array is free again when this returns. */
  void send(byte[] b, int off, int len) throws IOException;
}
