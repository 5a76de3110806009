package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.flow.FakeMediaServer;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaPacket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Originals cross once to each node that wants them, and only as long as it does. */
@Timeout(60)
class GridTracksTest {

  private static final Set<TrackId.Content> BOTH =
      Set.of(TrackId.Content.AUDIO, TrackId.Content.VIDEO);

  private final ThreeNodes nodes = new ThreeNodes();

  @AfterEach
  void end() {
    nodes.close();
  }

  private void awaitWish(TestNode from, TestNode to, Set<TrackId.Content> tracks) {
    await()
        .until(() -> {
          var wishes = nodes.grid.told(from.id, to.id, LinkMessage.Wish.class);
          return !wishes.isEmpty() && wishes.getLast().tracks().equals(tracks);
        });
  }

  private void show(MediaPacket packet) {
    nodes.one.peer("ann").listener.onMedia(FakeMediaServer.CAMERA, packet);
  }

  private List<MediaPacket> seen(TestNode node, String who) {
    return node.peer(who).sent("ann.video").forwarded;
  }

  @Test
  void anOriginalCrossesOnceToEachNodeHoweverManyListenThere() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    TestPerson rui = nodes.three.join("rui", ENGLISH);
    nodes.awaitRoster("ann", "bob", "lia", "rui");
    List.of(bob, lia, rui).forEach(each -> each.watch("ann"));
    awaitWish(nodes.two, nodes.one, BOTH);
    awaitWish(nodes.three, nodes.one, BOTH);
    await().until(() -> nodes.one.peer("ann").keyFrameRequests.get() > 0);
    await().until(() -> nodes.one.relays.stream().allMatch(each -> each.sent().size() == 2));
    await().until(() -> tracksKnown(nodes.two) && tracksKnown(nodes.three));

    for (int i = 0; i < 20; i++) {
      show(ThreeNodes.picture(i));
    }
    await().until(() -> seen(nodes.two, "bob").size() == 20);
    await().until(() -> seen(nodes.three, "lia").size() == 20);
    await().until(() -> seen(nodes.three, "rui").size() == 20);
    assertEquals(20, nodes.one.packetsTo(nodes.two));
    assertEquals(20, nodes.one.packetsTo(nodes.three));
    nodes.one.peer("ann").listener.onMedia(FakeMediaServer.MICROPHONE, ThreeNodes.sound(0));
    await().until(() -> nodes.three.peer("rui").sent("ann.audio").forwarded.size() == 1);
  }

  /** Whether the node was told both tracks. */
  private boolean tracksKnown(TestNode node) {
    var told = nodes.grid.told(nodes.one.id, node.id, LinkMessage.Tracks.class);
    return !told.isEmpty() && told.getLast().tracks().size() == 2;
  }

  @Test
  void aTrackThatNobodyHasAPlaceForCrossesNoMore() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    show(ThreeNodes.picture(0));
    assertEquals(0, nodes.one.packetsTo(nodes.two), "nobody asked for it");
    bob.watch("ann");
    awaitWish(nodes.two, nodes.one, BOTH);
    await().until(() -> tracksKnown(nodes.two));
    show(ThreeNodes.picture(1));
    await().until(() -> nodes.one.packetsTo(nodes.two) == 1);
    bob.watch();
    awaitWish(nodes.two, nodes.one, Set.of());
    await().until(() -> nodes.one.relays.stream().allMatch(each -> each.sent().isEmpty()));
    show(ThreeNodes.picture(2));
    assertEquals(1, nodes.one.packetsTo(nodes.two));
  }

  @Test
  void aKeyFrameThatSomebodyNeedsIsAskedOfTheSpeakersBrowserAtTheOtherNode() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    bob.watch("ann");
    awaitWish(nodes.two, nodes.one, BOTH);
    await().until(() -> tracksKnown(nodes.two));
    int before = nodes.one.peer("ann").keyFrameRequests.get();
    nodes.two.peer("bob").listener.onKeyFrameRequest("ann.video");
    await().until(() -> nodes.one.peer("ann").keyFrameRequests.get() > before);
  }

  @Test
  void mediaGoOnBothWaysAfterOneEndOfTheirPathWasMadeAnew() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    bob.watch("ann");
    ann.watch("bob");
    await().until(() -> tracksKnown(nodes.two));
    nodes.two.relays.getFirst().giveUp();
    await().until(() -> nodes.two.relays.size() == 2);
    await()
        .until(() -> {
          show(ThreeNodes.picture(1));
          return !seen(nodes.two, "bob").isEmpty();
        });
    await()
        .until(() -> {
          nodes.two.peer("bob").listener.onMedia(FakeMediaServer.CAMERA, ThreeNodes.picture(1));
          return !nodes.one.peer("ann").sent("bob.video").forwarded.isEmpty();
        });
  }

  @Test
  void mediaGoOnAfterALinkWasBrokenAndNothingIsSentToWhoHasLeft() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    bob.watch("ann");
    await().until(() -> tracksKnown(nodes.two));
    nodes.grid.cut(nodes.one.id, nodes.two.id);
    nodes.grid.heal(nodes.one.id, nodes.two.id);
    await()
        .until(() -> {
          show(ThreeNodes.picture(1));
          return !seen(nodes.two, "bob").isEmpty();
        });
    bob.membership().leave();
    await().until(() -> nodes.one.relays.stream().allMatch(each -> each.closed));
    int sent = nodes.one.packetsTo(nodes.two);
    show(ThreeNodes.picture(2));
    assertEquals(sent, nodes.one.packetsTo(nodes.two));
    assertTrue(nodes.grid.links() == 0);
  }
}
