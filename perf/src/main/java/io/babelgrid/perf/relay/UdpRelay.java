package io.babelgrid.perf.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes datagrams between one client and a node's media port, takes notes, and is as bad a network
 * as is asked for. Notes are taken at the node: after the way in, before the way out.
 */
public final class UdpRelay implements AutoCloseable {

  private final DatagramChannel towardsClient;
  private final InetSocketAddress node;
  private final NetworkConditions up;
  private final NetworkConditions down;
  private final long seed;
  private final Map<SocketAddress, Leg> legs = new ConcurrentHashMap<>();
  private final RtpTrace ingress = new RtpTrace();
  private final RtpTrace egress = new RtpTrace();
  private volatile boolean cut;
  private volatile boolean closed;

  /** Opens a relay to the node's port on this machine that only passes on. */
  public UdpRelay(int nodePort) throws IOException {
    this(nodePort, NetworkConditions.NONE, NetworkConditions.NONE, 0);
  }

  /**
   * Opens a relay that impairs what it passes on.
   *
   * @param up on the way to the node
   * @param down on the way to the client
   * @param seed the same, with the same datagrams, loses the same ones
   */
  public UdpRelay(int nodePort, NetworkConditions up, NetworkConditions down, long seed)
      throws IOException {
    this.up = up;
    this.down = down;
    this.seed = seed;
    node = new InetSocketAddress(InetAddress.getLoopbackAddress(), nodePort);
    towardsClient =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().name("relay-in").start(this::passIn);
  }

  /** Where the client sends to, instead of the node's port. */
  public int port() {
    return ((InetSocketAddress) local()).getPort();
  }

  /** What the client sent, as it was handed to the node. */
  public RtpTrace ingress() {
    return ingress;
  }

  /** What the node sent, as it arrived. */
  public RtpTrace egress() {
    return egress;
  }

  /** While it is cut nothing passes, and nothing is counted. */
  public void cut(boolean isCut) {
    cut = isCut;
  }

  /** What became of the datagrams so far, of all addresses of the client. */
  public Counts counts() {
    return legs.values().stream().map(Leg::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** Datagrams by direction and fate. */
  public record Counts(long upPassed, long upLost, long downPassed, long downLost) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          upPassed + more.upPassed,
          upLost + more.upLost,
          downPassed + more.downPassed,
          downLost + more.downLost);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    towardsClient.close();
    legs.values().forEach(Leg::close);
  }

  /** A system's time; the kernel stamps datagrams with the same clock. */
  public static long nowNs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  private void passIn() {
    var datagram = ByteBuffer.allocateDirect(StampedSocket.CAPACITY);
    try {
      while (!closed) {
        datagram.clear();
        SocketAddress client = towardsClient.receive(datagram);
        datagram.flip();
        if (cut) {
          continue;
        }
        legs.computeIfAbsent(client, Leg::new).in.send(datagram);
      }
    } catch (ClosedChannelException _) {
      // The relay is closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SocketAddress local() {
    try {
      return towardsClient.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The node sees each address of the client as one of its own. */
  private final class Leg {
    private final SocketAddress client;
    private final StampedSocket socket;
    private final Path in;
    private final Path out;

    private Leg(SocketAddress client) {
      this.client = client;
      try {
        socket = new StampedSocket(node);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      int number = legs.size();
      in = Path.of(up, seed + 2L * number, this::toNode);
      out = Path.of(down, seed + 2L * number + 1, this::toClient);
      Thread.ofPlatform().daemon().name("relay-out").start(this::passOut);
    }

    private Counts counts() {
      return new Counts(in.passed(), in.lost(), out.passed(), out.lost());
    }

    private void close() {
      in.close();
      out.close();
    }

    private void toNode(ByteBuffer datagram) {
      if (!closed) {
        ingress.add(nowNs(), datagram);
        socket.send(datagram);
      }
    }

    private void passOut() {
      try (socket) {
        while (!closed) {
          ByteBuffer datagram = socket.receive();
          if (datagram != null && !cut) {
            egress.add(socket.receivedNs(), datagram);
            out.send(datagram);
          }
        }
      }
    }

    private void toClient(ByteBuffer datagram) {
      try {
        towardsClient.send(datagram, client);
      } catch (ClosedChannelException _) {
        // The relay is closed.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
