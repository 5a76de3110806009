package io.babelgrid.chat;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was written before somebody reads it takes nothing from what is written now. */
@Timeout(60)
class OldLinesTest {

  private static final Language GERMAN = Language.of("de");
  private static final int OLD = 50;

  private final TestChat models = new TestChat();

  /** Of translations that may go on. */
  private final Semaphore turns = new Semaphore(0);

  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final List<TestReader> here = new CopyOnWriteArrayList<>();
  private final List<TestReader> there = new CopyOnWriteArrayList<>();
  private final Conversations chats =
      new Conversations(new ChatLimits().translation(Duration.ofSeconds(2), 4), models);
  private volatile boolean full;
  private final Conversation chat =
      chats.open(
          "room",
          () -> here,
          task -> {
            if (full) {
              throw new RejectedExecutionException("full");
            }
            writer.execute(task);
          });
  private final Conversation other = chats.open("other", () -> there, writer);

  @AfterEach
  void end() {
    chats.close();
    writer.shutdownNow();
  }

  private void holdTranslations() {
    models.before =
        () -> {
          try {
            turns.acquire();
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
          }
        };
  }

  private void run(Runnable task) {
    try {
      writer.submit(task).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ChatLine line(int number, Language language) {
    var key = new ChatLine.Key("ann", "m" + number);
    return new ChatLine(key, "Ann", number, language, "Text " + number);
  }

  private void written(Language language) {
    var lines = new ArrayList<ChatLine>();
    for (int i = 0; i < OLD; i++) {
      lines.add(line(i, language));
    }
    run(() -> chat.heard(lines));
  }

  private TestReader enter(String id, Language reads) {
    var reader = new TestReader(id, reads);
    here.add(reader);
    run(() -> chat.greet(reader));
    return reader;
  }

  private void reads(TestReader reader, Language language) {
    reader.reads = language;
    run(() -> chat.reads(reader));
  }

  private void awaitAsked(int count) {
    await().until(() -> models.asked.size() == count);
  }

  @Test
  void theyLeaveRoomForWhatIsWrittenElsewhere() {
    written(Language.ENGLISH);
    holdTranslations();
    TestReader bob = enter("bob", Language.PORTUGUESE);
    awaitAsked(1);
    for (Language each : List.of(GERMAN, Language.PORTUGUESE, GERMAN)) {
      reads(bob, each);
    }
    var rui = new TestReader("rui", Language.PORTUGUESE);
    there.add(rui);
    for (int i = 0; i < 4; i++) {
      ChatLine fresh = line(100 + i, Language.ENGLISH);
      run(() -> other.heard(List.of(fresh)));
    }
    turns.release(5);
    await().until(() -> rui.told.size() == 8);
    for (int i = 0; i < 4; i++) {
      assertTrue(rui.told.contains("m10" + i + " pt:Text 10" + i), rui.told::toString);
    }
    assertEquals("pt:Text 103", models.asked.get(4), "before any other old one");
  }

  @Test
  void theyTakeNoneOfTheTimeThatAFreshOneHas() {
    written(Language.ENGLISH);
    holdTranslations();
    enter("bob", Language.PORTUGUESE);
    awaitAsked(1);
    var rui = new TestReader("rui", Language.PORTUGUESE);
    there.add(rui);
    for (int i = 0; i < 2; i++) {
      ChatLine fresh = line(100 + i, Language.ENGLISH);
      run(() -> other.heard(List.of(fresh)));
    }
    // The old one takes all its time, which is half as much.
    awaitAsked(2);
    long beganNs = System.nanoTime();
    await().pollDelay(Duration.ofMillis(1_300)).until(() -> true);
    assertFalse(rui.told.contains("m100 not: " + ChatInterpreter.BUSY), rui.told::toString);
    turns.release(2);
    await().until(() -> rui.told.contains("m101 pt:Text 101"));
    assertTrue(System.nanoTime() - beganNs < 2_000_000_000L);
  }

  @Test
  void theNewestComesFirst() {
    written(Language.ENGLISH);
    TestReader bob = enter("bob", Language.PORTUGUESE);
    await().until(() -> bob.told.size() == 1 + OLD);
    assertEquals("m49 pt:Text 49", bob.told.get(1));
    assertEquals("m0 pt:Text 0", bob.told.getLast());
  }

  @Test
  void whatNobodyReadsAnyMoreIsLeftOut() {
    written(Language.ENGLISH);
    holdTranslations();
    TestReader bob = enter("bob", Language.PORTUGUESE);
    awaitAsked(1);
    var rui = new TestReader("rui", Language.PORTUGUESE);
    there.add(rui);
    run(() -> other.heard(List.of(line(100, Language.ENGLISH), line(101, Language.ENGLISH))));
    here.remove(bob);
    there.remove(rui);
    there.add(new TestReader("eva", GERMAN));
    run(() -> other.heard(List.of(line(102, Language.ENGLISH))));
    turns.release(10);
    await().until(() -> models.asked.contains("de:Text 100"));
    assertEquals(List.of("pt:Text 49", "de:Text 102", "de:Text 101", "de:Text 100"), models.asked);
    TestReader back = enter("lia", Language.PORTUGUESE);
    turns.release(OLD);
    await().until(() -> back.told.contains("m48 pt:Text 48"));
  }

  @Test
  void whatCannotBeHadIsToldOnceToWhoAsksAlone() {
    var french = Language.of("fr");
    written(french);
    TestReader bob = enter("bob", Language.PORTUGUESE);
    assertEquals(1 + OLD, bob.told.size());
    TestReader rui = enter("rui", Language.PORTUGUESE);
    for (int i = 0; i < 3; i++) {
      reads(rui, french);
      reads(rui, Language.PORTUGUESE);
    }
    assertEquals(1 + OLD, rui.told.size());
    assertEquals(1 + OLD, bob.told.size());
  }

  @Test
  void whatFailedIsNotTriedAgainForWhoChangesToAndFro() {
    models.before =
        () -> {
          throw new IllegalStateException("broken");
        };
    run(() -> chat.heard(List.of(line(1, Language.ENGLISH))));
    TestReader bob = enter("bob", Language.PORTUGUESE);
    await().until(() -> bob.told.contains("m1 not: the translation failed"));
    for (int i = 0; i < 3; i++) {
      reads(bob, Language.ENGLISH);
      reads(bob, Language.PORTUGUESE);
    }
    run(() -> chat.heard(List.of(line(2, Language.ENGLISH))));
    await().until(() -> bob.told.contains("m2 not: the translation failed"));
    assertEquals(List.of("pt:Text 1", "pt:Text 2"), models.asked);
  }

  @Test
  void whatCouldNotBeToldIsAskedForAgain() {
    holdTranslations();
    run(() -> chat.heard(List.of(line(1, Language.ENGLISH))));
    TestReader bob = enter("bob", Language.PORTUGUESE);
    awaitAsked(1);
    full = true;
    turns.release();
    // Long after the only line was answered to nobody.
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
    full = false;
    turns.release();
    reads(bob, Language.PORTUGUESE);
    await().until(() -> bob.told.contains("m1 pt:Text 1"));
  }

  @Test
  void whatBelongedToPeopleBeforeIsToldToNobody() {
    holdTranslations();
    run(() -> chat.heard(List.of(line(1, Language.ENGLISH))));
    enter("bob", Language.PORTUGUESE);
    awaitAsked(1);
    here.clear();
    run(chat::clear);
    TestReader rui = enter("rui", Language.PORTUGUESE);
    turns.release(5);
    run(() -> chat.heard(List.of(line(2, Language.ENGLISH))));
    await().until(() -> rui.told.contains("m2 pt:Text 2"));
    assertEquals(List.of("m2 Text 2", "m2 pt:Text 2"), rui.told);
  }
}
