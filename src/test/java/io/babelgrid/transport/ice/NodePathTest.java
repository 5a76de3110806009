package io.babelgrid.transport.ice;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a node finds another, and what strangers get of it, over loopback. */
@Timeout(60)
class NodePathTest {

  private static final String OTHER = "othernode";
  private static final String PASSWORD = "passwordoftheother1";

  private IcePort port;
  private Heard heard;
  private NodePath path;
  private final List<DatagramSocket> sockets = new ArrayList<>();

  private static final class Heard implements NodePath.Listener {
    final List<Boolean> usable = new CopyOnWriteArrayList<>();
    final List<byte[]> datagrams = new CopyOnWriteArrayList<>();
    final AtomicInteger answers = new AtomicInteger();

    @Override
    public void onDatagram(byte[] buffer, int offset, int length) {
      datagrams.add(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void onUsable(boolean now) {
      usable.add(now);
    }

    @Override
    public void onHeard() {
      answers.incrementAndGet();
    }
  }

  @BeforeEach
  void open() throws Exception {
    port = IcePort.open(List.of("127.0.0.1"), 0, NanoClock.system());
    heard = new Heard();
    path = new NodePath(port, NanoClock.system(), heard);
  }

  @AfterEach
  void close() {
    path.close();
    port.close();
    sockets.forEach(DatagramSocket::close);
  }

  private DatagramSocket socket() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(300);
    sockets.add(socket);
    return socket;
  }

  private void send(DatagramSocket from, byte[] datagram) throws IOException {
    InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
    from.send(new DatagramPacket(datagram, datagram.length, to));
  }

  /** What comes within a while, or null. */
  private static byte @Nullable [] next(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    try {
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    } catch (SocketTimeoutException e) {
      return null;
    }
  }

  private byte[] check(String from, @Nullable String password, int transaction) {
    return StunCheck.request(path.ufrag() + ":" + from, password, transaction);
  }

