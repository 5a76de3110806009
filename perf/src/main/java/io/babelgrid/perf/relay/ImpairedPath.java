package io.babelgrid.perf.relay;

import java.nio.ByteBuffer;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A way on which datagrams take time and get lost. One thread sends; another delivers. */
final class ImpairedPath implements Path {

  /** Headers of IPv4 and UDP. */
  private static final int HEADERS = 28;

  private final Impairment impairment;
  private final Consumer<ByteBuffer> delivery;
  private final DelayQueue<InFlight> inFlight = new DelayQueue<>();
  private final AtomicLong order = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Thread courier;

  ImpairedPath(NetworkConditions conditions, long seed, Consumer<ByteBuffer> delivery) {
    this.impairment = new Impairment(conditions, seed);
    this.delivery = delivery;
    this.courier = Thread.ofPlatform().daemon().name("courier").start(this::deliver);
  }

  @Override
  public void send(ByteBuffer datagram) {
    long nowNs = System.nanoTime();
    long atNs = impairment.arrivalNs(datagram.remaining() + HEADERS, nowNs);
    if (atNs == Impairment.LOST) {
      lost.incrementAndGet();
      return;
    }
    ByteBuffer copy = ByteBuffer.allocateDirect(datagram.remaining()).put(datagram).flip();
    inFlight.add(new InFlight(copy, atNs, order.getAndIncrement()));
    if (impairment.duplicated()) {
      inFlight.add(new InFlight(copy.duplicate(), atNs, order.getAndIncrement()));
    }
  }

  @Override
  public long passed() {
    return passed.get();
  }

  @Override
  public long lost() {
    return lost.get();
  }

  @Override
  public void close() {
    courier.interrupt();
  }

  private void deliver() {
    try {
      while (true) {
        ByteBuffer next = inFlight.take().datagram;
        passed.incrementAndGet();
        delivery.accept(next);
      }
    } catch (InterruptedException _) {
      // The path is closed.
    }
  }

  private record InFlight(ByteBuffer datagram, long atNs, long order) implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      InFlight that = (InFlight) other;
      int byTime = Long.compare(atNs - that.atNs, 0);
      return byTime != 0 ? byTime : Long.compare(order, that.order);
    }
  }
}
