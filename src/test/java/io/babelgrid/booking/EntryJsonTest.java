package io.babelgrid.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.Prices;
import io.babelgrid.grid.Explanation;
import io.babelgrid.grid.Placement;
import io.babelgrid.grid.Reason;
import io.babelgrid.placement.Score;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.room.TestUsage;
import io.babelgrid.store.BookedUse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as they stand in a topic. */
class EntryJsonTest {

  private static final NodeEpoch ID = new NodeEpoch(TestEntries.NODE, Entry.MOST_COUNT);
  private static final long LATE_MS = 253_402_300_799_000L;

  private static final UsageEntry LONGEST =
      new UsageEntry(
          Entry.VERSION,
          TestEntries.STAY,
          TestEntries.NODE,
          Entry.MOST_COUNT,
          Entry.MOST_COUNT,
          Entry.MOST,
          Entry.MOST,
          Entry.MOST,
          Entry.MOST,
          LATE_MS,
          false,
          Collections.nCopies(
              200,
              new BookedUse(
                  "recognition",
                  "x".repeat(8),
                  Entry.MOST,
                  Entry.MOST,
                  Entry.MOST,
                  Entry.MOST,
                  Entry.MOST,
                  Entry.MOST,
                  Entry.MOST_COUNT)));

  private static String json(Entry entry) {
    return new String(EntryJson.write(entry), UTF_8);
  }

  @Test
  void whatWasWrittenIsRead() throws MalformedEntryException {
    UsageEntry usage = TestEntries.usage(3);
    LatencyEntry latency = TestEntries.latency(4, 2);
    assertEquals(usage, EntryJson.read(Topic.USAGE, EntryJson.write(usage)));
    assertEquals(latency, EntryJson.read(Topic.LATENCY, EntryJson.write(latency)));
  }

  @Test
  void noRecordIsLongerThanItWeighs() {
    String name = "\u0001".repeat(40);
    var choice = new Placement.Choice(TestEntries.NODE, name, name, 1e9 / 3, 1e9 / 7);
    var placement =
        new Placement(
            "candidates",
            Reason.DRAINING,
            TestEntries.STAY,
            "a".repeat(35),
            "b".repeat(35),
            List.of(choice, choice, choice, choice),
            false,
            explanation(name));
    double many = 1e9 / 3;
    var load =
        new LoadEntry(
            Entry.VERSION,
            TestEntries.NODE,
            Entry.MOST_COUNT,
            Entry.MOST_COUNT,
            LATE_MS,
            name,
            name,
            name,
            "STARTING",
            new Capacity(many, many, Long.MAX_VALUE, Long.MAX_VALUE),
            new Cost(many, many, Long.MAX_VALUE, Long.MAX_VALUE),
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);
    for (Entry entry :
        List.of(
            LONGEST,
            TestEntries.latency(Entry.MOST_COUNT, 5),
            load,
            PlacementEntry.of(ID, Entry.MOST_COUNT, LATE_MS, placement))) {
      int length = EntryJson.write(entry).length;
      assertTrue(length <= entry.weight(), json(entry) + ": " + length);
      assertTrue(length <= EntryJson.MOST_BYTES);
    }
  }

  private static Explanation explanation(String name) {
    double long17 = 1e9 / 7;
    var score = new Score(long17, long17, long17, long17, long17, long17);
    var judged =
        new Explanation.Judged(
            TestEntries.NODE,
            name,
            long17,
            false,
            long17,
            Integer.MAX_VALUE,
            long17,
            score,
            "residency");
    return new Explanation("\u0001".repeat(500), "listeners", Collections.nCopies(8, judged));
  }

  @Test
  void aRecordNamesNoRoomAndNoParticipant() {
    var origin = new Origin(UUID.randomUUID(), ID, 0);
    String json =
        json(UsageEntry.of(TestUsage.of(origin, "secret-room", "ann", 1, 2, 3, 4), Prices.NONE));
    assertFalse(json.contains("secret-room") || json.contains("ann"), json);
  }

