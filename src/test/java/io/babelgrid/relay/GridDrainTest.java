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
import io.babelgrid.room.Past;
import io.babelgrid.transport.AudioPacket;
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

/** Eight people who all talk go on at another node, as people there and at a third hear them. */
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
      at += TonalWords.WORD_SAMPLES + SECOND / 12;
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
        for (TestNode node : List.of(nodes.one, nodes.two)) {
          FakePeer peer = node.peer(id);
          if (peer != null) {
            long at = tracks.merge(peer, (long) FRAME, Long::sum) - FRAME;
            var audio = new AudioPacket(opus, null, at, FRAME, System.nanoTime());
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
      for (String id : talkers.keySet()) {
        talking.add(pool.submit(() -> move(id)));
        Thread.sleep(250);
      }
      for (Future<?> each : talking) {
        each.get();
      }
    }
    await().until(() -> ends.size() == PEOPLE);
    assertEquals(List.of(Departure.End.MOVED), ends.stream().distinct().toList());
    String all =
        IntStream.rangeClosed(1, WORDS)
            .mapToObj(i -> "w" + i % TonalWords.TONES)
            .collect(Collectors.joining(" "));
    String translated = all.replace("w", Language.PORTUGUESE + ":w");
    for (TestPerson listener : listeners) {
      for (String id : talkers.keySet()) {
        await().until(() -> listener.read(id, true).length() >= translated.length());
        assertEquals(all, listener.read(id, false), listener.id + " reads of " + id);
        assertEquals(translated, listener.read(id, true), listener.id + " reads of " + id);
      }
    }
  }
}
