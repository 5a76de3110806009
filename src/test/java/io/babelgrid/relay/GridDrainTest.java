package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.flow.FakeMediaServer.FakePeer;
import io.babelgrid.flow.TonalWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Departure;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.Participant;
import io.babelgrid.room.Past;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight people who all talk go on at another node, as people there and at a third hear and see
 * them.
 */
@Timeout(120)
class GridDrainTest {

  private static final int PEOPLE = 8;
  private static final int WORDS = 63;
  private static final int FRAME = OpusEncoder.FRAME_SAMPLES;
  private static final int SECOND = 48_000;

  private final ThreeNodes nodes = new ThreeNodes();
  private final List<Departure.End> ends = new CopyOnWriteArrayList<>();
  private final Map<String, TestPerson> talkers = new HashMap<>();
  private List<TestPerson> listeners;

  @BeforeEach
  void aCall() {
    for (TestNode node : nodes.all()) {
      node.models.ears = TonalWords::new;
      node.models.recognitionCores = 0.01;
      node.models.voiceCores = 0.01;
    }
    for (int i = 1; i <= PEOPLE; i++) {
      String id = "p" + i;
      talkers.put(id, nodes.one.join(id, ENGLISH));
      nodes.one.peer(id).listener.onConnected();
    }
    listeners = List.of(nodes.two.join("bob", PORTUGUESE), nodes.three.join("lia", PORTUGUESE));
    var all = new ArrayList<>(talkers.keySet());
    all.addAll(List.of("bob", "lia"));
    nodes.awaitRoster(all.toArray(String[]::new));
    listeners.forEach(each -> each.watch(talkers.keySet().toArray(String[]::new)));
    for (TestNode node : List.of(nodes.two, nodes.three)) {
      await()
          .until(() -> {
            var told = nodes.grid.told(nodes.one.id, node.id, LinkMessage.Tracks.class);
            return !told.isEmpty() && told.getLast().tracks().size() == 2 * PEOPLE;
          });
    }
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  /** All that somebody says: six words or so in a breath. */
  private static float[] speech(Random random) {
    var samples = new float[WORDS * SECOND];
    int at = SECOND / 2 + random.nextInt(SECOND);
    for (int word = 1; word <= WORDS; word++) {
      for (int i = 0; i < TonalWords.WORD_SAMPLES; i++) {
        samples[at + i] = TonalWords.sample(word % TonalWords.TONES, i);
      }
      boolean breathes = random.nextInt(6) == 0;
      // Longer than two nodes of a busy machine are apart about what was heard when.
      at += TonalWords.WORD_SAMPLES + SECOND / 6;
      at += breathes ? SECOND * 6 / 10 + random.nextInt(SECOND / 2) : random.nextInt(SECOND / 20);
    }
    return Arrays.copyOf(samples, at + 3 * SECOND);
  }

  /** Talks in real time to each node to which this person's browser is connected. */
  private Void talk(String id, long seed) throws InterruptedException {
    float[] speech = speech(new Random(seed));
    long beganNs = System.nanoTime();
    var tracks = new HashMap<FakePeer, Long>();
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      var frame = new float[FRAME];
      for (int i = 0; (i + 1) * FRAME <= speech.length; i++) {
        System.arraycopy(speech, i * FRAME, frame, 0, FRAME);
        byte[] opus = encoder.encode(frame, 0);
        long nowNs = System.nanoTime();
        for (TestNode node : List.of(nodes.one, nodes.two)) {
          FakePeer peer = node.peer(id);
          if (peer != null) {
            long at = tracks.merge(peer, (long) FRAME, Long::sum) - FRAME;
            var audio = new AudioPacket(opus, null, at, FRAME, nowNs);
            peer.sends(ThreeNodes.sound(i + 1), audio);
          }
        }
        long dueNs = beganNs + (i + 1) * 20_000_000L;
        Thread.sleep(Duration.ofNanos(Math.max(0, dueNs - System.nanoTime())));
      }
    }
    return null;
  }

  /** What a page does that is asked to go on at the second node. */
  private void move(String id) {
    TestPerson here = talkers.get(id);
    here.membership().departs(new Departure(1, Duration.ofSeconds(10), ends::add));
    TestPerson there = nodes.two.join(id, ENGLISH, new Past(1, new TreeMap<>(), true), false);
    nodes.two.peer(id).listener.onConnected();
    here.membership().arrived();
    await().atMost(Duration.ofSeconds(15)).until(() -> here.told.contains("let go"));
    there.membership().begins(Duration.ofNanos(System.nanoTime() - here.heardUntilNs));
  }

  @Test
  void noWordOfFiveHundredIsLostOrHeardTwice() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var talking = new ArrayList<Future<?>>();
      for (String id : talkers.keySet()) {
        Callable<Void> talk = () -> talk(id, id.hashCode());
        talking.add(pool.submit(talk));
      }
      Thread.sleep(4_000);
      listeners.forEach(each -> each.rosters.clear());
      long askedNs = System.nanoTime();
      for (String id : talkers.keySet()) {
        talking.add(pool.submit(() -> move(id)));
        Thread.sleep(250);
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> ends.size() == PEOPLE);
      System.out.printf("empty after %.1f s%n", (System.nanoTime() - askedNs) / 1e9);
      for (Future<?> each : talking) {
        each.get();
      }
    }
    assertEquals(List.of(Departure.End.MOVED), ends.stream().distinct().toList());
    String all =
        IntStream.rangeClosed(1, WORDS)
            .mapToObj(i -> "w" + i % TonalWords.TONES)
            .collect(Collectors.joining(" "));
    String translated = all.replace("w", Language.PORTUGUESE + ":w");
    for (TestPerson listener : listeners) {
      assertEquals(List.of(), seen(listener), "nobody is seen to go");
      for (String id : talkers.keySet()) {
        await()
            .untilAsserted(() -> {
              assertEquals(all, listener.read(id, false), listener.id + " reads of " + id);
              assertEquals(translated, listener.read(id, true), listener.id + " reads of " + id);
            });
      }
      System.out.printf("%s: %d ms without packets%n", listener.id, 20 * longestGap(listener));
    }
  }

  /** Talkers who were not there once, or not connected, in what a listener was told since. */
  private List<String> seen(TestPerson listener) {
    return listener.rosters.stream()
        .flatMap(roster ->
            talkers.keySet().stream()
                .map(id ->
                    id
                        + roster.participants().stream()
                            .filter(one -> one.id().equals(id))
                            .map(Participant::media)
                            .toList()))
        .filter(one -> !one.endsWith("[" + MediaState.CONNECTED + "]"))
        .distinct()
        .toList();
  }

  /** The most packets in a row that did not come, of anybody's sound. */
  private long longestGap(TestPerson listener) {
    TestNode node = listener == listeners.getFirst() ? nodes.two : nodes.three;
    long longest = 0;
    for (String id : talkers.keySet()) {
      long[] came =
          node.peer(listener.id).sent(id + ".audio").forwarded.stream()
              .mapToLong(MediaPacket::sequence)
              .sorted()
              .distinct()
              .toArray();
      for (int i = 1; i < came.length; i++) {
        longest = Math.max(longest, came[i] - came[i - 1] - 1);
      }
    }
    return longest;
  }
}
