package io.babelgrid.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lies between two nodes: each reaches the other at an address of this, and sees it from
 * there.
 */
final class TestNetwork implements AutoCloseable {

  /** 40 ms each way, 15 ms less or more, one of 50 lost; none overtakes another. */
  static final Conditions BAD = new Conditions(25_000_000, 30_000_000, 0.02, true);

  /**
   * @param delayNs what a packet takes at least
   * @param jitterNs by so much at most it takes longer
   * @param loss probability in [0, 1]
   */
  record Conditions(long delayNs, long jitterNs, double loss, boolean inOrder) {

    static final Conditions NONE = new Conditions(0, 0, 0, true);

    /** The same, but that packets overtake each other. */
    Conditions shuffled() {
      return new Conditions(delayNs, jitterNs, loss, false);
    }
  }

  /** The way from one of both to the other. */
  final class Way {
    private final DatagramSocket in;
    private final DatagramSocket out;
    private final InetSocketAddress to;
    private final SplittableRandom random;
    private long lastNs = System.nanoTime();

    /** All that was sent, when kept. */
    final List<byte[]> seen = new CopyOnWriteArrayList<>();

    private Way(DatagramSocket in, DatagramSocket out, int port, long seed) {
      this.in = in;
      this.out = out;
      this.to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      this.random = new SplittableRandom(seed);
      Thread.ofPlatform().daemon().name("network").start(this::receive);
    }

    private void receive() {
      DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
      try {
        while (true) {
          packet.setLength(2_000);
          in.receive(packet);
          byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
          if (keep) {
            seen.add(datagram);
          }
          if (!cut && random.nextDouble() >= conditions.loss) {
            long extraNs = conditions.jitterNs == 0 ? 0 : random.nextLong(conditions.jitterNs);
            long atNs = System.nanoTime() + conditions.delayNs + extraNs;
            lastNs = conditions.inOrder ? Math.max(lastNs, atNs) : atNs;
            inFlight.add(new InFlight(datagram, lastNs, order.getAndIncrement(), this));
          }
        }
      } catch (IOException e) {
        // It is closed.
      }
    }

    /** Sends a datagram as if it had come this way. */
    void inject(byte[] datagram) throws IOException {
      out.send(new DatagramPacket(datagram, datagram.length, to));
    }
  }

  private record InFlight(byte[] datagram, long atNs, long order, Way way) implements Delayed {

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

  private static final int RECEIVE_BUFFER = 4 << 20;

  private final Conditions conditions;
  private final DelayQueue<InFlight> inFlight = new DelayQueue<>();
  private final AtomicLong order = new AtomicLong();
  private final DatagramSocket left;
  private final DatagramSocket right;
  private final Thread courier;
  final Way toRight;
  final Way toLeft;
  volatile boolean cut;
  volatile boolean keep;

  TestNetwork(int leftPort, int rightPort, Conditions conditions, long seed) throws IOException {
    this.conditions = conditions;
    left = socket();
    right = socket();
    courier = Thread.ofPlatform().daemon().name("courier").start(this::deliver);
    toRight = new Way(left, right, rightPort, seed);
    toLeft = new Way(right, left, leftPort, ~seed);
  }

  /**
   * A wire loses nothing of its own: two hundred tracks at once are more than Linux keeps as such.
   */
  private static DatagramSocket socket() throws IOException {
    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    return socket;
  }

  private void deliver() {
    try {
      while (true) {
        InFlight next = inFlight.take();
        if (!cut) {
          next.way.inject(next.datagram);
        }
      }
    } catch (InterruptedException | IOException e) {
      // It is closed.
    }
  }

  /** Where the left one reaches the right one. */
  String addressOfRight() {
    return "127.0.0.1:" + left.getLocalPort();
  }

  String addressOfLeft() {
    return "127.0.0.1:" + right.getLocalPort();
  }

  @Override
  public void close() {
    courier.interrupt();
    left.close();
    right.close();
  }
}
