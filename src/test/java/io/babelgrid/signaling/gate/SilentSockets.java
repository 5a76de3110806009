package io.babelgrid.signaling.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Connections to a port of this machine that say nothing. */
public final class SilentSockets implements AutoCloseable {

  private final int patienceMs;
  private final List<Socket> opened = new ArrayList<>();

  /**
   * @param patienceMs how long {@link #isOpen} waits for an end
   */
  public SilentSockets(int patienceMs) {
    this.patienceMs = patienceMs;
  }

  /**
   * @param from of 127.0.0.0/8, all of which is this machine
   */
  public Socket open(String from, int port) throws IOException {
    var socket = new Socket();
    opened.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    socket.setSoTimeout(patienceMs);
    return socket;
  }

  /** In the order they were opened. */
  public List<Socket> opened() {
    return List.copyOf(opened);
  }

  /** Whether it is still there a while after. */
  public static boolean isOpen(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket each : opened) {
      each.close();
    }
  }
}
