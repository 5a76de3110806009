package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.room.Origin;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TestUsage;
import io.babelgrid.room.TextEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was used, as whoever runs the node and whoever was there may read it. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class UsageTest {

  @Inject TextEvents text;
  @Inject FakeMedia media;

  @TestHTTPResource URI base;

  private Joined someoneWhoWasThere(TestRoom room) {
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "original");
    text.usage(
        TestUsage.of(
            new Origin(media.session(anna.id()).stay.id(), TestText.NODE, 0),
            room.id(),
            anna.id(),
            60_000,
            7,
            30_000,
            1_000));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ofRoom(room).extract().path("total.recognisedMs").equals(60_000));
    return anna;
  }

  private static ValidatableResponse ofRoom(TestRoom room) {
    return given().queryParam("room", room.id()).get("/api/usage").then().statusCode(200);
  }

  @Test
  void aRoomsUseIsReadByLanguageByItsHostAndByWhoWasThere() {
    TestRoom room = TestRoom.make(false);
    Joined anna = someoneWhoWasThere(room);
    for (String bearer : new String[] {room.hostKey(), anna.historyToken()}) {
      room.get("/usage", bearer)
          .then()
          .statusCode(200)
          .body("by", equalTo("language"))
          .body("rows.key", equalTo(java.util.List.of("", "pt")))
          .body("rows[1].voicedMs", equalTo(30_000))
          .body("total.words", equalTo(7))
          .body("nodes", nullValue());
    }
    room.get("/usage", room.hostKey()).then().body("total.cost", notNullValue());
    room.get("/usage", anna.historyToken()).then().body("total.cost", nullValue());
    room.get("/usage", "nonsense").then().statusCode(401);
    anna.client().close();
  }

  @Test
  void theOperatorReadsAllByWhateverTheyLikeAndAsCsv() {
    TestRoom room = TestRoom.make(false);
    Joined anna = someoneWhoWasThere(room);
    given()
        .queryParam("by", "room")
        .get("/api/usage")
        .then()
        .statusCode(200)
        .body("rows.key", hasItem(room.id()))
        .body("total.stays", greaterThan(0));
    ofRoom(room).body("by", equalTo("day")).body("nodes", nullValue());
    String csv =
        given()
            .queryParam("by", "flow")
            .queryParam("room", room.id())
            .get("/api/usage.csv")
            .then()
            .statusCode(200)
            .header("Content-Type", containsString("text/csv"))
            .extract()
            .asString();
    String[] lines = csv.split("\n");
    assertTrue(lines[0].startsWith("key,stays,callMs,recognisedMs,translatedMs,voicedMs"), csv);
    assertTrue(lines[1].startsWith("recognition,1,0,60000,0,0,0,7,1000"), csv);
    assertTrue(lines[2].startsWith("voice,1,0,0,0,30000"), csv);
    anna.client().close();
  }

  @Test
  void whoIsElsewhereNeedsATokenForIt() throws Exception {
    given().header("Via", "1.1 proxy").get("/api/usage").then().statusCode(401);
    OtherKeys keys = OtherKeys.make();
    for (String wrong : new String[] {keys.granting("usageView"), "nonsense"}) {
      given()
          .header("Via", "1.1 proxy")
          .header("Authorization", "Bearer " + wrong)
          .get("/api/usage")
          .then()
          .statusCode(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"by=person", "from=yesterday", "from=2026-02-30", "room=../x"})
  void whatCannotBeAskedIsRefusedWithAReason(String query) {
    given().get("/api/usage?" + query).then().statusCode(400).body("detail", notNullValue());
  }

  @Test
  void daysInTheWrongOrderAreRefused() {
    given()
        .get("/api/usage?from=2026-02-02&to=2026-02-01")
        .then()
        .statusCode(400)
        .body("detail", equalTo("from is after to"));
  }
}