  private static String addressOf(DatagramSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  @Test
  void strangersGetNoAnswerAndNoWay() throws Exception {
    DatagramSocket stranger = socket();
    send(stranger, check(OTHER, path.password(), 1));
    assertNull(next(stranger), "nobody was told of yet");
    path.connect(OTHER, PASSWORD, List.of());
    send(stranger, check(OTHER, null, 2));
    send(stranger, check(OTHER, "anotherpassword123", 3));
    send(stranger, check("somebody", path.password(), 4));
    send(stranger, new byte[] {(byte) 0x80, 111, 0, 1});
    assertNull(next(stranger));
    path.check();
    assertNull(next(stranger), "it is not asked either");
    assertEquals(4, port.refusedChecks());
    assertEquals(List.of(), heard.datagrams);
    assertEquals(0, heard.answers.get());
  }

  @Test
  void anAddressThatWasNotToldIsLearnedFromWhoHasThePassword() throws Exception {
    path.connect(OTHER, PASSWORD, List.of("127.0.0.1:1"));
    DatagramSocket translated = socket();
    byte[] request = check(OTHER, path.password(), 5);
    send(translated, request);
    byte[] answer = next(translated);
    assertArrayEquals(
        Arrays.copyOfRange(request, 8, 20),
        NodeCheck.answered(answer, 0, answer.length, path.password()));
    path.check();
    answerAs(translated, PASSWORD);
    await().until(() -> heard.usable.equals(List.of(true)));
    path.send(new byte[] {(byte) 0x80, 1, 2}, 0, 3);
    assertArrayEquals(new byte[] {(byte) 0x80, 1, 2}, next(translated));
    send(translated, new byte[] {(byte) 0x81, 7});
    await().until(() -> heard.datagrams.size() == 1);
  }

  /** Answers what it is asked next. */
  private void answerAs(DatagramSocket socket, String password) throws IOException {
    byte[] asked = next(socket);
    BindingRequest request = BindingRequest.parse(asked, 0, asked.length);
    assertEquals(OTHER + ":" + path.ufrag(), request.username());
    assertTrue(request.knows(PASSWORD));
    send(
        socket,
        NodeCheck.answer(asked, 0, (InetSocketAddress) socket.getLocalSocketAddress(), password));
  }

  @Test
  void whatWasNotAskedOrIsAnsweredWithoutThePasswordCountsNothing() throws Exception {
    DatagramSocket node = socket();
    path.connect(OTHER, PASSWORD, List.of(addressOf(node)));
    path.check();
    answerAs(node, "anotherpassword123");
    byte[] unasked = StunCheck.request("a:b", PASSWORD, 77);
    send(
        node,
        NodeCheck.answer(unasked, 0, (InetSocketAddress) node.getLocalSocketAddress(), PASSWORD));
    assertThrows(IOException.class, () -> path.send(new byte[12], 0, 12));
    assertEquals(0, heard.answers.get());
    await()
        .pollDelay(Duration.ofMillis(300))
        .until(() -> {
          path.check();
          return true;
        });
    answerAs(node, PASSWORD);
    await().until(() -> heard.answers.get() == 1);
  }

  @Test
  void theFirstAddressThatAnswersIsUsedAndTheNextWhenItFallsSilent() throws Exception {
    DatagramSocket first = socket();
    DatagramSocket second = socket();
    path.connect(OTHER, PASSWORD, List.of(addressOf(first), addressOf(second)));
    path.check();
    answerAs(second, PASSWORD);
    await().until(() -> heard.answers.get() == 1);
    answerAs(first, PASSWORD);
    await().until(() -> heard.answers.get() == 2);
    path.send(new byte[] {(byte) 0x80}, 0, 1);
    assertEquals(1, next(first).length);
    assertEquals(List.of(true), heard.usable);
    long untilNs = System.nanoTime() + 4_500_000_000L;
    while (System.nanoTime() - untilNs < 0) {
      path.check();
      byte[] asked = next(second);
      if (asked != null && asked.length > 1) {
        send(
            second,
            NodeCheck.answer(
                asked, 0, (InetSocketAddress) second.getLocalSocketAddress(), PASSWORD));
      }
    }
    path.send(new byte[] {(byte) 0x80}, 0, 1);
    byte[] got = next(second);
    while (got != null && got.length > 1) {
      got = next(second);
    }
    assertEquals(1, got.length);
    assertEquals(List.of(true), heard.usable, "it was usable all the time");
  }

  @Test
  void fewAddressesAreLearnedHoweverManyAsk() throws Exception {
    path.connect(OTHER, PASSWORD, List.of());
    for (int i = 0; i < 50; i++) {
      send(socket(), check(OTHER, path.password(), 100 + i));
    }
    await().until(() -> port.refusedChecks() == 42);
  }

  @Test
  void aPathThatIsClosedIsNobodys() throws Exception {
    DatagramSocket node = socket();
    path.connect(OTHER, PASSWORD, List.of(addressOf(node)));
    path.check();
    answerAs(node, PASSWORD);
    await().until(() -> heard.usable.equals(List.of(true)));
    path.close();
    assertEquals(List.of(true, false), heard.usable);
    send(node, check(OTHER, path.password(), 9));
    assertNull(next(node));
    path.check();
    path.connect(OTHER, PASSWORD, List.of(addressOf(node)));
    path.check();
    assertNull(next(node));
  }

  /** Also while the older one is not closed yet. */
  @Test
  void aNewPathToTheSameNodeTakesItsAddressOver() throws Exception {
    DatagramSocket node = socket();
    path.connect(OTHER, PASSWORD, List.of(addressOf(node)));
    path.check();
    answerAs(node, PASSWORD);
    await().until(() -> heard.usable.equals(List.of(true)));
    Heard later = new Heard();
    try (NodePath next = new NodePath(port, NanoClock.system(), later)) {
      next.connect(OTHER, PASSWORD, List.of(addressOf(node)));
      path.close();
      next.check();
      byte[] asked = next(node);
      send(
          node,
          NodeCheck.answer(asked, 0, (InetSocketAddress) node.getLocalSocketAddress(), PASSWORD));
      await().until(() -> later.usable.equals(List.of(true)));
      send(node, new byte[] {(byte) 0x80, 1});
      await().until(() -> later.datagrams.size() == 1);
    }
    assertFalse(heard.datagrams.size() > 0);
  }

  @Test
  void addressesAreDigitsOnly() {
    assertEquals(
        Optional.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 10_000)),
        NodePath.address("192.0.2.7:10000"));
    assertEquals(
        Optional.of(new InetSocketAddress(InetAddress.ofLiteral("2001:db8::7"), 10_000)),
        NodePath.address("[2001:db8::7]:10000"));
    for (String bad :
        List.of(
            "",
            ":",
            "host:1",
            "192.0.2.7",
            "192.0.2.7:",
            "192.0.2.7:65536",
            "192.0.2.7:-1",
            "0.0.0.0:1",
            "224.0.0.1:1",
            "[::]:1",
            "[ff02::1]:1",
            "[192.0.2.7]:1",
            "2001:db8::7:1",
            "[fe80::1%1]:x",
            "::1:1",
            "localhost:1")) {
      assertEquals(Optional.empty(), NodePath.address(bad), bad);
    }
  }
}
