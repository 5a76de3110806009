package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.glossary.Term;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.pipeline.Language;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A host changes the glossary of a call that is at this node and at another. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class GridGlossaryTest {

  private static final String CHANNEL = "babelgrid_glossary";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @TestHTTPResource("/")
  URI base;

  @Inject Glossaries glossaries;
  @Inject DataSource database;
  @Inject NodeLifecycle lifecycle;

  private TestRoom room;
  private Joined anna;

  @BeforeEach
  void aCall() {
    lifecycle.ready();
    room = TestRoom.make(false);
    anna = TestClient.join(base, room.id(), "Anna", "en", "pt");
  }

  private List<String> terms() {
    return glossaries.of(room.id()).terms().stream()
        .map((Term term) -> term.in(Language.PORTUGUESE))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the other node does that the host asked. */
  private void replaceElsewhere(String csv) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try (var write =
          connection.prepareStatement(
              "insert into glossary (room_id, csv, updated_at) values (?, ?, ?)"
                  + " on conflict (room_id) do update set csv = excluded.csv")) {
        write.setString(1, room.id());
        write.setString(2, csv);
        write.setTimestamp(3, Timestamp.from(Instant.now()));
        write.executeUpdate();
      }
      try (var tell = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
        tell.setString(1, room.id());
        tell.execute();
      }
    }
  }

  @Test
  void whatIsReplacedAtAnotherNodeHoldsHere() throws SQLException {
    replaceElsewhere("en,pt\r\nboard,quadro\r\n");
    await().atMost(PATIENCE).until(() -> terms().equals(List.of("quadro")));
    replaceElsewhere("en,pt\r\nboard,conselho\r\n");
    await().atMost(PATIENCE).until(() -> terms().equals(List.of("conselho")));
    anna.client().close();
  }

  @Test
  void othersAreToldWhatIsReplacedHere() throws SQLException {
    try (Connection connection = database.getConnection();
        var listen = connection.createStatement()) {
      listen.execute("listen " + CHANNEL);
      given()
          .header("Authorization", "Bearer " + room.hostKey())
          .contentType("text/csv")
          .body("en,pt\r\nhub,sede\r\n")
          .post("/api/rooms/" + room.id() + "/glossary")
          .then()
          .statusCode(200);
      PGNotification[] told =
          connection.unwrap(PGConnection.class).getNotifications((int) PATIENCE.toMillis());
      assertEquals(room.id(), told[0].getParameter());
    }
    assertEquals(List.of("sede"), terms());
    anna.client().close();
  }
}
