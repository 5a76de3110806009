package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckGateTest {

  private static final String PASSWORD = "passwordpasswordpassword";

  private long nowNs = 1;
  private final CheckGate gate = new CheckGate(() -> nowNs);

  private boolean check(String username, @Nullable String password, String host, int port) {
    byte[] datagram = StunCheck.request(username, password, port);
    return gate.admits(datagram, 0, datagram.length, new InetSocketAddress(host, port));
  }

  @Test
  void onlyWhoKnowsThePasswordAndBothNamesComesIn() {
    gate.open("node", PASSWORD, "brow");
    assertFalse(check("node:brow", null, "192.0.2.1", 1));
    assertFalse(check("node:brow", "another", "192.0.2.1", 1));
    assertFalse(check("node:other", PASSWORD, "192.0.2.1", 1));
    assertFalse(check("node", PASSWORD, "192.0.2.1", 1));
    assertFalse(check("none:brow", PASSWORD, "192.0.2.1", 1));
    assertTrue(check("node:brow", PASSWORD, "192.0.2.1", 1));
    assertEquals(5, gate.refused());
    gate.close("node");
    assertFalse(check("node:brow", PASSWORD, "192.0.2.1", 2));
  }

  @Test
  void aSessionHasEightAddressesWhichMayReachSeveralOfTheNodes() {
    gate.open("node", PASSWORD, "brow");
    for (int port = 1; port <= 8; port++) {
      assertTrue(check("node:brow", PASSWORD, "192.0.2.1", port));
    }
    assertFalse(check("node:brow", PASSWORD, "192.0.2.1", 9));
    assertTrue(check("node:brow", PASSWORD, "192.0.2.1", 8));
  }

  @Test
  void oneSourceBringsTwentyNewAddressesASecondAndOthersAreNotHeldUp() {
    int admitted = 0;
    for (int session = 0; session < 30; session++) {
      gate.open("node" + session, PASSWORD, "brow");
      for (int port = 0; port < 8; port++) {
        admitted += check("node" + session + ":brow", PASSWORD, "192.0.2.1", port) ? 1 : 0;
      }
    }
    assertEquals(CheckGate.SOURCE_BURST, admitted);
    assertTrue(check("node29:brow", PASSWORD, "192.0.2.2", 1));
    nowNs += 1_000_000_000L;
    for (int port = 1000; port < 1100; port++) {
      gate.close("node20");
      gate.open("node20", PASSWORD, "brow");
      admitted += check("node20:brow", PASSWORD, "192.0.2.1", port) ? 1 : 0;
    }
    assertEquals(CheckGate.SOURCE_BURST + CheckGate.SOURCE_A_SECOND, admitted);
  }

  @Test
  void theNodeHasABoundThatSessionsGiveBack() {
    int session = 0;
    int admitted = 0;
    while (admitted < CheckGate.NODE_ADDRESSES) {
      gate.open("n" + session, PASSWORD, "brow");
      String source = "10.0." + session / 250 + "." + (1 + session % 250);
      for (int port = 1; port <= 8; port++) {
        admitted += check("n" + session + ":brow", PASSWORD, source, port) ? 1 : 0;
      }
      session++;
    }
    gate.open("late", PASSWORD, "brow");
    assertFalse(check("late:brow", PASSWORD, "192.0.2.1", 1));
    gate.close("n0");
    assertTrue(check("late:brow", PASSWORD, "192.0.2.1", 1));
  }
}
