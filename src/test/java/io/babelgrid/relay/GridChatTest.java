package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.ChatWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Past;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people write is read at every node, by each in their language. */
@Timeout(60)
class GridChatTest {

  private final ThreeNodes nodes = new ThreeNodes();

  @AfterEach
  void end() {
    nodes.close();
  }

  private static List<String> read(TestPerson person) {
    return person.chat.stream().map(told -> told.line().text()).toList();
  }

  private static ChatLine.Key key(String sender, String id) {
    return new ChatLine.Key(sender, id);
  }

  private static void awaitPortuguese(TestPerson person, ChatLine.Key key, String text) {
    await()
        .until(() ->
            new ChatWords.Translated(Language.PORTUGUESE, text).equals(person.chatWords.get(key)));
  }

  @Test
  void aLineCrossesOnceAndEachNodeTranslatesForItsOwn() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    TestPerson rui = nodes.three.join("rui", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia", "rui");
    ann.membership().chat("m1", "Good morning");
    for (TestPerson each : List.of(bob, lia, rui)) {
      awaitPortuguese(each, key("ann", "m1"), "pt:Good morning");
      assertEquals(List.of("Good morning"), read(each));
    }
    assertEquals(List.of("Good morning"), read(ann));
    assertEquals(List.of(), nodes.one.chat.asked);
    assertEquals(List.of("pt:Good morning"), nodes.three.chat.asked);
    assertEquals(1, nodes.grid.told(nodes.one.id, nodes.three.id, LinkMessage.Chat.class).size());

    bob.membership().chat("m1", "Bom dia");
    await().until(() -> read(ann).contains("Bom dia"));
    assertEquals("bob", ann.chat.getLast().line().senderName());
    assertTrue(ann.chat.getLast().line().atMs() > ann.chat.getFirst().line().atMs());
  }

  @Test
  void aNodeThatComesToShareTheRoomIsToldWhatWasWritten() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    ann.membership().chat("m1", "Before you came");
    await().until(() -> read(ann).size() == 1);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    awaitPortuguese(bob, key("ann", "m1"), "pt:Before you came");
    assertEquals(List.of("Before you came"), read(bob));
  }

  @Test
  void whatIsWrittenWhileALinkIsBrokenIsReadOnceItIsBack() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    ann.membership().chat("m1", "One");
    await().until(() -> read(bob).size() == 1);
    nodes.grid.cut(nodes.one.id, nodes.two.id);
    ann.membership().chat("m2", "Two");
    bob.membership().chat("m3", "Três");
    await().until(() -> read(ann).contains("Two") && read(bob).contains("Três"));
    assertEquals(List.of("One", "Três"), read(bob));
    nodes.grid.heal(nodes.one.id, nodes.two.id);
    await().until(() -> read(bob).contains("Two") && read(ann).contains("Três"));
    assertEquals(List.of("One", "Três", "Two"), read(bob));
    assertEquals(List.of("One", "Two", "Três"), read(ann));
  }

  @Test
  void whatALinkHadNoRoomForIsToldLater() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.links.full = true;
    ann.membership().chat("m1", "One");
    await().until(() -> read(ann).size() == 1 && nodes.one.links.refused);
    nodes.one.links.full = false;
    ann.membership().chat("m2", "Two");
    await().until(() -> read(bob).size() == 2);
    assertEquals(Set.of("One", "Two"), Set.copyOf(read(bob)));
  }

  @Test
  void whoComesBackAtAnotherNodeHasReadAllAndIsReadOnce() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    ann.membership().chat("m1", "One");
    await().until(() -> read(bob).size() == 1);
    TestPerson back = nodes.three.join("ann", ENGLISH, new Past(1, new TreeMap<>()), false);
    await().until(() -> read(back).contains("One"));
    // What was not confirmed to her is sent again.
    back.membership().chat("m1", "One");
    back.membership().chat("m2", "Two");
    await().until(() -> read(bob).contains("Two"));
    assertEquals(List.of("One", "Two"), read(bob));
  }

  @Test
  void aNodeWithoutModelsSaysThatItTranslatesNothing() {
    nodes.two.chat.languages.clear();
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    ann.membership().chat("m1", "One");
    await().until(() -> bob.chatWords.get(key("ann", "m1")) instanceof ChatWords.Untranslated);
    assertEquals(List.of("One"), read(bob));
  }
}
