package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What pages are told of the ways of media. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
class IceTest {

  private static JsonPath ask() {
    return given().get("/api/ice").then().statusCode(200).extract().jsonPath();
  }

  @Test
  void aPageIsToldHowToTryThePort() {
    given()
        .get("/api/ice")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("reach.ufrag", equalTo("reach"))
        .body("reach.password", equalTo("password"))
        .body("reach.addresses", contains("192.0.2.7", "198.51.100.7"))
        .body("reach.port", equalTo(10000));
  }

  /** As coturn does it: the password is the HMAC of the name, which says until when it holds. */
  @Test
  void everyPageGetsAPasswordOfItsOwnForAWhile() throws Exception {
    JsonPath told = ask();
    assertTrue(told.getBoolean("relays"));
    assertEquals(
        "turns:turn.example.org:443?transport=tcp", told.getString("iceServers[0].urls[0]"));
    String name = told.getString("iceServers[0].username");
    Instant until = Instant.ofEpochSecond(Long.parseLong(name.split(":")[0]));
    assertEquals(until, Instant.parse(told.getString("expiresAt")));
    Duration left = Duration.between(Instant.now(), until);
    assertTrue(left.compareTo(Duration.ofHours(1)) <= 0, left.toString());
    assertTrue(left.compareTo(Duration.ofMinutes(55)) > 0, left.toString());
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(EdgeProfile.TURN_SECRET.getBytes(), "HmacSHA1"));
    assertEquals(
        Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes())),
        told.getString("iceServers[0].credential"));
    assertNotEquals(name, ask().getString("iceServers[0].username"));
  }
}
