package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.babelgrid.room.MediaState;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host does with somebody of a node that cannot be told at that moment. */
@Timeout(60)
class GridActsTest {

  private static final String HUSHED = "hushed by host";

  private final ThreeNodes nodes = new ThreeNodes();
  private TestPerson host;
  private TestPerson bob;

  @BeforeEach
  void begin() {
    host = nodes.one.join("host", ENGLISH, 0, true);
    bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("host", "bob");
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  private void cut() {
    nodes.grid.cut(nodes.one.id, nodes.two.id);
    await().until(() -> host.sees("bob").orElseThrow().media() == MediaState.UNREACHABLE);
  }

  private void heal() {
    nodes.grid.heal(nodes.one.id, nodes.two.id);
    await().until(() -> host.sees("bob").orElseThrow().media() != MediaState.UNREACHABLE);
  }

  @Test
  void aMuteAndALoweredHandReachANodeOnceItsLinkIsBackAndOnlyOnce() {
    bob.membership().manners().hand(true);
    await().until(() -> host.sees("bob").orElseThrow().handMs() > 0);
    cut();
    host.membership().manners().hush("bob");
    host.membership().manners().lowerHand("bob");
    await().until(() -> nodes.one.links.untold.size() >= 2);
    heal();
    await().until(() -> host.sees("bob").orElseThrow().audioMuted());
    await().until(() -> host.sees("bob").orElseThrow().handMs() == 0);

    bob.membership().muted(true, false);
    bob.membership().muted(false, false);
    bob.membership().manners().hand(true);
    await().until(() -> host.sees("bob").orElseThrow().handMs() > 0);
    await()
        .during(Duration.ofSeconds(2))
        .until(() ->
            !host.sees("bob").orElseThrow().audioMuted()
                && host.sees("bob").orElseThrow().handMs() > 0);
    assertEquals(1, Collections.frequency(bob.told, HUSHED));
  }

  @Test
  void whatALinkHasNoRoomForIsDoneLater() {
    nodes.one.links.full = true;
    host.membership().manners().hush("bob");
    await().until(() -> !nodes.one.links.untold.isEmpty());
    nodes.one.links.full = false;
    await().until(() -> bob.told.contains(HUSHED));
    await().until(() -> host.sees("bob").orElseThrow().audioMuted());
  }

  @Test
  void whoIsMutedAlreadyOrRaisedTheirHandAgainIsLeftAlone() {
    bob.membership().manners().hand(true);
    await().until(() -> host.sees("bob").orElseThrow().handMs() > 0);
    cut();
    host.membership().manners().hush("bob");
    host.membership().manners().lowerHand("bob");
    await().until(() -> nodes.one.links.untold.size() >= 2);
    bob.membership().manners().hand(false);
    bob.membership().muted(true, false);
    await().pollDelay(Duration.ofMillis(50)).until(() -> true);
    bob.membership().manners().hand(true);
    heal();
    await().until(() -> host.sees("bob").orElseThrow().audioMuted());
    bob.membership().muted(false, false);
    await().during(Duration.ofSeconds(2)).until(() -> bob.sees("bob").orElseThrow().handMs() > 0);
    assertFalse(bob.told.contains(HUSHED));
  }
}
