package io.babelgrid.relay.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.grid.LinkPlace;
import io.babelgrid.grid.Presence;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a link, and who does not. */
@Timeout(60)
class LinkTrustTest {

  private static final Duration LONG_ENOUGH = Duration.ofMillis(1200);

  private final TestNode.Grid grid = new TestNode.Grid();
  private final List<AutoCloseable> open = new ArrayList<>();
  private TestNode two;
  private TestRelay way;

  @BeforeEach
  void aNodeWithALink() throws Exception {
    two = closing(TestNode.of(grid, 2));
    way = closing(new TestRelay());
    two.enter(grid, way);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T closing(T one) {
    open.add(one);
    return one;
  }

  private TestNode one(long number, long epoch, LinkIdentity identity) throws Exception {
    return closing(
        new TestNode(grid, number, epoch, identity, TestNode.SETTINGS, NanoClock.system()));
  }

  /** It dials, again and again, and nobody hears of it. */
  private void getsNothing(TestNode who) throws Exception {
    int before = way.connections();
    who.want(two);
    Thread.sleep(LONG_ENOUGH);
    assertTrue(way.connections() > before + 1);
    assertEquals(List.of(), who.heard());
    assertEquals(List.of(), two.heard());
    assertFalse(two.isOpenTo(who));
  }

  @Test
  void whoHasNoEntry() throws Exception {
    getsNothing(one(1, 1, LinkIdentity.make()));
  }

  @Test
  void whoShowsAnotherCertificateThanTheRegistryHas() throws Exception {
    TestNode one = one(1, 1, LinkIdentity.make());
    String other = LinkIdentity.make().fingerprint();
    one.enter(grid, place -> new LinkPlace(place.host(), place.port(), other));
    getsNothing(one);
  }

  @Test
  void whoIsDead() throws Exception {
    TestNode one = one(1, 1, LinkIdentity.make());
    grid.put(one.id, one.place(), Presence.DEAD);
    getsNothing(one);
  }

  @Test
  void whoSaysToBeAnotherNode() throws Exception {
    TestNode.of(grid, 1).close();
    TestNode three = closing(TestNode.of(grid, 3));
    getsNothing(one(1, 1, three.identity));
    assertTrue(two.count("refused") > 1);
  }

  @Test
  void whoIsAnOlderProcessOfItsNode() throws Exception {
    TestNode older = one(1, 4, LinkIdentity.make());
    grid.put(TestNode.id(1, 5), older.place(), Presence.UP);
    getsNothing(older);
    assertTrue(two.count("refused") > 1);
  }

  @Test
  void whoAnswersInsteadOfTheNodeThatWasCalled() throws Exception {
    TestNode one = closing(TestNode.of(grid, 1));
    TestNode three = closing(TestNode.of(grid, 3));
    way.to(three.links.port());
    // The registry is right: another certificate.
    getsNothing(one);
    // Somebody wrote the place of one node into the entry of another.
    two.enter(grid, place -> new LinkPlace(place.host(), way.port(), three.identity.fingerprint()));
    Thread.sleep(LONG_ENOUGH);
    assertTrue(one.count("refused") > 0);
    assertEquals(List.of(), one.heard());
    assertEquals(List.of(), three.heard());
  }

  @Test
  void aNewerProcessOfANodeTakesThePlaceOfTheOlder() throws Exception {
    TestNode older = one(1, 1, LinkIdentity.make());
    older.enter(grid, UnaryOperator.identity());
    older.want(two);
    TestNode.awaitOpen(older, two);
    // The registry may not know of it yet.
    TestNode newer = one(1, 2, older.identity);
    newer.want(two);
    await().atMost(TestNode.PATIENCE).until(() -> two.events().size() == 3);
    assertEquals(List.of("opened 1", "broke 1", "opened 2"), two.events());
    Thread.sleep(LONG_ENOUGH);
    assertEquals(3, two.events().size());
    assertEquals(2, older.events().size());
    assertTrue(newer.isOpenTo(two));
  }

  @Test
  void aNodeThatStartedAnewIsDialledAnew() throws Exception {
    TestNode one = closing(TestNode.of(grid, 1));
    one.want(two);
    TestNode.awaitOpen(one, two);
    TestNode again = one(2, 2, LinkIdentity.make());
    again.enter(grid, UnaryOperator.identity());
    await().atMost(TestNode.PATIENCE).until(() -> one.events().size() == 3);
    assertEquals(List.of("opened 1", "broke 1", "opened 2"), one.events());
    assertTrue(again.isOpenTo(one));
  }

  @Test
  void anAuthorityHasToHaveSignedForThatHost(@TempDir Path directory) throws Exception {
    var ca = TestAuthority.make();
    var stranger = TestAuthority.make();
    var authority = LinkTrust.authority(ca.write(directory.resolve("ca.pem")));
    var signed = ca.sign("127.0.0.1");
    List<TestNode> nodes = new ArrayList<>();
    for (LinkIdentity identity :
        List.of(
            ca.sign("127.0.0.1", "*.example.org"),
            signed,
            ca.sign("127.0.0.2"),
            stranger.sign("127.0.0.1"),
            LinkIdentity.make())) {
      TestNode node =
          closing(
              new TestNode(
                  grid,
                  20 + nodes.size(),
                  1,
                  identity,
                  TestNode.SETTINGS,
                  NanoClock.system(),
                  authority));
      node.enter(grid, UnaryOperator.identity());
      nodes.add(node);
    }
    TestNode first = nodes.getFirst();
    // In both directions.
    nodes.subList(1, nodes.size()).forEach(node -> node.want(first));
    nodes.subList(1, nodes.size()).forEach(first::want);
    TestNode.awaitOpen(first, nodes.get(1));
    Thread.sleep(LONG_ENOUGH);
    for (TestNode node : nodes.subList(2, nodes.size())) {
      assertEquals(List.of(), node.heard());
    }
    assertEquals(List.of("opened 1"), first.heard());
  }

  @Test
  void strangersWhoSayNothingDoNotKeepNodesOut() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < TestNode.CONNECTIONS + 6; i++) {
        strangers.add(new Socket(InetAddress.getLoopbackAddress(), two.links.port()));
      }
      // Those beyond the limit at once, the others when their time to say hello is over.
      assertTrue(isClosed(strangers.getLast()));
      TestNode one = closing(TestNode.of(grid, 1));
      one.want(two);
      TestNode.awaitOpen(one, two);
      assertTrue(isClosed(strangers.getFirst()));
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    socket.setSoTimeout((int) TestNode.PATIENCE.toMillis());
    try {
      while (socket.getInputStream().read() >= 0) {
        // What gRPC says of itself.
      }
      return true;
    } catch (SocketException e) {
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void aNodeThatConnectsAndDoesNotSayWhoItIsIsSentAway() throws Exception {
    TestNode one = closing(TestNode.of(grid, 1));
    var door = new Door(one.id.node(), () -> grid.but(one.id), false);
    try (var network =
        new LinkNetwork(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            1,
            one.identity,
            new LinkTrust(door::knows, null),
            TestNode.SETTINGS,
            call -> mute(call))) {
      LinkStream stream =
          network.dial(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), two.links.port()),
              call -> mute(call));
      await().atMost(TestNode.PATIENCE).until(() -> stream.end() != null);
      assertEquals("it did not say who it is", stream.end());

      // Nor is it heard before it did.
      LinkStream hasty =
          network.dial(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), two.links.port()),
              call -> mute(call));
      hasty.send(LinkWriter.write(TestMessages.numbered(1)));
      hasty.ask();
      await().atMost(Duration.ofSeconds(2)).until(() -> hasty.end() != null);
      assertEquals("a hello is the first thing said, and said once", hasty.end());
    }
    assertEquals(List.of(), two.heard());
  }

  private static LinkStream mute(LinkCall call) {
    return new LinkStream(
        call, TestNode.SETTINGS, NanoClock.system(), new LinkCounters(), (_, _) -> {});
  }

  @Test
  void aCertificateIsMadeOnceAndKept(@TempDir Path directory) {
    LinkIdentity made = LinkIdentity.in(directory.resolve("keys"));
    LinkIdentity again = LinkIdentity.in(directory.resolve("keys"));
    assertEquals(made.fingerprint(), again.fingerprint());
    assertEquals(made.key(), again.key());
    assertEquals(64, made.fingerprint().length());
  }
}
