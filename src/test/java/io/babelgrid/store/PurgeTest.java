package io.babelgrid.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.edge.EdgeProfile;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.GlossaryCsv;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left in the database when its time is over. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class PurgeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject Purge purge;
  @Inject RoomStore rooms;
  @Inject StoreJournal journal;
  @Inject WriteQueue writes;
  @Inject GlossaryStore glossaries;

  private final Instant now = Instant.now();

  private String room() {
    String id = "room-" + UUID.randomUUID();
    rooms.create(id, "Planning", true, ServicePlan.BEST, HostKey.make()).await().atMost(PATIENCE);
    return id;
  }

  private ParticipationEntity stay(String room, Duration endedAgo) {
    var stay = new ParticipationEntity();
    stay.id = UUID.randomUUID();
    stay.roomId = room;
    stay.participantId = "p-" + stay.id;
    stay.name = "Anna";
    stay.nodeId = UUID.randomUUID();
    stay.leftAt = now.minus(endedAgo);
    stay.joinedAt = stay.leftAt.minusSeconds(60);
    var usage = new UsageEntity();
    usage.participationId = stay.id;
    var words = new TranscriptEntity();
    words.id = UUID.randomUUID();
    words.roomId = room;
    words.speakerId = stay.participantId;
    words.language = "en";
    words.text = "hello";
    words.endedAt = stay.leftAt;
    settle("a stay", stay, usage, words);
    return stay;
  }

  private void settle(String what, Object... entities) {
    writes.written(what, session -> session.persistAll(entities)).await().atMost(PATIENCE);
  }

  private void purge(Instant at) {
    purge.run(at);
    awaitWritten();
  }

  /** All that waited before. */
  private void awaitWritten() {
    writes.written("nothing", session -> Uni.createFrom().voidItem()).await().atMost(PATIENCE);
  }

  private int stays(String room) {
    return rooms.participations(room).await().atMost(PATIENCE).size();
  }

  private int words(String room) {
    return rooms.transcripts(room, null).await().atMost(PATIENCE).size();
  }

  private boolean exists(String room) {
    return rooms.find(room).await().atMost(PATIENCE).isPresent();
  }

  @Test
  void whatIsOlderThanThirtyDaysIsGoneAndWhatIsNotStays() {
    String room = room();
    stay(room, Duration.ofDays(31));
    stay(room, Duration.ofDays(29));

    purge(now);
    assertEquals(1, stays(room));
    assertEquals(1, words(room));
    assertTrue(exists(room), "somebody was there lately");

    purge(now.plus(Duration.ofDays(31)));
    assertEquals(0, stays(room));
    assertEquals(0, words(room));
    assertEquals(false, exists(room));
  }

  @Test
  void roomsThatNobodyJoinedGoAfterADayWhenATokenMadeThemAndLaterWhenAPersonDid() {
    String made = room();
    String named = "room-" + UUID.randomUUID();
    journal.named(named);
    await().until(() -> exists(named));

    purge(now.plus(Duration.ofHours(23)));
    assertTrue(exists(named));
    purge(now.plus(Duration.ofHours(25)));
    assertEquals(false, exists(named));
    assertTrue(exists(made), "somebody may come yet, and its host has the key");
    purge(now.plus(Duration.ofDays(31)));
    assertEquals(false, exists(made));
  }

  @Test
  void aGlossaryLivesAsLongAsItsRoomAndKeepsOneThatATokenMade() throws Exception {
    String named = "room-" + UUID.randomUUID();
    journal.named(named);
    Glossary glossary = GlossaryCsv.parse("en,pt\nboard,quadro\n");
    glossaries.save(named, glossary).await().atMost(PATIENCE);

    purge(now.plus(Duration.ofHours(25)));
    assertEquals(glossary, glossaries.find(named).await().atMost(PATIENCE));
    purge(now.plus(Duration.ofDays(31)));
    assertEquals(false, exists(named));
    assertEquals(Glossary.EMPTY, glossaries.find(named).await().atMost(PATIENCE));
  }
}
