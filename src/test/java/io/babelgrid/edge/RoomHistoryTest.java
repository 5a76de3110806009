package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Origin;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TestUsage;
import io.babelgrid.room.TextEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who learns what of a room, and what is left of it. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class RoomHistoryTest {

  private static final List<String> GUARDED =
      List.of("", "/participations", "/latency", "/transcripts", "/transcript", "/usage");

  @TestHTTPResource("/")
  URI base;

  @Inject FakeMedia media;
  @Inject RoomRegistry rooms;
  @Inject TextEvents text;

  private List<Map<String, Object>> stays(TestRoom room) {
    return room.get("/participations", room.hostKey())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("");
  }

  private Joined join(TestRoom room, String name) {
    return TestClient.join(base, room.id(), name, "en", "original");
  }

  @Test
  void aStrangerLearnsNothingOfARoomNotEvenThatItIsThere() {
    TestRoom room = TestRoom.make(true);
    var nowhere = new TestRoom("room-" + UUID.randomUUID(), "x");
    try (var client = join(room, "Anna").client()) {
      await().until(() -> stays(room).size() == 1);
      String minted = TestClient.token(room.id(), "Eve");
      for (String path : GUARDED) {
        for (String bearer : new String[] {null, "guess", minted}) {
          String here = room.get(path, bearer).then().statusCode(401).extract().asString();
          assertEquals(here, nowhere.get(path, bearer).then().statusCode(401).extract().asString());
          assertFalse(here.contains("Anna"));
        }
      }
      assertTrue(client.waiting() >= 0);
    }
  }

  @Test
  void whoTookPartReadsWhatHappenedAndWhoIsThereWhileTheyAreThemselves() {
    TestRoom room = TestRoom.make(false);
    Joined anna = join(room, "Anna");
    Joined bruno = join(room, "Bruno");
    await().until(() -> stays(room).size() == 2);

    room.get("", anna.historyToken()).then().body("participants.name", hasSize(2));
    room.get("/participations", anna.historyToken()).then().statusCode(200).body("", hasSize(2));
    room.get("/latency", anna.historyToken()).then().statusCode(200);
    room.get("/transcripts", anna.historyToken())
        .then()
        .statusCode(404)
        .body("code", equalTo("no_transcripts"));
    var other = TestRoom.make(false);
    other.get("", anna.historyToken()).then().statusCode(401);

    anna.client().send("{\"type\":\"leave\"}");
    anna.client().awaitClose();
    room.get("", anna.historyToken()).then().statusCode(200).body("participants", empty());
    room.get("", room.hostKey()).then().body("participants", hasSize(1));
    bruno.client().close();
  }

  @Test
  void anOperatorsAdminTokenReadsToo() {
    TestRoom room = TestRoom.make(false);
    room.get("/participations", TestTokens.admin(room.id())).then().statusCode(200);
    room.get("/participations", TestTokens.listener(room.id())).then().statusCode(401);
  }

  @Test
  void aRoomIsMadeOnceAndItsKeyIsToldOnce() {
    TestRoom room = TestRoom.make(false);
    given()
        .contentType("application/json")
        .body(Map.of("id", room.id()))
        .post("/api/rooms")
        .then()
        .statusCode(409)
        .body("code", equalTo("room_exists"));
    String told = room.get("", room.hostKey()).then().statusCode(200).extract().asString();
    assertFalse(told.contains(room.hostKey()), told);
    String named = given().contentType("application/json").body("{}").post("/api/rooms").path("id");
    assertTrue(named.replace("-", "").length() >= 19, named);
  }

  @Test
  void namesAreForgottenWhenTheCallIsOverUnlessTheRoomKeepsTranscripts() {
    for (boolean keeps : new boolean[] {false, true}) {
      TestRoom room = TestRoom.make(keeps);
      Joined anna = join(room, "Anna");
      await().until(() -> stays(room).size() == 1);
      assertEquals("Anna", stays(room).getFirst().get("name"));
      anna.client().send("{\"type\":\"leave\"}");
      anna.client().awaitClose();
      await().until(() -> stays(room).getFirst().get("leftAt") != null);
      await().until(() -> keeps == (stays(room).getFirst().get("name") != null));
    }
  }

  @Test
  void everyoneIsToldThatTheRoomKeepsTranscripts() {
    TestRoom room = TestRoom.make(true);
    given()
        .get("/api/rooms/" + room.id() + "/notice")
        .then()
        .body("keepsTranscripts", equalTo(true));
    given()
        .get("/api/rooms/nobody-made-this/notice")
        .then()
        .body("keepsTranscripts", equalTo(false));
    Joined anna = join(room, "Anna");
    assertTrue(anna.message().get("keepsTranscripts").asBoolean());
    anna.client().close();
    // The operator's token says nothing of it; the room tells as soon as it knows.
    TestRoom quiet = TestRoom.make(true);
    try (var client = TestClient.connect(base, quiet.id(), TestTokens.admin(quiet.id()))) {
      client.sendJoin("Olga", "en", "original", null);
      JsonNode joined = client.await("joined");
      if (!joined.get("keepsTranscripts").asBoolean()) {
        client.await(message -> message.path("keepsTranscripts").asBoolean(), "the notice");
      }
    }
  }

  @Test
  void wordsAreReadByTheHostAndByWhoWasThereWhenTheyWereSaid() {
    TestRoom room = TestRoom.make(true);
    Joined anna = join(room, "Anna");
    await().until(() -> stays(room).size() == 1);
    text.caption(TestText.caption(room.id(), anna.id(), 1, Language.ENGLISH, false, "early", true));
    await().until(() -> words(room, room.hostKey()).size() == 1);
    Joined late = join(room, "Late");
    await().until(() -> stays(room).size() == 2);
    text.caption(TestText.caption(room.id(), anna.id(), 2, Language.ENGLISH, false, "later", true));
    await().until(() -> words(room, room.hostKey()).size() == 2);

    assertEquals(List.of("early", "later"), words(room, anna.historyToken()));
    assertEquals(List.of("later"), words(room, late.historyToken()));
    anna.client().close();
    late.client().close();
  }

  @Test
  void wordsWithoutSpacesAreWrittenDownAsTheyAreRead() {
    TestRoom room = TestRoom.make(true);
    try (var anna = join(room, "Anna").client()) {
      await().until(() -> stays(room).size() == 1);
      String id = (String) stays(room).getFirst().get("participantId");
      Language reads = Language.TRADITIONAL_CHINESE;
      text.caption(TestText.caption(room.id(), id, 1, reads, true, "早安，", false));
      text.caption(TestText.caption(room.id(), id, 1, reads, true, "你好嗎？", true));
      text.caption(TestText.caption(room.id(), id, 1, Language.ENGLISH, false, "Good", false));
      text.caption(TestText.caption(room.id(), id, 1, Language.ENGLISH, false, "day.", true));
      await().until(() -> words(room, room.hostKey()).size() == 2);
      assertEquals(Set.of("早安，你好嗎？", "Good day."), Set.copyOf(words(room, room.hostKey())));
      assertTrue(anna.waiting() >= 0);
    }
  }

  /** The fake model shouts in Portuguese. */
  @Test
  void whatWasSaidIsAFileInTheLanguageThatIsAskedFor() {
    TestRoom room = TestRoom.make(true);
    try (var anna = join(room, "Anna").client()) {
      await().until(() -> stays(room).size() == 1);
      String id = (String) stays(room).getFirst().get("participantId");
      text.caption(TestText.caption(room.id(), id, 1, Language.ENGLISH, false, "Hello.", true));
      text.caption(TestText.caption(room.id(), id, 1, Language.PORTUGUESE, true, "Olá.", true));
      text.caption(TestText.caption(room.id(), id, 2, Language.ENGLISH, false, "Ça va?", true));
      await().until(() -> words(room, room.hostKey()).size() == 3);

      room.get("/transcript?format=vtt&language=pt-BR", room.hostKey())
          .then()
          .statusCode(200)
          .header("Content-Type", equalTo("text/vtt;charset=UTF-8"))
          .header(
              "Content-Disposition",
              matchesPattern("attachment; filename=\"" + room.id() + "-[0-9-]{10}\\.pt\\.vtt\""))
          .body(startsWith("WEBVTT\n\nNOTE\n"))
          .body(containsString("<v.translated.from-en Anna><lang pt>Olá.</lang></v>"))
          .body(containsString("<v.translated.from-en Anna><lang pt>ÇA VA?</lang></v>"));
      room.get("/transcript", room.hostKey())
          .then()
          .header("Content-Type", equalTo("text/plain;charset=UTF-8"))
          .body(containsString("Anna: Hello.\n"));
      room.get("/transcript?format=json", room.hostKey())
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("lines.text", equalTo(List.of("Hello.", "Ça va?")))
          .body("translatedByMachine", equalTo(false));
      for (String bad : List.of("?format=docx", "?language=klingonisch", "?language=1")) {
        room.get("/transcript" + bad, room.hostKey())
            .then()
            .statusCode(400)
            .body("code", equalTo("bad_request"));
      }
      assertTrue(anna.waiting() >= 0);
    }
  }

  private static List<String> words(TestRoom room, String bearer) {
    return room.get("/transcripts", bearer).jsonPath().getList("text");
  }

  @Test
  void aHostEndsARoomAndErasesAllOfIt() {
    TestRoom room = TestRoom.make(true);
    Joined anna = join(room, "Anna");
    await().until(() -> stays(room).size() == 1);
    text.caption(
        TestText.caption(room.id(), anna.id(), 1, Language.ENGLISH, false, "secret", true));
    await().until(() -> words(room, room.hostKey()).size() == 1);
    room.delete("", null).then().statusCode(401);
    room.delete("", anna.historyToken()).then().statusCode(403).body("code", equalTo("not_host"));

    room.delete("", room.hostKey()).then().statusCode(204);

    assertEquals("ended", anna.client().await("bye").get("reason").asText());
    anna.client().awaitClose();
    assertTrue(rooms.find(room.id()).isEmpty());
    room.get("/participations", room.hostKey()).then().statusCode(401);
    room.get("/participations", anna.historyToken())
        .then()
        .statusCode(404)
        .body("code", equalTo("no_such_room"));
  }

  @Test
  void aPersonErasesTheirOwnPartAndNobodyElses() {
    TestRoom room = TestRoom.make(true);
    Joined anna = join(room, "Anna");
    Joined bruno = join(room, "Bruno");
    await().until(() -> stays(room).size() == 2);
    text.caption(TestText.caption(room.id(), anna.id(), 1, Language.ENGLISH, false, "mine", true));
    text.caption(TestText.caption(room.id(), bruno.id(), 1, Language.ENGLISH, false, "his", true));
    text.usage(
        TestUsage.of(
            new Origin(media.session(anna.id()).stay.id(), TestText.NODE, 0),
            room.id(),
            anna.id(),
            4_000,
            7,
            0,
            0));
    await().until(() -> words(room, room.hostKey()).size() == 2);
    String mine = "/participants/" + anna.id();

    room.delete(mine, bruno.historyToken()).then().statusCode(403);
    room.delete(mine, anna.historyToken())
        .then()
        .statusCode(409)
        .body("code", equalTo("still_here"));
    anna.client().send("{\"type\":\"leave\"}");
    anna.client().awaitClose();
    room.delete(mine, anna.historyToken()).then().statusCode(204);

    assertEquals(List.of("his"), words(room, room.hostKey()));
    Map<String, Object> left =
        stays(room).stream().filter(stay -> stay.get("name") == null).findFirst().orElseThrow();
    assertNull(left.get("speak"));
    assertTrue(left.get("participantId").toString().startsWith("erased-"), left.toString());
    assertTrue(left.get("joinedAt").toString().endsWith("T00:00:00Z"), left.toString());
    assertEquals(7, ((Map<?, ?>) left.get("usage")).get("words"));
    bruno.client().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u001B[31mAnn", "Ann\r\nBo", "Ann\u202Egnp", "\u200B\u200D"})
  void namesThatShowSomethingElseAreRefusedWithAReason(String name) {
    for (String path : List.of("", "/some-room/tokens")) {
      given()
          .contentType("application/json")
          .body(Map.of("name", name))
          .post("/api/rooms" + path)
          .then()
          .statusCode(400)
          .body("code", equalTo("bad_request"))
          .body("detail", containsString("'name' must"));
    }
    String room = "room-" + UUID.randomUUID();
    try (var client = TestClient.guest(base, room, "Anna")) {
      client.sendJoin(name, "en", "original", null);
      JsonNode error = client.awaitError("bad_message");
      assertTrue(error.get("message").asText().contains("'name' must"), error.toString());
    }
  }
}
