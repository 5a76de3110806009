package io.babelgrid.signaling.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private static final String KEY = "babelgrid.http.metrics-from";

  @Test
  void addressesAreComparedAsFarAsThePrefixGoes() {
    var networks = new Networks(List.of("10.1.0.0/16", " 192.0.2.7/32", "fd00:1::/32"), KEY);
    assertTrue(networks.contain("10.1.255.3"));
    assertFalse(networks.contain("10.2.0.1"));
    assertTrue(networks.contain("192.0.2.7"));
    assertFalse(networks.contain("192.0.2.8"));
    assertTrue(networks.contain("fd00:1:2::3"));
    assertFalse(networks.contain("fd00:2::3"));
    assertFalse(networks.contain("a.name.example.org"));
    assertFalse(networks.contain(""));
  }

  @Test
  void noneContainNothing() {
    assertFalse(new Networks(List.of(), KEY).contain("127.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "example.org/8", "10.0.0.0/x", "/8", ""})
  void whatIsNoNetworkIsNamedWithItsKey(String network) {
    var e = assertThrows(IllegalArgumentException.class, () -> new Networks(List.of(network), KEY));
    assertEquals(KEY + " wants networks like 10.0.0.0/8, and not " + network, e.getMessage());
  }
}
