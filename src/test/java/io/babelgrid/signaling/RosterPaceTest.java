package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomSnapshot;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With a clock that only the test moves. */
class RosterPaceTest {

  private static final long MS = 1_000_000;

  private final RosterPace pace = new RosterPace();

  private static RoomSnapshot version(long version) {
    return new RoomSnapshot("r", version, false, false, List.of());
  }

  @Test
  void aLoneRosterIsSentAtOnce() {
    RoomSnapshot first = version(1);
    assertSame(first, pace.offer(first, 0));
    RoomSnapshot second = version(2);
    assertSame(second, pace.offer(second, 100 * MS));
  }

  @Test
  void theNewestReplacesTheOneThatWaits() {
    pace.offer(version(1), 0);
    assertNull(pace.offer(version(2), 10 * MS));
    assertTrue(pace.shallWake());
    assertEquals(90 * MS, pace.waitNs(10 * MS));
    RoomSnapshot newest = version(4);
    assertNull(pace.offer(newest, 20 * MS));
    assertNull(pace.offer(version(3), 30 * MS), "told late by another thread");

    assertEquals(false, pace.shallWake(), "somebody comes already");
    assertSame(newest, pace.take(100 * MS));
    assertNull(pace.take(101 * MS));
  }

  @Test
  void whoTogglesInARoomOfFifteenCostsABoundedRate() {
    var codec = new MessageCodec();
    long dueMs = -1;
    int sent = 0;
    long bytes = 0;
    long lastVersion = 0;
    long version = 0;
    for (long ms = 0; ms < 10_000; ms++) {
      @Nullable RoomSnapshot out = null;
      if (ms % 36 == 0) {
        out = pace.offer(roomOf15(++version), ms * MS);
        if (out == null && pace.shallWake()) {
          dueMs = ms + (pace.waitNs(ms * MS) + MS - 1) / MS;
        }
      }
      if (ms == dueMs) {
        out = pace.take(ms * MS);
      }
      if (out != null) {
        sent++;
        lastVersion = out.version();
        bytes += json(codec, out).length();
      }
    }
    RoomSnapshot last = pace.take(10_100 * MS);

    assertEquals(278, version, "28 toggles a second");
    assertTrue(sent >= 90 && sent <= 101, "rosters in 10 s: " + sent);
    assertTrue(bytes / 10 < 100_000, "bytes a second: " + bytes / 10);
    assertEquals(version, last == null ? lastVersion : last.version(), "the end is told");
  }

  private static String json(MessageCodec codec, RoomSnapshot room) {
    assertNotNull(room);
    return codec.write(
        new ServerMessage.Roster(
            room.version(), false, false, ParticipantView.of(room.participants())));
  }

  private static RoomSnapshot roomOf15(long version) {
    var people =
        IntStream.range(0, 15)
            .mapToObj(i ->
                new Participant(
                    "p-00000000-0000-0000-0000-0000000000" + (10 + i),
                    "Ana Beatriz de Souza",
                    new LanguageChoice(null, null),
                    null,
                    version % 2 == 0,
                    false,
                    true,
                    false,
                    MediaState.CONNECTED,
                    new TreeMap<>(),
                    0,
                    0))
            .toList();
    return new RoomSnapshot("r", version, false, false, people);
  }
}
