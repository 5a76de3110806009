package io.babelgrid.signaling.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static HostAndPort host(String authority) {
    return HostAndPort.parseAuthority(authority, -1);
  }

  @Test
  void anIpv6NetworkIsOneCallerAndAnIpv4AddressToo() {
    assertEquals(
        Caller.of("2001:db8:1:2::1", false).network(),
        Caller.of("2001:db8:1:2:ffff::9", false).network());
    assertNotEquals(
        Caller.of("2001:db8:1:2::1", false).network(),
        Caller.of("2001:db8:1:3::1", false).network());
    assertEquals("192.0.2.7", Caller.of("192.0.2.7", false).network());
    assertEquals("192.0.2.7", Caller.of("::ffff:192.0.2.7", false).network());
  }

  @Test
  void onlyTheMachineItselfIsHere() {
    assertTrue(Caller.of("127.0.0.1", false).here());
    assertTrue(Caller.of("0:0:0:0:0:0:0:1", false).here());
    assertFalse(Caller.of("127.0.0.1", true).here(), "a proxy on this machine");
    assertFalse(Caller.of("192.0.2.7", false).here());
    assertFalse(Caller.of("localhost", false).here(), "a name is no address");
  }

  @Test
  void onlyOurOwnNamesAreAnswered() {
    var names = new HostNames(Set.of("Meet.Example.org"), Set.of("localhost"));
    for (String ours :
        List.of(
            "localhost:8080",
            "LOCALHOST",
            "localhost.",
            "127.0.0.1:8080",
            "[::1]:8080",
            "192.0.2.7:8443",
            "meet.example.org")) {
      assertTrue(names.isOurs(host(ours), "192.0.2.7"), ours);
    }
    for (String strange :
        List.of("evil.example", "localhost.evil.example", "192.0.2.8", "xmeet.example.org", "1")) {
      assertFalse(names.isOurs(host(strange), "192.0.2.7"), strange);
    }
    assertFalse(names.isOurs(null, "192.0.2.7"));
    assertTrue(new HostNames(Set.of("*"), Set.of()).isOurs(host("any.example"), "192.0.2.7"));
  }

  @Test
  void aPageMayCallWhereItCameFromOnly() {
    assertTrue(Origins.isSame("http://localhost:8080", host("localhost:8080")));
    assertTrue(Origins.isSame("https://meet.example.org", host("meet.example.org")));
    assertTrue(Origins.isSame("https://meet.example.org", host("MEET.example.org:443")));
    assertTrue(Origins.isSame("http://[::1]:8080", host("[::1]:8080")));
    assertFalse(Origins.isSame("https://evil.example", host("localhost:8080")));
    assertFalse(Origins.isSame("http://localhost:9090", host("localhost:8080")));
    assertFalse(Origins.isSame("http://localhost", host("localhost:8080")));
    assertFalse(Origins.isSame("null", host("localhost:8080")));
    assertFalse(Origins.isSame("http://localhost:8080", null));
    assertFalse(Origins.isSame("%%%", host("localhost:8080")));
  }
}
