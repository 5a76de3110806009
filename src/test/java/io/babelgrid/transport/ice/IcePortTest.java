package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What strangers can make the node's port do, over loopback. */
@Timeout(60)
class IcePortTest {

  private static final String BROWSER = "brow";

  private IcePort port;
  private IceSession session;
  private InetSocketAddress address;

  @BeforeEach
  void open() throws Exception {
    port = IcePort.open(List.of("127.0.0.1"), 0, NanoClock.system());
    session = new IceSession(port, new Ignoring());
    session.start(BROWSER, "browserbrowserbrowser1");
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
  }

  @AfterEach
  void close() {
    session.close();
    port.close();
  }

  private byte[] check(@Nullable String password, int transaction) {
    return StunCheck.request(session.localUfrag() + ":" + BROWSER, password, transaction);
  }

  private void send(DatagramSocket from, byte[] datagram) throws Exception {
    from.send(new DatagramPacket(datagram, datagram.length, address));
  }

  /** Bytes that come back until it has been quiet for some seconds. */
  private static int answers(DatagramSocket socket, int quietMs) throws Exception {
    socket.setSoTimeout(quietMs);
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    int bytes = 0;
    try {
      while (true) {
        packet.setLength(1500);
        socket.receive(packet);
        bytes += packet.getLength();
      }
    } catch (SocketTimeoutException e) {
      return bytes;
    }
  }

  private int threads() {
    return Thread.getAllStackTraces().size();
  }

  @Test
  void checksWithoutIntegrityFromManyPortsMakeNoThreads() throws Exception {
    manyPorts(null);
    assertEquals(1500, port.refusedChecks());
  }

  @Test
  void checksOfTheBrowserItselfFromManyPortsMakeFewThreads() throws Exception {
    manyPorts(session.localPassword());
    assertEquals(1500 - 8, port.refusedChecks());
  }

  private void manyPorts(@Nullable String password) throws Exception {
    int before = threads();
    List<DatagramSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 1500; i++) {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        send(socket, check(password, i));
      }
      // The port takes datagrams in order: once this one is answered, all were seen.
      try (IceSession other = new IceSession(port, new Ignoring());
          DatagramSocket last = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        other.start(BROWSER, "browserbrowserbrowser1");
        last.setSoTimeout(20_000);
        send(last, StunCheck.request(other.localUfrag() + ":" + BROWSER, other.localPassword(), 7));
        last.receive(new DatagramPacket(new byte[1500], 1500));
        int more = threads() - before;
        assertTrue(more <= 20, "threads more: " + more);
      }
    } finally {
      sockets.forEach(DatagramSocket::close);
    }
  }

  /** As a page asks that has joined nothing. */
  @Test
  void whoeverAsksWhetherThePortIsReachedIsAnsweredWithLess() throws Exception {
    MediaReach reach = port.reach(List.of("127.0.0.1"));
    int before = threads();
    byte[] check = StunCheck.request(reach.ufrag() + ":" + BROWSER, reach.password(), 5);
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(5_000);
      DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
      for (int again = 0; again < 2; again++) {
        send(socket, check);
        socket.receive(answer);
        assertArrayEquals(
            Arrays.copyOfRange(check, 8, 20),
            NodeCheck.answered(
                answer.getData(), 0, answer.getLength() - Fingerprint.BYTES, reach.password()));
        byte[] told = Arrays.copyOf(answer.getData(), answer.getLength());
        byte[] bare = Arrays.copyOf(told, told.length - Fingerprint.BYTES);
        assertArrayEquals(told, Fingerprint.onto(bare));
        assertTrue(answer.getLength() < check.length, "it is no mirror for floods");
      }
      byte[] guessed = StunCheck.request(reach.ufrag() + ":" + BROWSER, "another", 6);
      send(socket, guessed);
      assertEquals(0, answers(socket, 300));
    }
    assertEquals(before, threads());
  }

  @Test
  void whatComesBackToAnAddressThatNeverAnswersIsThreeTimesWhatCameAtMost() throws Exception {
    int sent = 0;
    int back = 0;
    List<DatagramSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        byte[] check = check(session.localPassword(), i);
        sent += check.length;
        send(socket, check);
      }
      for (DatagramSocket socket : sockets) {
        back += answers(socket, socket == sockets.getFirst() ? 4_000 : 50);
      }
    } finally {
      sockets.forEach(DatagramSocket::close);
    }
    assertTrue(back > sent, "a browser is answered");
    assertTrue(back <= 3 * sent, sent + " bytes brought back " + back);
  }

  private static final class Ignoring implements IceSession.Listener {

    @Override
    public void onDatagram(byte[] buffer, int offset, int length) {}

    @Override
    public void onValidated(IceSession session) {}

    @Override
    public void onConsent() {}
  }
}
