package io.babelgrid.transport;

import static io.babelgrid.transport.RelayPair.numberIn;
import static io.babelgrid.transport.RelayPair.packet;
import static io.babelgrid.transport.RelayPair.pass;
import static io.babelgrid.transport.RelayPair.sentNs;
import static io.babelgrid.transport.RelayPair.sleepUntil;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracks between two nodes over networks that lose, delay and are cut. */
@Timeout(120)
class RelayNetworkTest {

  private static final long MS = 1_000_000;
  private static final long IN_TIME_NS = 200 * MS;
  private static final int FRAMES = 900;

  private static final System.Logger LOG = System.getLogger(RelayNetworkTest.class.getName());

  /** 18 s of a voice and of a camera whose every picture is four packets. */
  private static void talk(SendSlot voice, SendSlot camera) {
    long startNs = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      sleepUntil(startNs + i * 20 * MS);
      voice.forward("ann", packet(MediaKind.AUDIO, i, false, System.nanoTime()));
      if (i % 2 == 0) {
        for (int part = 0; part < 4; part++) {
          long number = i * 2L + part;
          camera.forward("ann", packet(MediaKind.VIDEO, number, number == 0, System.nanoTime()));
        }
      }
    }
  }

  /** How many came within the limit; none comes twice, and each keeps its place. */
  private static long inTime(RelayPair pair, String track, long limitNs) {
    List<RelayRecorder.Heard> heard = List.copyOf(pair.rightHeard.of(track));
    List<Long> numbers = heard.stream().map(each -> numberIn(each.packet())).toList();
    assertEquals(numbers.size(), new HashSet<>(numbers).size(), "none twice");
    long first = heard.getFirst().packet().sequence() - numbers.getFirst();
    for (RelayRecorder.Heard each : heard) {
      assertEquals(first, each.packet().sequence() - numberIn(each.packet()), "a place of its own");
    }
    LongSummaryStatistics tookNs =
        heard.stream().mapToLong(each -> each.atNs() - sentNs(each.packet())).summaryStatistics();
    LOG.log(
        System.Logger.Level.INFO,
        track + ": " + heard.size() + " came, the slowest in " + tookNs.getMax() / MS + " ms");
    return heard.stream().filter(each -> each.atNs() - sentNs(each.packet()) < limitNs).count();
  }

  /** Where packets overtake each other besides, what is asked for is often on its way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lossAndJitterOfTheWayAreRepairedInTime(boolean shuffled) throws Exception {
    TestNetwork.Conditions bad = shuffled ? TestNetwork.BAD.shuffled() : TestNetwork.BAD;
    try (RelayPair pair = RelayPair.connected(bad)) {
      SendSlot voice = pair.track("ann.audio", MediaKind.AUDIO);
      SendSlot camera = pair.track("ann.video", MediaKind.VIDEO);
      pass(200);
      talk(voice, camera);
      pass(500);
      LOG.log(System.Logger.Level.INFO, pair.leftEnd.stats() + " " + pair.rightEnd.stats());
      long limitNs = shuffled ? 2 * IN_TIME_NS : IN_TIME_NS;
      long inTime = inTime(pair, "ann.audio", limitNs) + inTime(pair, "ann.video", limitNs);
      assertTrue(inTime >= 0.999 * 3 * FRAMES, inTime + " of " + 3 * FRAMES + " in time");
      assertTrue(pair.leftEnd.stats().retransmitted() > 0);
      assertEquals(List.of("connected"), pair.rightHeard.events);
      double roundTripMs = pair.leftEnd.stats().roundTripMs();
      assertTrue(roundTripMs > 50 && roundTripMs < 150, roundTripMs + " ms");
    }
  }

  /** What the source lost on its way to the first node stays lost, and what came late comes. */
  @Test
  void lossBeforeTheRelayStaysVisibleAndWhatIsSentAgainThereIsPassedOn() throws Exception {
    try (RelayPair pair = RelayPair.connected(TestNetwork.Conditions.NONE)) {
      SendSlot camera = pair.track("ann.video", MediaKind.VIDEO);
      pass(50);
      for (int i = 0; i < 100; i++) {
        if (i != 40 && i != 60) {
          camera.forward("ann", packet(MediaKind.VIDEO, i, i == 0));
        }
        pass(2);
      }
      camera.forward("ann", packet(MediaKind.VIDEO, 60, false));
      await().until(() -> pair.rightHeard.of("ann.video").size() == 99);
      RelayRecorder.Heard last = new ArrayList<>(pair.rightHeard.of("ann.video")).getLast();
      RelayRecorder.Heard first = pair.rightHeard.of("ann.video").peek();
      assertEquals(60, numberIn(last.packet()));
      assertEquals(60, last.packet().sequence() - first.packet().sequence());
      await().until(() -> pair.rightEnd.stats().packetsLost() == 1);
    }
  }

  /** The time of the nodes is put on by what is left of a longer cut. */
  @ParameterizedTest
  @ValueSource(ints = {3, 15, 60})
  void aCutIsToldAndHealsByItself(int seconds) throws Exception {
    try (RelayPair pair = RelayPair.connected(TestNetwork.Conditions.NONE)) {
      SendSlot voice = pair.track("ann.audio", MediaKind.AUDIO);
      SendSlot camera = pair.track("ann.video", MediaKind.VIDEO);
      pass(50);
      voice.forward("ann", packet(MediaKind.AUDIO, 0, false));
      camera.forward("ann", packet(MediaKind.VIDEO, 0, true));
      await().until(() -> pair.rightHeard.of("ann.audio").size() == 1);
      pair.network.cut = true;
      pass(3_000);
      pair.laterNs.addAndGet(TimeUnit.SECONDS.toNanos(seconds - 3));
      await().until(() -> pair.rightHeard.events.equals(List.of("connected", "silent")));
      await().until(() -> pair.leftHeard.events.equals(List.of("connected", "silent")));
      pass(300);
      long sent = pair.leftEnd.stats().packetsSent();
      voice.forward("ann", packet(MediaKind.AUDIO, 50L * seconds - 1, false));
      long more = pair.leftEnd.stats().packetsSent() - sent;
      assertTrue(seconds < 30 ? more >= 1 : more == 0, "without consent nothing is sent: " + more);
      pair.network.cut = false;
      await()
          .atMost(Duration.ofSeconds(3))
          .until(() ->
              pair.rightHeard.events.equals(List.of("connected", "silent", "resumed"))
                  && pair.leftHeard.events.equals(List.of("connected", "silent", "resumed")));
      pass(200);
      for (int i = 0; i < 10; i++) {
        voice.forward("ann", packet(MediaKind.AUDIO, 50L * seconds + i, false));
        camera.forward("ann", packet(MediaKind.VIDEO, 200L * seconds + i, i == 0));
        pass(20);
      }
      await()
          .untilAsserted(() -> {
            assertEquals(
                50L * seconds + 9,
                numberIn(new ArrayList<>(pair.rightHeard.of("ann.audio")).getLast().packet()));
            assertEquals(
                200L * seconds + 9,
                numberIn(new ArrayList<>(pair.rightHeard.of("ann.video")).getLast().packet()));
          });
      assertEquals(0, pair.left.stats().failures() + pair.right.stats().failures());
    }
  }
}
