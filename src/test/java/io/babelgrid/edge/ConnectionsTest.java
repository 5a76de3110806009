package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.signaling.gate.SilentSockets;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.Socket;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What connections cost that never say a word. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class ConnectionsTest {

  private static final int TOO_MANY = 5;

  @TestHTTPResource("/")
  URI base;

  @ConfigProperty(name = "babelgrid.http.connections-per-address")
  int share;

  @Test
  void oneAddressHasItsShareAndOthersAreServed() throws Exception {
    try (var sockets = new SilentSockets(20)) {
      for (int i = 0; i < share + TOO_MANY; i++) {
        sockets.open("127.0.0.6", base.getPort());
      }
      int ended = 0;
      for (Socket each : sockets.opened()) {
        ended += SilentSockets.isOpen(each) ? 0 : 1;
      }
      assertEquals(TOO_MANY, ended);
      given().get("/q/health/live").then().statusCode(200);
    }
  }
}
