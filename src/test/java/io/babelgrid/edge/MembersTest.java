package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What strangers get of a service that lets no guests in. */
@QuarkusTest
@TestProfile(MembersProfile.class)
class MembersTest {

  private static final String ROOM = "members";

  @Test
  void noTokenAndNoRoom() {
    given()
        .contentType("application/json")
        .body("{\"name\":\"Anna\"}")
        .post("/api/rooms/" + ROOM + "/tokens")
        .then()
        .statusCode(403)
        .body("code", equalTo("no_guests"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/rooms")
        .then()
        .statusCode(403)
        .body("code", equalTo("no_guests"));
  }

  @Test
  void aRelayForHoldersOfATokenOnly() {
    refused(given().get("/api/ice").then());
    refused(given().get("/api/ice?room=" + ROOM).then());
    String token = TestTokens.listener(ROOM);
    refused(given().auth().oauth2(token).get("/api/ice?room=another").then());
    refused(given().auth().oauth2(TestTokens.forged(ROOM)).get("/api/ice?room=" + ROOM).then());
    given()
        .auth()
        .oauth2(token)
        .get("/api/ice?room=" + ROOM)
        .then()
        .statusCode(200)
        .body("iceServers", hasSize(1));
  }

  private static void refused(ValidatableResponse response) {
    response
        .statusCode(200)
        .body("relays", equalTo(true))
        .body("reach.port", equalTo(10000))
        .body("iceServers", empty())
        .body("expiresAt", nullValue());
  }
}
