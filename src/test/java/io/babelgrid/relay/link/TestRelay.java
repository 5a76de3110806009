package io.babelgrid.relay.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A way to a port of this machine that takes its time, and can be cut as a cable can. */
final class TestRelay implements AutoCloseable {

  private static final int CHUNK = 16_384;

  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile int target;
  private volatile boolean cut;
  private volatile long thereNs;
  private volatile long backNs;

  private record Chunk(long dueNs, byte[] bytes) {}

  TestRelay() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void to(int port) {
    target = port;
  }

  /** How long it takes to the port, and back. */
  void delay(Duration there, Duration back) {
    thereNs = there.toNanos();
    backNs = back.toNanos();
  }

  /** Nothing gets through, and nobody is told. */
  void cut() {
    cut = true;
  }

  void heal() {
    cut = false;
  }

  /** Resets all that is connected. */
  void reset() throws IOException {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
      } catch (SocketException e) {
        // Closed already, because its other half was.
        continue;
      }
      socket.close();
    }
    sockets.clear();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far;
        try {
          far = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
          // Nobody is there.
          near.close();
          continue;
        }
        for (Socket socket : new Socket[] {near, far}) {
          socket.setTcpNoDelay(true);
          sockets.add(socket);
        }
        connections.incrementAndGet();
        carry(near, far, () -> thereNs);
        carry(far, near, () -> backNs);
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void carry(Socket from, Socket to, LongSupplier delay) {
    BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> read(from, onTheWay, delay));
    Thread.ofVirtual().start(() -> write(to, onTheWay));
  }

  private void read(Socket from, BlockingQueue<Chunk> onTheWay, LongSupplier delay) {
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[CHUNK];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        onTheWay.add(
            new Chunk(
                System.nanoTime() + delay.getAsLong(), java.util.Arrays.copyOf(buffer, read)));
      }
    } catch (IOException e) {
      // Ended, as below.
    }
    onTheWay.add(new Chunk(System.nanoTime() + delay.getAsLong(), new byte[0]));
  }

  private void write(Socket to, BlockingQueue<Chunk> onTheWay) {
    try {
      OutputStream out = to.getOutputStream();
      while (true) {
        Chunk chunk = onTheWay.take();
        while (cut || chunk.dueNs() - System.nanoTime() > 0) {
          Thread.sleep(Duration.ofNanos(200_000));
        }
        if (chunk.bytes().length == 0) {
          to.close();
          return;
        }
        out.write(chunk.bytes());
      }
    } catch (IOException | InterruptedException e) {
      // The other side is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut = false;
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
