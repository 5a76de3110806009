package io.babelgrid.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A request as it is on the wire, from a loopback address of one's choice. */
final class RawCall implements AutoCloseable {

  private static final int LIMIT_MS = (int) TimeUnit.SECONDS.toMillis(15);

  private final Socket socket = new Socket();

  RawCall(URI base, String from, String... lines) {
    try {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()), LIMIT_MS);
      socket.setSoTimeout(LIMIT_MS);
      byte[] text = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawCall get(URI base, String from, String path, String... headers) {
    return new RawCall(
        base,
        from,
        "GET " + path + " HTTP/1.1",
        "Host: localhost:" + base.getPort(),
        String.join("\r\n", headers) + (headers.length == 0 ? "Accept: */*" : ""),
        "");
  }

  /** Asks for a WebSocket, without a token. */
  static RawCall upgrade(URI base, String from, String room, String... headers) {
    return get(
        base,
        from,
        "/ws/rooms/" + room,
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: babelgrid.v1"
            + (headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers)));
  }

  /** The status of the answer; 0 when the connection was closed without one. */
  int status() {
    try {
      var line = new StringBuilder();
      for (int c = read(); c >= 0 && c != '\n'; c = read()) {
        line.append((char) c);
      }
      return line.isEmpty() ? 0 : Integer.parseInt(line.toString().split(" ")[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int read() throws IOException {
    return socket.getInputStream().read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
