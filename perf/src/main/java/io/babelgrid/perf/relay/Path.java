package io.babelgrid.perf.relay;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One direction of a network. One thread sends. */
sealed interface Path extends AutoCloseable permits Path.Straight, ImpairedPath {

  /** Passes on a direct buffer, which is the caller's again when this returns. */
  void send(ByteBuffer datagram);

  /** Datagrams delivered. */
  long passed();

  /** Datagrams that will never be. */
  long lost();

  @Override
  void close();

  /**
   * A way under these conditions.
   *
   * @param delivery takes a direct buffer, valid until it returns
   */
  static Path of(NetworkConditions conditions, long seed, Consumer<ByteBuffer> delivery) {
    return conditions.equals(NetworkConditions.NONE)
        ? new Straight(delivery, new AtomicLong())
        : new ImpairedPath(conditions, seed, delivery);
  }

  /** Delivers at once, on the sender's thread. */
  record Straight(Consumer<ByteBuffer> delivery, AtomicLong count) implements Path {

    @Override
    public void send(ByteBuffer datagram) {
      count.incrementAndGet();
      delivery.accept(datagram);
    }

    @Override
    public long passed() {
      return count.get();
    }

    @Override
    public long lost() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
