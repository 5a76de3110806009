package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.RoomRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host tells how words are written and said, and it holds for the room. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class RoomGlossaryTest {

  private static final String PROBLEM = "application/problem+json";
  private static final String CSV = "en,pt,*,say pt\r\nboard,quadro,,\r\n,,São Bento,sãu bêntu\r\n";

  @TestHTTPResource("/")
  URI base;

  @Inject Glossaries glossaries;
  @Inject RoomRegistry rooms;

  private TestRoom room;

  @BeforeEach
  void make() {
    room = TestRoom.make(false);
  }

  private static Response post(String roomId, String bearer, byte[] csv) {
    var request = given().header("Content-Type", "text/csv").body(csv);
    return (bearer == null ? request : request.header("Authorization", "Bearer " + bearer))
        .post("/api/rooms/" + roomId + "/glossary");
  }

  private static Response post(String roomId, String bearer, String csv) {
    return post(roomId, bearer, csv.getBytes(StandardCharsets.UTF_8));
  }

  private Response post(String bearer, String csv) {
    return post(room.id(), bearer, csv);
  }

  private Response get(String bearer) {
    return room.get("/glossary", bearer);
  }

  private void assertNone(String bearer) {
    assertEquals("*\r\n", get(bearer).then().statusCode(200).extract().asString());
  }

  private String quadro() {
    return glossaries.of(room.id()).terms().stream()
        .findFirst()
        .flatMap(term -> term.in(Language.PORTUGUESE))
        .orElse("none");
  }

  @Test
  void aHostReplacesTheGlossaryAndWhoJoinedReadsIt() {
    post(room.hostKey(), CSV)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("terms", equalTo(2))
        .body("languages", contains("en", "pt"))
        .body("kept", equalTo(true));
    String told =
        get(room.hostKey())
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();
    assertEquals(CSV, told);
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
    assertEquals(CSV, get(anna.historyToken()).asString());
    anna.client().close();

    post(TestTokens.admin(room.id()), "\uFEFFen;pt\r\nhub;sede\r\n").then().statusCode(200);
    assertEquals("en,pt\r\nhub,sede\r\n", get(room.hostKey()).asString());
  }

  @Test
  void nobodyElseWritesItAndStrangersReadNothing() {
    post(room.hostKey(), CSV).then().statusCode(200);
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
    post(anna.historyToken(), "*\n").then().statusCode(403).body("code", equalTo("not_host"));
    room.delete("/glossary", anna.historyToken()).then().statusCode(403);
    anna.client().close();
    String minted = TestClient.token(room.id(), "Eve");
    for (String bearer : new String[] {null, "guess", minted, TestTokens.listener(room.id())}) {
      post(bearer, "*\n").then().statusCode(401).contentType(PROBLEM);
      get(bearer).then().statusCode(401).contentType(PROBLEM);
      room.delete("/glossary", bearer).then().statusCode(401);
    }
    assertEquals(CSV, get(room.hostKey()).asString());
  }

  @Test
  void aRoomWithoutOneHasOneWithoutTerms() {
    assertNone(room.hostKey());
    post(room.hostKey(), get(room.hostKey()).asString()).then().body("terms", equalTo(0));
    String nowhere = "room-" + UUID.randomUUID();
    post(nowhere, TestTokens.admin(nowhere), CSV)
        .then()
        .statusCode(404)
        .body("code", equalTo("no_such_room"));
    post("a b", room.hostKey(), CSV).then().statusCode(400).body("code", equalTo("bad_request"));
  }

  @Test
  void oneThatDoesNotFitIsRefusedWithItsLineAndTheOldOneHolds() {
    post(room.hostKey(), CSV).then().statusCode(200);
    post(room.hostKey(), "en,pt\nhub,sede\nhub,polo\n")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", equalTo("bad_glossary"))
        .body("detail", equalTo("line 3: 'hub' stands twice in 'en'; the first is in line 2"));
    post(room.id(), room.hostKey(), new byte[] {'p', 't', '\n', (byte) 0xE3})
        .then()
        .statusCode(400)
        .body("detail", startsWith("line 2: this is not UTF-8"));
    post(room.hostKey(), "").then().statusCode(400).body("code", equalTo("bad_glossary"));
    assertEquals(413, post(room.hostKey(), "*\n" + " ".repeat(70_000)).statusCode());
    given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + room.hostKey())
        .body("{}")
        .post("/api/rooms/" + room.id() + "/glossary")
        .then()
        .statusCode(415);
    assertEquals(CSV, get(room.hostKey()).asString());
  }

  @Test
  void itIsDeletedByItselfAndWithTheRoom() {
    post(room.hostKey(), CSV).then().statusCode(200);
    room.delete("/glossary", room.hostKey()).then().statusCode(204);
    assertNone(room.hostKey());

    post(room.hostKey(), CSV).then().statusCode(200);
    post(room.hostKey(), "en,pt\n")
        .then()
        .statusCode(200)
        .body("terms", equalTo(0))
        .body("languages", empty());
    assertNone(room.hostKey());

    post(room.hostKey(), CSV).then().statusCode(200);
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
    await().until(() -> quadro().equals("quadro"));
    room.delete("", room.hostKey()).then().statusCode(204);
    anna.client().awaitClose();
    assertEquals(Glossary.EMPTY, glossaries.of(room.id()));
    given()
        .contentType("application/json")
        .body("{\"id\":\"" + room.id() + "\"}")
        .post("/api/rooms")
        .then()
        .statusCode(201);
    assertNone(TestTokens.admin(room.id()));
  }

  @Test
  void itHoldsWhileSomebodyIsThereAndComesBackWithThem() {
    post(room.hostKey(), CSV).then().statusCode(200);
    assertEquals(Glossary.EMPTY, glossaries.of(room.id()), "nobody is there");
    for (int call = 0; call < 2; call++) {
      Joined anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
      await().until(() -> quadro().equals("quadro"));
      anna.client().send("{\"type\":\"leave\"}");
      anna.client().awaitClose();
      await().until(() -> glossaries.of(room.id()).isEmpty());
    }
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
    await().until(() -> quadro().equals("quadro"));
    post(room.hostKey(), "en,pt\nboard,painel\n").then().statusCode(200);
    assertEquals("painel", quadro());
    room.delete("/glossary", room.hostKey()).then().statusCode(204);
    assertEquals("none", quadro());
    anna.client().close();
  }

  @Test
  void withoutTheDatabaseItHoldsForTheCallAndIsWrittenDownLater() throws Exception {
    String token = TestClient.token(room.id(), "Hanna", room.hostKey());
    var empty = TestRoom.make(false);
    try (var host = TestClient.connect(base, room.id(), token)) {
      host.sendJoin("Hanna", "en", "pt", null);
      host.await("joined");
      assertTrue(rooms.find(room.id()).isPresent());
      try (var _ = new StoppedDatabase()) {
        post(token, CSV)
            .then()
            .statusCode(200)
            .body("terms", equalTo(2))
            .body("kept", equalTo(false));
        assertEquals("quadro", quadro());
        post(room.hostKey(), CSV).then().statusCode(503);
        post(empty.id(), TestTokens.admin(empty.id()), CSV)
            .then()
            .statusCode(503)
            .body("code", equalTo("store_unavailable"));
      }
      await().until(() -> get(room.hostKey()).asString().equals(CSV));
      host.send("{\"type\":\"leave\"}");
      host.awaitClose();
      await().until(() -> glossaries.of(room.id()).isEmpty());
      await().until(() -> get(room.hostKey()).asString().equals(CSV));
    }
  }
}
