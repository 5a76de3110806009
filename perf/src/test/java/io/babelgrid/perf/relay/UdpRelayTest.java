package io.babelgrid.perf.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UdpRelayTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void datagramsArriveOnBothWaysAndAreCounted() throws IOException {
    try (var node = socket();
        var client = socket();
        var relay = new UdpRelay(node.getLocalPort())) {
      send(client, relay.port(), "there");
      DatagramPacket there = receive(node);
      assertArrayEquals("there".getBytes(), bytes(there));
      node.send(new DatagramPacket("back".getBytes(), 4, there.getSocketAddress()));
      assertArrayEquals("back".getBytes(), bytes(receive(client)));
      assertEquals(1, relay.counts().upPassed());
      assertEquals(1, relay.counts().downPassed());
      assertEquals(0, relay.counts().upLost() + relay.counts().downLost());
    }
  }

  @Test
  void aSlowNetworkTakesItsTime() throws IOException {
    var slow = new NetworkConditions(0, 1, Duration.ofMillis(120), Duration.ZERO, 0, 0, 0);
    try (var node = socket();
        var client = socket();
        var relay = new UdpRelay(node.getLocalPort(), slow, NetworkConditions.NONE, 1)) {
      long sentNs = System.nanoTime();
      send(client, relay.port(), "slow");
      receive(node);
      assertTrue(System.nanoTime() - sentNs >= 120_000_000);
    }
  }

  @Test
  void aLossyNetworkLosesWhatItIsToldTo() throws Exception {
    var lossy = new NetworkConditions(0.5, 2, Duration.ZERO, Duration.ZERO, 0, 0, 0);
    try (var node = socket();
        var client = socket();
        var relay = new UdpRelay(node.getLocalPort(), lossy, NetworkConditions.NONE, 1)) {
      // A socket's own buffer holds some 250 of them; more would be lost there.
      int sent = 200;
      for (int i = 0; i < sent; i++) {
        send(client, relay.port(), "lossy");
        Thread.sleep(1);
      }
      int arrived = drained(node);
      assertEquals(arrived, relay.counts().upPassed());
      assertEquals(sent, arrived + relay.counts().upLost());
      assertEquals(0.5, arrived / (double) sent, 0.15);
    }
  }

  private static DatagramSocket socket() throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(HERE, 0));
    socket.setSoTimeout(2_000);
    return socket;
  }

  private static void send(DatagramSocket from, int port, String text) throws IOException {
    from.send(new DatagramPacket(text.getBytes(), text.length(), HERE, port));
  }

  private static DatagramPacket receive(DatagramSocket at) throws IOException {
    var packet = new DatagramPacket(new byte[100], 100);
    at.receive(packet);
    return packet;
  }

  private static byte[] bytes(DatagramPacket packet) {
    return java.util.Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static int drained(DatagramSocket at) throws IOException {
    at.setSoTimeout(500);
    int count = 0;
    try {
      while (true) {
        receive(at);
        count++;
      }
    } catch (SocketTimeoutException _) {
      return count;
    }
  }
}
