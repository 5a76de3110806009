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

/** Passes datagrams between one client and a node's media port, and takes notes. */
public final class UdpRelay implements AutoCloseable {

  private final DatagramChannel towardsClient;
  private final InetSocketAddress node;
  private final Map<SocketAddress, Leg> legs = new ConcurrentHashMap<>();
  private final RtpTrace ingress = new RtpTrace();
  private final RtpTrace egress = new RtpTrace();
  private volatile boolean closed;

  /** Opens a relay to the node's port on this machine. */
  public UdpRelay(int nodePort) throws IOException {
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

  @Override
  public void close() throws IOException {
    closed = true;
    towardsClient.close();
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
        Leg leg = legs.computeIfAbsent(client, Leg::new);
        ingress.add(nowNs(), datagram);
        leg.socket.send(datagram);
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
    private final StampedSocket socket;

    private Leg(SocketAddress client) {
      try {
        socket = new StampedSocket(node);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofPlatform().daemon().name("relay-out").start(() -> passOut(client));
    }

    private void passOut(SocketAddress client) {
      try (socket) {
        while (!closed) {
          ByteBuffer datagram = socket.receive();
          if (datagram != null) {
            egress.add(socket.receivedNs(), datagram);
            towardsClient.send(datagram, client);
          }
        }
      } catch (ClosedChannelException _) {
        // The relay is closed.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
