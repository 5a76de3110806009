package io.babelgrid.chat;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody reads what is written in their language. */
@Timeout(60)
class ConversationTest {

  private final TestChat models = new TestChat();
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final List<TestReader> here = new CopyOnWriteArrayList<>();
  private Conversations chats = new Conversations(new ChatLimits(), models);
  private Conversation chat = chats.open("room", () -> here, writer);

  @AfterEach
  void end() {
    chats.close();
    writer.shutdownNow();
  }

  private void limits(ChatLimits limits) {
    chats.close();
    chats = new Conversations(limits, models);
    chat = chats.open("room", () -> here, writer);
  }

  private TestReader enter(String id, @Nullable String reads) {
    var reader = new TestReader(id, reads == null ? null : Language.of(reads));
    here.add(reader);
    run(() -> chat.greet(reader));
    return reader;
  }

  private @Nullable ChatLine write(TestReader sender, String speaks, String id, String text) {
    var line = new ArrayList<@Nullable ChatLine>();
    run(() ->
        line.add(
            chat.write(
                sender,
                sender.id(),
                id,
                new ChatLanguage.Writer(Language.of(speaks), null, Set.of()),
                text)));
    return line.getFirst();
  }

  private void run(Runnable task) {
    try {
      writer.submit(task).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitTold(TestReader reader, String... told) {
    await().untilAsserted(() -> assertEquals(List.of(told), reader.told));
  }

  @Test
  void theOriginalComesFirstAndATranslationIsMadeOnceForEachLanguage() {
    TestReader ann = enter("ann", "en");
    TestReader bob = enter("bob", "pt");
    TestReader rui = enter("rui", "pt");
    TestReader eva = enter("eva", "de");
    TestReader joe = enter("joe", "en");
    TestReader kim = enter("kim", null);
    write(ann, "en", "m1", "Good morning");
    for (TestReader each : List.of(bob, rui)) {
      awaitTold(each, "m1 Good morning", "m1 pt:Good morning");
    }
    awaitTold(eva, "m1 Good morning", "m1 de:Good morning");
    for (TestReader each : List.of(ann, joe, kim)) {
      awaitTold(each, "m1 Good morning");
    }
    assertEquals(
        List.of("de:Good morning", "pt:Good morning"), models.asked.stream().sorted().toList());
  }

  @Test
  void whatIsSentAgainIsToldToItsSenderAlone() {
    TestReader ann = enter("ann", "en");
    TestReader bob = enter("bob", "en");
    assertNotNull(write(ann, "en", "m1", "Hello"));
    assertNull(write(ann, "en", "m1", "Hello"), "other nodes know it");
    assertEquals(List.of("m1 Hello", "m1 Hello"), ann.told);
    assertEquals(List.of("m1 Hello"), bob.told);
    write(bob, "en", "m1", "Another person's");
    assertEquals(List.of("m1 Hello", "m1 Another person's"), bob.told);
  }

  @Test
  void whoComesLaterReadsWhatWasWrittenInTheirLanguage() {
    TestReader ann = enter("ann", "en");
    TestReader bob = enter("bob", "pt");
    write(ann, "en", "m1", "One");
    awaitTold(bob, "m1 One", "m1 pt:One");
    write(bob, "pt", "m2", "Dois");
    awaitTold(bob, "m1 One", "m1 pt:One", "m2 Dois");
    TestReader rui = enter("rui", "pt");
    awaitTold(rui, "earlier [m1 One = pt:One, m2 Dois]");
    TestReader eva = enter("eva", "de");
    await().until(() -> eva.told.size() == 3);
    assertEquals("earlier [m1 One, m2 Dois]", eva.told.getFirst());
    assertEquals(Set.of("m1 de:One", "m2 de:Dois"), Set.copyOf(eva.told.subList(1, 3)));
    here.remove(bob);
    TestReader back = enter("bob", "pt");
    awaitTold(back, "earlier [m1 One = pt:One, m2 Dois]");
  }

  @Test
  void whoChangesWhatTheyHearReadsAllOfItInThat() {
    TestReader ann = enter("ann", "en");
    TestReader bob = enter("bob", "en");
    write(ann, "en", "m1", "One");
    bob.reads = Language.PORTUGUESE;
    run(() -> chat.reads(bob));
    awaitTold(bob, "m1 One", "m1 pt:One");
  }

  @Test
  void whatCannotBeTranslatedIsSaidToBeSo() {
    TestReader ann = enter("ann", "en");
    TestReader yui = enter("yui", "ja");
    write(ann, "en", "m1", "One");
    awaitTold(yui, "m1 One", "m1 not: nothing here translates from English to Japanese");
    models.before =
        () -> {
          throw new IllegalStateException("One");
        };
    TestReader bob = enter("bob", "pt");
    awaitTold(bob, "earlier [m1 One]", "m1 not: the translation failed");
    models.before = () -> {};
    TestReader rui = enter("rui", "pt");
    await().until(() -> rui.told.contains("m1 pt:One"));
  }

  @Test
  void aNodeThatHasNoTimeSaysSoAndGoesOn() throws InterruptedException {
    limits(new ChatLimits().translation(Duration.ofMillis(200), 1));
    TestReader ann = enter("ann", "en");
    TestReader bob = enter("bob", "pt");
    var held = new CountDownLatch(1);
    models.before =
        () -> {
          try {
            held.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
          }
        };
    write(ann, "en", "m1", "One");
    await().until(() -> models.asked.size() == 1);
    write(ann, "en", "m2", "Two");
    write(ann, "en", "m3", "Three");
    await().until(() -> bob.told.contains("m3 not: the service has too much to do"));
    await().until(() -> bob.told.contains("m1 not: the service has too much to do"));
    held.countDown();
    models.before = () -> {};
    write(ann, "en", "m4", "Four");
    await().until(() -> bob.told.contains("m4 pt:Four"));
    assertTrue(bob.told.contains("m3 Three"));
  }

  @Test
  void linesOfAnotherNodeAreToldOnceAndAnswersStandBehindThem() {
    TestReader bob = enter("bob", "pt");
    long aheadMs = System.currentTimeMillis() + 5_000;
    var line =
        new ChatLine(new ChatLine.Key("ann", "m1"), "Ann", aheadMs, Language.ENGLISH, "Question?");
    run(() -> chat.heard(List.of(line)));
    run(() -> chat.heard(List.of(line, line)));
    awaitTold(bob, "m1 Question?", "m1 pt:Question?");
    ChatLine answer = write(bob, "pt", "m2", "Resposta");
    assertNotNull(answer);
    assertTrue(answer.atMs() > aheadMs);
  }

  @Test
  void aClockThatIsFarAheadMovesNobody() {
    TestReader bob = enter("bob", "pt");
    var line =
        new ChatLine(
            new ChatLine.Key("ann", "m1"), "Ann", Long.MAX_VALUE, Language.PORTUGUESE, "Olá");
    run(() -> chat.heard(List.of(line)));
    ChatLine answer = write(bob, "pt", "m2", "Resposta");
    assertNotNull(answer);
    long latestMs = System.currentTimeMillis() + 70_000;
    assertTrue(answer.atMs() < latestMs);
    run(() -> assertTrue(chat.lines().stream().allMatch(each -> each.atMs() < latestMs)));
  }

  @Test
  void historyIsBounded() {
    limits(new ChatLimits().history(2, 1000));
    TestReader ann = enter("ann", null);
    for (int i = 0; i < 4; i++) {
      write(ann, "en", "m" + i, "Text " + i);
    }
    TestReader bob = enter("bob", null);
    assertEquals(List.of("earlier [m2 Text 2, m3 Text 3]"), bob.told);
  }
}