  @Test
  void whatACallerAsksForIsNotPassedOnUnlessItIsALanguage() {
    Placement odd = Placement.candidates(List.of(), "a\nb; drop", "pt-BR");
    PlacementEntry entry = PlacementEntry.of(ID, 0, 0, odd);
    assertEquals(null, entry.speak());
    assertEquals("pt-BR", entry.hear());
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws MalformedEntryException {
    String more = json(TestEntries.usage(1)).replaceFirst("\\{", "{\"gpuMs\":[1,{}],");
    assertEquals(TestEntries.usage(1), EntryJson.read(Topic.USAGE, more.getBytes(UTF_8)));
  }

  @Test
  void whatAnEarlierVersionSaysIsBookedByFlowAsFarAsItTells() throws MalformedEntryException {
    String old = json(TestEntries.usage(1)).replaceFirst(",\"untilMs.*", "}");
    UsageEntry read = (UsageEntry) EntryJson.read(Topic.USAGE, old.getBytes(UTF_8));
    assertEquals(1_000, read.booked().total().audioMs());
    assertEquals(
        List.of(
            new BookedUse("recognition", null, 1_000, 7, 250, 0, 0, 0, 0),
            new BookedUse("voice", null, 500, 0, 0, 0, 0, 0, 0)),
        read.flows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"usage\"",
        "{\"version\":1}",
        "not json",
        "{\"version\":1,\"stay\":\"x\"}"
      })
  void whatIsNoRecordIsRefused(String text) {
    for (Topic topic : List.of(Topic.USAGE, Topic.LATENCY)) {
      assertThrows(
          MalformedEntryException.class, () -> EntryJson.read(topic, text.getBytes(UTF_8)));
    }
  }

  @Test
  void figuresThatCannotBeAreRefused() {
    String usage = json(TestEntries.usage(1));
    for (String wrong :
        List.of(
            usage.replace("\"version\":1", "\"version\":2"),
            usage.replace("\"words\":7", "\"words\":-7"),
            usage.replace("\"words\":7", "\"words\":7.5"),
            usage.replace("\"words\":7", "\"words\":null"),
            usage.replace("\"words\":7", "\"words\":99999999999999999999"),
            usage.replace("\"sequence\":1", "\"sequence\":-1"),
            usage.replace("\"audioMs\":1000,", ""),
            usage.replace("\"untilMs\":1700000000000,", ""),
            usage.replace("\"backhaulBytes\":40", "\"backhaulBytes\":-40"),
            usage.replace("\"backhaulBytes\":40,", ""),
            usage.replace("recognition", "x".repeat(36)),
            usage.replace(TestEntries.STAY.toString(), "nobody"))) {
      assertFalse(wrong.equals(usage));
      refused(Topic.USAGE, wrong);
    }
    String latency = json(TestEntries.latency(1, 1));
    for (String wrong :
        List.of(
            latency.replace("voice_frame", "voice\\u0000"),
            latency.replace("123456.78", "\"NaN\""),
            latency.replace("123456.78", "-1"),
            latency.replace("listening", "x".repeat(41)))) {
      assertFalse(wrong.equals(latency));
      refused(Topic.LATENCY, wrong);
    }
    assertThrows(IllegalArgumentException.class, () -> TestEntries.latency(1, 17));
  }

  @Test
  void whatIsTooLargeOrMissingIsRefused() {
    refused(Topic.USAGE, " ".repeat(EntryJson.MOST_BYTES) + json(TestEntries.usage(1)));
    assertThrows(MalformedEntryException.class, () -> EntryJson.read(Topic.USAGE, null));
  }

  private static void refused(Topic topic, String json) {
    assertThrows(
        MalformedEntryException.class, () -> EntryJson.read(topic, json.getBytes(UTF_8)), json);
  }
}
