package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.GovernorSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Speakers who all come to one of three equal nodes. */
@Timeout(120)
class GridCapacityTest {

  /** With a listener, all that a room takes. */
  private static final int SPEAKERS = 15;

  @Test
  void theGridServesTwiceAsManyInVoiceAsTheNodeTheyCameTo() {
    int alone;
    try (var nodes = new ThreeNodes()) {
      alone = inVoice(nodes, 0);
    }
    assertTrue(alone >= 5 && alone < SPEAKERS, alone + " alone");
    try (var nodes = new ThreeNodes()) {
      nodes.two.work(true);
      nodes.three.work(true);
      nodes.one.work(true, nodes.two, nodes.three);

      int together = inVoice(nodes, SPEAKERS);

      assertEquals(SPEAKERS, together);
      assertTrue(together >= 1.8 * alone, together + " together, " + alone + " alone");
      for (TestNode node : nodes.all()) {
        GovernorSnapshot load = node.governor.snapshot();
        assertTrue(load.predictedCores() <= load.capacityCores() + 1e-9, "no more than promised");
        assertEquals(0, load.counts().stepsDown());
      }
    }
  }

  /**
   * How many are heard in voice.
   *
   * @param expected waits for so many, and for a while where that is 0
   */
  private static int inVoice(ThreeNodes nodes, int expected) {
    List<String> ids = IntStream.range(0, SPEAKERS).mapToObj(each -> "s" + each).toList();
    ids.forEach(id -> nodes.one.join(id, ENGLISH));
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch(ids.toArray(String[]::new));
    ids.forEach(id -> nodes.one.speak(id, 3));
    if (expected > 0) {
      await().atMost(Duration.ofSeconds(40)).until(() -> voiced(bob, ids).size() == expected);
    } else {
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(10))
          .until(() -> !voiced(bob, ids).isEmpty());
    }
    return voiced(bob, ids).size();
  }

  private static List<String> voiced(TestPerson who, List<String> speakers) {
    var voiced = new ArrayList<String>();
    for (String speaker : speakers) {
      String begins = speaker + " is served pt ";
      List<String> told = who.told.stream().filter(each -> each.startsWith(begins)).toList();
      if (!told.isEmpty() && told.getLast().equals(begins + "VOICE")) {
        voiced.add(speaker);
      }
    }
    return voiced;
  }
}
