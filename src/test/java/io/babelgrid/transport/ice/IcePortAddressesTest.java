package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A port whose machine changes its addresses; all of 127.0.0.0/8 are this machine's. */
class IcePortAddressesTest {

  private static final long LATER_NS = 1_000_000_000L;

  private final AtomicLong nowNs = new AtomicLong();
  private final NanoClock clock = nowNs::get;
  private List<String> present = List.of("127.0.0.1", "::1");
  private final IcePort port = open();

  private IcePort open() {
    try {
      return IcePort.open(List.of(), 0, clock, () -> present);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    port.close();
  }

  private void machineHas(String... addresses) {
    present = List.of(addresses);
    nowNs.addAndGet(LATER_NS);
    port.look();
  }

  /** As a browser does before a call. */
  private boolean isReached(String address) throws IOException {
    MediaReach reach = port.reach(List.of(address));
    byte[] check = StunCheck.request(reach.ufrag() + ":someBrowser", reach.password(), 1);
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(500);
      var to = new InetSocketAddress(InetAddress.ofLiteral(address), reach.port());
      socket.send(new DatagramPacket(check, check.length, to));
      socket.receive(new DatagramPacket(new byte[1500], 1500));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void allThatTheMachineHasAreBoundAtOnePort() throws IOException {
    assertEquals(List.of("127.0.0.1", "::1"), port.hosts());
    assertTrue(isReached("127.0.0.1"));
    assertTrue(isReached("::1"));
    assertFalse(isReached("127.0.0.2"));
  }

  @Test
  void oneThatComesIsToldAndReachedAndOneThatGoesIsToldNoMore() throws IOException {
    machineHas("127.0.0.2");
    assertEquals(List.of("127.0.0.2"), port.hosts());
    assertTrue(isReached("127.0.0.2"));
    machineHas("127.0.0.1", "127.0.0.2");
    assertEquals(List.of("127.0.0.1", "127.0.0.2"), port.hosts());
    assertTrue(isReached("127.0.0.1"));
  }

  @Test
  void oneThatIsNotThisMachinesIsPassedOver() {
    machineHas("127.0.0.1", "203.0.113.7");
    assertEquals(List.of("127.0.0.1"), port.hosts());
  }

  @Test
  void itIsLookedOnceASecond() {
    present = List.of("127.0.0.2");
    port.look();
    assertEquals(List.of("127.0.0.1", "::1"), port.hosts());
    nowNs.addAndGet(LATER_NS);
    port.look();
    assertEquals(List.of("127.0.0.2"), port.hosts());
  }

  @Test
  void aMachineThatMovesAllDayKeepsABoundedNumber() throws IOException {
    for (int i : IntStream.rangeClosed(2, 60).toArray()) {
      machineHas("127.0.0." + i);
    }
    assertTrue(isReached("127.0.0.60"));
    assertTrue(isReached("127.0.0.40"));
    assertFalse(isReached("127.0.0.20"));
  }

  @Test
  void thoseThatWereAskedForStay() throws IOException {
    try (IcePort asked = IcePort.open(List.of("127.0.0.3"), 0, clock, () -> present)) {
      nowNs.addAndGet(LATER_NS);
      asked.look();
      assertEquals(List.of("127.0.0.3"), asked.hosts());
    }
  }

  @Test
  void limitsHoldForAHouseholdOfIpv6() {
    assertEquals(
        InetAddress.ofLiteral("2001:db8:1:2::"),
        MachineAddresses.network(InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6")));
    assertEquals(
        InetAddress.ofLiteral("192.0.2.7"),
        MachineAddresses.network(InetAddress.ofLiteral("192.0.2.7")));
  }
}
