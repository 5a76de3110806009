package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.booking.Replay;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TestUsage;
import io.babelgrid.store.RoomStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Usage and latency on their way over a real broker, which comes late, goes and comes back. */
@QuarkusTest
@TestProfile(KafkaProfile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class KafkaTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String USAGE = "babelgrid.usage";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject RoomStore store;
  @Inject MeterRegistry meters;
  @Inject NodeEpoch here;
  @Inject Replay replay;
  @Inject DataSource database;
  @Inject NodeLifecycle lifecycle;

  private final TestBroker broker = TestBroker.get();

  @BeforeEach
  void whatTheFlowWouldSay() {
    lifecycle.ready();
  }

  private void use(Stay stay, long from, long to) {
    for (long sequence = from; sequence < to; sequence++) {
      var origin = new Origin(stay.id(), here, sequence);
      text.usage(TestUsage.of(origin, room, stay.participantId(), 100, 3, 10, 20));
    }
  }

  private long words() {
    return store.participations(room).await().atMost(PATIENCE).stream()
        .mapToLong(stay -> stay.usage().words())
        .sum();
  }

  private void awaitWords(long words) {
    await().atMost(PATIENCE).until(() -> words() == words);
  }

  private double dropped() {
    return meters.get("babelgrid.kafka.dropped").tag("topic", "usage").functionCounter().count();
  }

  private double records(String topic, String outcome) {
    var found =
        meters.find("babelgrid.kafka.records").tags("topic", topic, "outcome", outcome).counter();
    return found == null ? 0 : found.count();
  }

  private static String record(UUID stay, UUID node, long sequence) {
    return """
    {"version":1,"stay":"%s","node":"%s","epoch":1,"sequence":%d,
    "audioMs":100,"words":3,"synthesisedMs":10,"computeMs":20}\
    """
        .formatted(stay, node, sequence);
  }

  private List<JsonNode> toldOf(UUID stay) throws Exception {
    var all = new ArrayList<JsonNode>();
    try (var topics = new TestTopics(broker.servers())) {
      for (ConsumerRecord<String, String> told : topics.read(USAGE)) {
        if (stay.toString().equals(told.key())) {
          all.add(JSON.readTree(told.value()));
        }
      }
    }
    return all;
  }

  @Test
  @Order(1)
  void withoutABrokerCallsGoOnAndWhatWaitsTooLongIsCounted() throws Exception {
    Joined anna = join("Anna", "en", "original");
    try (var bruno = join("Bruno", "pt", "en").client();
        var client = anna.client()) {
      Stay stay = media.session(anna.id()).stay;
      long startNs = System.nanoTime();
      use(stay, 0, KafkaProfile.QUEUE + 10);
      text.caption(
          TestText.caption(room, anna.id(), 1, Language.ENGLISH, false, "good morning", true));
      bruno.await("caption");
      assertTrue(
          System.nanoTime() - startNs < Duration.ofSeconds(2).toNanos(),
          "each of 60 sends to a broker that is away would take a second");
      assertEquals(10, dropped());
      given().get("/q/health/live").then().statusCode(200);
      given().get("/q/health/ready").then().statusCode(200);
      client.send("{\"type\":\"ping\",\"t\":1}");
      client.await("pong");

      broker.run();
      awaitWords(3L * KafkaProfile.QUEUE);
      assertEquals(KafkaProfile.QUEUE, toldOf(stay.id()).size());
      assertEquals(10, dropped());
    }
  }

  @Test
  @Order(2)
  void aReportIsBookedOnceHoweverOftenAndInWhateverOrderItComes() throws Exception {
    broker.run();
    Joined anna = join("Anna", "en", "original");
    try (var client = anna.client();
        var topics = new TestTopics(broker.servers())) {
      UUID stay = media.session(anna.id()).stay.id();
      UUID far = UUID.randomUUID();
      double skipped = records("usage", "skipped");
      use(media.session(anna.id()).stay, 0, 2);
      topics.write(
          USAGE,
          stay.toString(),
          List.of(
              record(stay, far, 2),
              "not json",
              record(stay, far, 0),
              record(stay, far, 2).replace("\"words\":3", "\"words\":-300"),
              record(stay, far, 1),
              record(stay, far, 1),
              record(stay, far, 2),
              record(stay, far, 3).replace("\"version\":1", "\"version\":9"),
              record(stay, far, 0),
              record(stay, here.node(), 0).replace("\"epoch\":1", "\"epoch\":" + here.epoch()),
              record(stay, far, 4)));
      awaitWords(3 * (2 + 4));
      assertEquals(skipped + 3, records("usage", "skipped"));

      double repeated = records("usage", "repeated");
      int told = topics.read(USAGE).size();
      try (var _ = replay.start()) {
        await().atMost(PATIENCE).until(() -> records("usage", "repeated") == repeated + told - 3);
      }
      assertEquals(3 * (2 + 4), words());
    }
  }

  @Test
  @Order(3)
  void whileTheBrokerIsAwayReportsWaitAndAreSentOnce() throws Exception {
    broker.run();
    Joined anna = join("Anna", "en", "original");
    try (var client = anna.client()) {
      Stay stay = media.session(anna.id()).stay;
      use(stay, 0, 5);
      awaitWords(15);
      use(stay, 5, 8);
      broker.end();
      use(stay, 8, 20);
      broker.run();
      use(stay, 20, 25);
      awaitWords(75);
      List<Long> told =
          toldOf(stay.id()).stream().map(one -> one.get("sequence").asLong()).sorted().toList();
      assertEquals(LongStream.range(0, 25).boxed().toList(), told);
    }
  }

  @Test
  @Order(4)
  void whileTheDatabaseIsAwayReportsWaitInTheirTopic() throws Exception {
    broker.run();
    Joined anna = join("Anna", "en", "original");
    try (var client = anna.client()) {
      Stay stay = media.session(anna.id()).stay;
      use(stay, 0, 1);
      awaitWords(3);
      try (var _ = new StoppedDatabase()) {
        use(stay, 1, 10);
        await().atMost(PATIENCE).until(() -> toldOf(stay.id()).size() == 10);
      }
      awaitWords(30);
    }
  }

  @Test
  @Order(5)
  void aReportWhoseStayIsWrittenDownLaterIsBookedThen() throws Exception {
    broker.run();
    UUID stay = UUID.randomUUID();
    UUID far = UUID.randomUUID();
    double early = records("usage", "early");
    try (var topics = new TestTopics(broker.servers())) {
      topics.write(USAGE, stay.toString(), List.of(record(stay, far, 0), record(stay, far, 1)));
    }
    await().atMost(PATIENCE).until(() -> records("usage", "early") == early + 2);
    writeDown(stay, far);
    awaitWords(6);
  }

  private void writeDown(UUID stay, UUID node) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into room (id, keep_transcripts, created_at) values ('%s', false, now())"
              .formatted(room));
      statement.execute(
          ("with stay as (insert into participation (id, room_id, participant_id, node_id,"
                  + " joined_at) values ('%s', '%s', 'ann', '%s', now()) returning id)"
                  + " insert into usage select id, 0, 0, 0, 0 from stay")
              .formatted(stay, room, node));
    }
  }

  @Test
  @Order(6)
  void latencyLoadAndPlacementsAreToldWithoutRoomsAndNames() throws Exception {
    broker.run();
    Joined anna = join("Anna", "en", "original");
    try (var client = anna.client();
        var topics = new TestTopics(broker.servers())) {
      Stay stay = media.session(anna.id()).stay;
      var ledger = LatencyLedger.standard();
      ledger.post(Workload.CAPTION, 0, 1_000_000, 2_000_000, 3_000_000);
      var latency =
          new LatencyReport(new Origin(stay.id(), here, 0), room, anna.id(), ledger.summary());
      text.latency(latency);
      use(stay, 0, 1);
      given()
          .queryParam("room", room)
          .queryParam("hear", "pt")
          .get("/api/nodes")
          .then()
          .statusCode(200);
      await()
          .atMost(PATIENCE)
          .until(() ->
              store.latency(room).await().atMost(PATIENCE).stream()
                  .anyMatch(one -> one.words() == 1 && one.p50Ms() > 2));
      awaitWords(3);

      ConsumerRecord<String, String> load = topics.read("babelgrid.node-load").getFirst();
      assertEquals(here.node().toString(), load.key());
      assertEquals(20, JSON.readTree(load.value()).at("/capacity/cores").asInt());
      await().atMost(PATIENCE).until(() -> !topics.read("babelgrid.placement").isEmpty());
      JsonNode placed = JSON.readTree(topics.read("babelgrid.placement").getLast().value());
      assertEquals("pt", placed.get("hear").asText());
      assertEquals(here.node().toString(), placed.at("/choices/0/node").asText());
      for (String topic : List.of("usage", "latency", "node-load", "placement")) {
        for (ConsumerRecord<String, String> told : topics.read("babelgrid." + topic)) {
          assertFalse(told.value().contains(room), told.value());
          assertFalse(told.value().contains(anna.id()), told.value());
        }
      }
    }
  }
}
