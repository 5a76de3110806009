package io.babelgrid.transport;

import static io.babelgrid.transport.RelayPair.numberIn;
import static io.babelgrid.transport.RelayPair.packet;
import static io.babelgrid.transport.RelayPair.pass;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.dtls.NodeKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is authentic between two nodes, and what never is. */
@Timeout(60)
class RelayKeysTest {

  private RelayPair pair;
  private SendSlot voice;
  private long next;

  @BeforeEach
  void open() throws Exception {
    pair = RelayPair.connected(TestNetwork.Conditions.NONE);
    voice = pair.track("ann.audio", MediaKind.AUDIO);
    pass(50);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  private void say(int packets) {
    for (int i = 0; i < packets; i++) {
      voice.forward("ann", packet(MediaKind.AUDIO, next++, false, System.nanoTime()));
    }
  }

  private int heard() {
    return pair.rightHeard.of("ann.audio").size();
  }

  private static boolean media(byte[] datagram) {
    return (datagram[0] & 0xC0) == 0x80;
  }

  private List<byte[]> recorded(int least) {
    await()
        .until(
            () -> pair.network.toRight.seen.stream().filter(RelayKeysTest::media).count() >= least);
    return pair.network.toRight.seen.stream().filter(RelayKeysTest::media).toList();
  }

  @Test
  void whatIsRepeatedIsDropped() throws Exception {
    pair.network.keep = true;
    say(10);
    pass(1_100);
    List<byte[]> all = recorded(12);
    await().until(() -> heard() == 10);
    long duplicated = pair.right.stats().duplicated();
    for (byte[] each : all) {
      pair.network.toRight.inject(each);
    }
    await().until(() -> pair.right.stats().duplicated() == duplicated + 10);
    assertEquals(10, heard());
    assertTrue(pair.right.stats().rejected() >= 1, "reports too");
  }

  @Test
  void whatANodeSentIsNothingWhenItComesBackToIt() throws Exception {
    pair.leftEnd.receive(pair.leftEnd.sent());
    pair.network.keep = true;
    say(10);
    List<byte[]> all = recorded(10);
    long rejected = pair.left.stats().rejected();
    for (byte[] each : all) {
      pair.network.toLeft.inject(each);
    }
    await().until(() -> pair.left.stats().rejected() >= rejected + 10);
    assertEquals(0, pair.leftHeard.of("ann.audio").size());
  }

  @Test
  void whatHasOtherKeysIsNothing() throws Exception {
    RelayEnd other = pair.leftEnd.end();
    RelayEnd forged = new RelayEnd("evil", other.password(), other.addresses(), NodeKeys.part());
    say(1);
    await().until(() -> heard() == 1);
    pair.rightEnd.connect(RelayPair.at(forged, pair.network.addressOfLeft()), false);
    pass(100);
    long rejected = pair.right.stats().rejected();
    say(10);
    await().until(() -> pair.right.stats().rejected() >= rejected + 10);
    assertEquals(1, heard());
  }

  /** Neither the keys nor the SSRCs, and so no number under its key, come twice. */
  @Test
  void aNodeThatCameBackIsSentToUnderNewKeysAndWhatWasRecordedIsWorthless() throws Exception {
    pair.network.keep = true;
    say(40);
    pass(1_100);
    List<byte[]> before = new ArrayList<>(recorded(40));
    await().until(() -> heard() == 40);
    RelayEnd late = RelayPair.at(pair.rightEnd.end(), pair.network.addressOfRight());
    pair.rightRestarts();
    pair.connect();
    pair.awaitConnected(2);
    pair.rightEnd.receive(pair.leftEnd.sent());
    pass(50);
    pair.leftEnd.connect(late, true);
    long rejected = pair.right.stats().rejected();
    for (byte[] each : before) {
      pair.network.toRight.inject(each);
    }
    await().until(() -> pair.right.stats().rejected() >= rejected + before.size());
    assertEquals(40, heard());
    pair.network.toRight.seen.clear();
    say(40);
    await().until(() -> heard() == 80);
    List<Long> numbers =
        pair.rightHeard.of("ann.audio").stream().map(each -> numberIn(each.packet())).toList();
    assertEquals(79, numbers.getLast());
    for (byte[] each : recorded(40)) {
      assertFalse(
          (each[1] & 0x7F) == 111
              && before.stream()
                  .anyMatch(old -> old[2] == each[2] && old[3] == each[3] && old[1] == each[1]),
          "a number comes again");
    }
  }

  @Test
  void theSameEndToldAgainChangesNothing() {
    say(5);
    await().until(() -> heard() == 5);
    pair.connect();
    say(5);
    await().until(() -> heard() == 10);
    assertEquals(List.of("connected"), pair.leftHeard.events);
  }

  @Test
  void whatIsNoEndOfAnotherRelayIsRefused() {
    RelayEnd own = pair.leftEnd.end();
    assertThrows(IllegalArgumentException.class, () -> pair.leftEnd.connect(own, true));
    RelayEnd shortKey = new RelayEnd("other", "password", List.of(), new byte[16]);
    assertThrows(IllegalArgumentException.class, () -> pair.leftEnd.connect(shortKey, true));
    assertFalse(own.toString().contains(own.password()));
    assertEquals(own, new RelayEnd(own.ufrag(), own.password(), own.addresses(), own.key()));
  }
}
