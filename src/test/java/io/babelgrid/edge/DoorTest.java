package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in, how often and under which name. */
@QuarkusTest
@TestProfile(DoorProfile.class)
@Timeout(60)
class DoorTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String HERE = "127.0.0.1";

  @TestHTTPResource("/")
  URI base;

  private final String room = "room-" + UUID.randomUUID();

  @Test
  void strangersNamesAreNotAnswered() {
    for (String path : List.of("/", "/api/debug", "/api/languages", "/r/x", "/q/metrics")) {
      given()
          .header("Host", "evil.example")
          .get(path)
          .then()
          .statusCode(421)
          .contentType(PROBLEM)
          .body("code", equalTo("unknown_host"));
    }
    given().header("Host", "evil.example").get("/q/health/live").then().statusCode(200);
    given().header("Host", "meet.example.org").get("/api/languages").then().statusCode(200);
    given().header("Host", "[::1]:8080").get("/api/languages").then().statusCode(200);
    given().get("/api/languages").then().statusCode(200);
  }

  @Test
  void onlyTheMachineItselfSeesTheInside() {
    for (String path : List.of("/api/debug", "/api/debug;x=1", "/q/metrics", "/q/openapi")) {
      given().header("X-Forwarded-For", "127.0.0.1").get(path).then().statusCode(404);
    }
    given().header("Forwarded", "for=192.0.2.7").get("/api/debug").then().statusCode(404);
    given().get("/api/debug").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
    given().header("X-Forwarded-For", "192.0.2.7").get("/q/health/live").then().statusCode(200);
  }

  @Test
  void pagesFromElsewhereGetNoWebSocket() {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
      try (var call = RawCall.upgrade(base, "127.0.0.4", room, "Origin: " + origin)) {
        assertEquals(403, call.status(), origin);
      }
    }
    String own = "Origin: http://localhost:" + base.getPort();
    try (var call = RawCall.upgrade(base, "127.0.0.4", room, own)) {
      assertEquals(101, call.status());
    }
    try (var call = RawCall.upgrade(base, "127.0.0.4", room)) {
      assertEquals(101, call.status(), "no browser");
    }
  }

  @Test
  void oneCallerDoesNotUseUpTheRateOfOthers() {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 90; i++) {
      try (var call = RawCall.get(base, "127.0.0.5", "/api/rooms/" + room)) {
        statuses.add(call.status());
      }
    }
    assertTrue(statuses.indexOf(429) >= DoorProfile.AT_ONCE, statuses::toString);
    try (var call = RawCall.get(base, "127.0.0.6", "/api/rooms/" + room)) {
      assertEquals(401, call.status());
    }
  }

  @Test
  void makingRoomsHasARateToo() {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 60; i++) {
      try (var call =
          new RawCall(
              base,
              "127.0.0.7",
              "POST /api/rooms HTTP/1.1",
              "Host: localhost",
              "Content-Type: application/json",
              "Content-Length: 2",
              "",
              "{}")) {
        statuses.add(call.status());
      }
    }
    assertEquals(201, statuses.getFirst());
    assertTrue(statuses.contains(429), statuses::toString);
  }

  @Test
  void oneCallerDoesNotTakeAllConnections() {
    List<RawCall> calls =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> RawCall.upgrade(base, "127.0.0.8", room))
            .toList();
    long open = calls.stream().filter(call -> call.status() == 101).count();
    try (var other = RawCall.upgrade(base, "127.0.0.9", room)) {
      assertEquals(101, other.status());
    }
    calls.forEach(RawCall::close);
    assertTrue(open >= 1 && open <= DoorProfile.SOCKETS, "open at once: " + open);
    await()
        .until(() -> {
          try (var next = RawCall.upgrade(base, "127.0.0.8", room)) {
            return next.status() == 101;
          }
        });
  }

  @Test
  void halfARequestIsEndedAndACallIsNot() {
    try (var client = TestClient.guest(base, room, "Anna")) {
      client.sendJoin("Anna", "en", "pt", null);
      client.await("joined");
      try (var headers = new RawCall(base, HERE, "GET / HTTP/1.1");
          var body =
              new RawCall(
                  base,
                  HERE,
                  "POST /api/rooms HTTP/1.1",
                  "Host: localhost",
                  "Content-Type: application/json",
                  "Content-Length: 100",
                  "",
                  "{")) {
        assertEquals(0, body.status(), "no body in time");
        assertEquals(0, headers.status(), "nothing more in time");
      }
      client.send("{\"type\":\"ping\",\"t\":1}");
      client.await("pong");
    }
  }

  @Test
  void bodiesThatAreNotJsonAreRefusedInWords() {
    for (String path : List.of("/api/rooms", "/api/rooms/" + room + "/tokens")) {
      given()
          .contentType("text/plain")
          .body("{\"name\":\"Anna\"}")
          .post(path)
          .then()
          .statusCode(415)
          .contentType(PROBLEM)
          .body("code", equalTo("unsupported_media_type"));
      String deep = "[".repeat(5_000) + "]".repeat(5_000);
      for (String body : List.of("{\"name\":" + deep + "}", "{\"x\":" + deep + "}", "{", "[1]")) {
        var answer = given().contentType("application/json").body(body).post(path);
        assertEquals(400, answer.statusCode(), path);
        assertEquals(PROBLEM, answer.contentType(), path);
        assertEquals("bad_request", answer.path("code"), path);
      }
    }
  }

  @Test
  void pagesOfOthersCannotHoldThisOne() {
    given()
        .get("/api/languages")
        .then()
        .header("X-Frame-Options", equalTo("DENY"))
        .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
        .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
        .header("Content-Security-Policy", startsWith("default-src 'self'"));
  }
}
