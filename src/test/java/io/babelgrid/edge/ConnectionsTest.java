package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < share + TOO_MANY; i++) {
        silent.add(open());
      }
      int ended = 0;
      for (Socket each : silent) {
        ended += isOpen(each) ? 0 : 1;
      }
      assertEquals(TOO_MANY, ended);
      given().get("/q/health/live").then().statusCode(200);
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  /** All of 127.0.0.0/8 is this machine. */
  private Socket open() throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.6"), 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), base.getPort()));
    socket.setSoTimeout(20);
    return socket;
  }

  private static boolean isOpen(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
