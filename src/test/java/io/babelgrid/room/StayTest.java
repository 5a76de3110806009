package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.TestChat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stay is made at joining; media and journal speak of the same one. */
class StayTest {

  private final FakeMediaPlane media = new FakeMediaPlane();
  private final List<Stay> joined = new ArrayList<>();
  private final List<Stay> left = new ArrayList<>();
  private final Room room =
      new Room(
          "r",
          new RoomContext(
              TestText.NODE,
              media,
              new Journal(),
              () -> 0,
              new SmallRooms(),
              Runnable::run,
              () -> "key",
              () -> 0,
              () -> OtherNodes.NONE,
              TestChat.CONVERSATIONS,
              gone -> {}));

  private RecordingOutlet join(@Nullable String key) {
    var outlet = new RecordingOutlet();
    room.expectOne();
    room.join(
        new JoinRequest(
            "ann",
            new DisplayName("Ann"),
            new LanguageChoice(null, null),
            ServicePlan.BEST,
            false,
            false,
            true,
            key,
            false,
            false),
        outlet);
    return outlet;
  }

  @Test
  void whoComesBackGoesOnWithTheirStayAndWhoComesAnewHasAnother() {
    join(null);
    RecordingOutlet back = join("key");
    back.membership().leave();
    Stay first = joined.getFirst();
    assertEquals(List.of(first), joined);
    assertEquals(List.of(first), left);
    assertSame(first, media.session("ann").stay);
    assertEquals(TestText.NODE, first.node());
    assertEquals("r", first.roomId());
    assertEquals("ann", first.participantId());

    join(null);
    assertNotEquals(first.id(), joined.getLast().id());
    assertSame(joined.getLast(), media.session("ann").stay);
  }

  private final class Journal implements RoomJournal {

    @Override
    public void named(String roomId) {}

    @Override
    public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {}

    @Override
    public void keep(String roomId, boolean keeps) {}

    @Override
    public void joined(Stay stay, Participant participant) {
      joined.add(stay);
    }

    @Override
    public void left(Stay stay) {
      left.add(stay);
    }

    @Override
    public void closed(String roomId) {}
  }
}
