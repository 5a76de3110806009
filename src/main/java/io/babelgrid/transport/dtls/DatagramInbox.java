package io.babelgrid.transport.dtls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The datagrams of one DTLS association: a bounded queue on the way in, a sink on the way out. DTLS
 * retransmits, so what doesn't fit is dropped.
 */
final class DatagramInbox implements DatagramTransport {

  /** Where outgoing DTLS records go. */
  interface Sink {
    void send(byte[] b, int off, int len) throws IOException;
  }

  /** Two flights of a handshake with a long certificate chain. */
  private static final int CAPACITY = 32;

  private static final int RECEIVE_LIMIT = 1500;
  private static final int SEND_LIMIT = 1200;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Sink sink;
  private volatile boolean closed;

  DatagramInbox(Sink sink) {
    this.sink = sink;
  }

  /** Adds a datagram; false when it was dropped. */
  boolean offer(byte[] datagram) {
    return queue.offer(datagram);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  @Override
  public int receive(byte[] b, int off, int len, int waitMillis) throws IOException {
    try {
      byte[] datagram =
          closed ? END : queue.poll(waitMillis <= 0 ? 60_000 : waitMillis, TimeUnit.MILLISECONDS);
      if (datagram == null) {
        return -1;
      }
      if (datagram.length == 0) {
        // Not -1: BouncyCastle would ask again at once until its time is over.
        throw new EOFException();
      }
      int length = Math.min(len, datagram.length);
      System.arraycopy(datagram, 0, b, off, length);
      return length;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public void send(byte[] b, int off, int len) throws IOException {
    if (!closed) {
      sink.send(b, off, len);
    }
  }

  @Override
  public void close() {
    closed = true;
    queue.clear();
    queue.offer(END);
  }
}
