package io.babelgrid.perf.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import io.babelgrid.perf.client.CallClient;
import io.babelgrid.perf.client.Picture;
import io.babelgrid.perf.client.Speech;
import io.babelgrid.perf.client.Wish;
import io.babelgrid.perf.relay.ForwardingDelays;
import io.babelgrid.perf.relay.RtpTrace.Packet;
import io.babelgrid.perf.relay.UdpRelay;
import io.babelgrid.perf.relay.VoiceCadence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls with cameras, everybody or the first few of each talking, and how long their packets stayed
 * in the node, or on the way through two. Reads lines of JSON and answers each with one. The first
 * says where the nodes are, each given to the next person of a call in turn, and who is there from
 * the beginning: {"nodes": [{"url", "mediaPort"}], "speech", "width", "height", "translated",
 * "untranslated", "people", "talkers"}. Then {"seconds"} asks for a measurement, and {"join":
 * {"translated", "untranslated", "people", "talkers"}} lets more calls begin, all their people at
 * once.
 */
public final class MediaLoad {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PIECE_NS = 10_000_000;
  private static final int PIECES_A_FRAME = 4;
  private static final long CONNECT_S = 20;
  private static final long LONGEST_NS = 1_000_000_000;

  /** Everybody begins elsewhere in the recording, however many come. */
  private static final double APART = 0.618;

  private final List<CallClient> clients = new CopyOnWriteArrayList<>();
  private final PeerConnectionFactory factory;
  private final List<Place> nodes = new ArrayList<>();
  private final Speech speech;
  private final Picture picture;
  private volatile boolean over;

  private record Place(URI node, int mediaPort) {}

  private record Arrival(Wish wish, Place place) {}

  private MediaLoad(JsonNode calls) throws Exception {
    speech = Speech.read(Path.of(calls.path("speech").asText()));
    picture = new Picture(calls.path("width").asInt(320), calls.path("height").asInt(240));
    factory = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
    for (JsonNode node : calls.path("nodes")) {
      URI url = URI.create(node.path("url").asText());
      nodes.add(new Place(url, node.path("mediaPort").asInt()));
    }
    Thread.ofPlatform().daemon().name("media").start(this::send);
  }

  /** Lets calls begin; how long each of their people took to connect, in milliseconds. */
  private List<Long> join(JsonNode calls) throws Exception {
    int translated = calls.path("translated").asInt();
    int all = translated + calls.path("untranslated").asInt();
    int people = calls.path("people").asInt(2);
    int talkers = calls.path("talkers").asInt(people);
    var arrivals = new ArrayList<Arrival>();
    for (int call = 0; call < all; call++) {
      String room = "media-" + clients.size() + "-" + call;
      for (int person = 0; person < people; person++) {
        // In a translated call all but one listen in another language than the recording's.
        String hear = call < translated && person > 0 ? "pt" : "original";
        var wish = new Wish(room, "P" + person, "en", hear, true, person < talkers);
        arrivals.add(new Arrival(wish, nodes.get(person % nodes.size())));
      }
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> joining =
          arrivals.stream().map(each -> executor.submit(() -> join(each))).toList();
      var tookMs = new ArrayList<Long>();
      for (Future<Long> each : joining) {
        tookMs.add(each.get());
      }
      return tookMs;
    }
  }

  private long join(Arrival arrival) throws Exception {
    Wish wish = arrival.wish();
    long startNs = System.nanoTime();
    var client = new CallClient(arrival.place().node(), arrival.place().mediaPort(), wish, factory);
    clients.add(client);
    if (!client.peer().connected(CONNECT_S)) {
      throw new IllegalStateException(wish.name() + " did not connect to " + wish.room());
    }
    return (System.nanoTime() - startNs) / 1_000_000;
  }

  public static void main(String[] arguments) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in));
    JsonNode first = JSON.readTree(lines.readLine());
    var load = new MediaLoad(first);
    System.out.println(JSON.writeValueAsString(Map.of("connectMs", load.join(first))));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode question = JSON.readTree(line);
      Object answer =
          question.has("join")
              ? Map.of("connectMs", load.join(question.path("join")))
              : load.measure(question.path("seconds").asLong());
      System.out.println(JSON.writeValueAsString(answer));
    }
    load.over = true;
    for (CallClient client : load.clients) {
      try {
        client.close();
      } catch (IOException | RuntimeException e) {
        System.err.println("a client did not leave: " + e);
      }
    }
    System.exit(0);
  }

  private Map<String, Object> measure(long seconds) throws InterruptedException {
    long fromNs = UdpRelay.nowNs();
    Thread.sleep(1_000 * seconds);
    long toNs = UdpRelay.nowNs();
    // What was sent just before the end may still be on its way.
    Thread.sleep(1_000);
    List<long[]> delaysOfEach = new ArrayList<>();
    List<VoiceCadence> voices = new ArrayList<>();
    for (CallClient listener : clients) {
      List<Packet[]> sent =
          clients.stream()
              // Silence of other calls looks the same, and comes as regularly.
              .filter(each -> each != listener && each.room().equals(listener.room()))
              .map(each -> each.ingress().between(fromNs - LONGEST_NS, toNs))
              .toList();
      Packet[] received = listener.egress().between(fromNs, toNs);
      delaysOfEach.add(ForwardingDelays.of(sent, received));
      voices.addAll(VoiceCadence.of(sent, received));
    }
    long[] delays = delaysOfEach.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    var report = new LinkedHashMap<String, Object>();
    report.put("packets", delays.length);
    report.put("p50Ms", quantileMs(delays, 0.5));
    report.put("p95Ms", quantileMs(delays, 0.95));
    report.put("p99Ms", quantileMs(delays, 0.99));
    report.put("p999Ms", quantileMs(delays, 0.999));
    report.put("maxMs", quantileMs(delays, 1));
    double[] cdf = new double[101];
    for (int percent = 0; percent <= 100; percent++) {
      cdf[percent] = quantileMs(delays, percent / 100.0);
    }
    report.put("cdfMs", cdf);
    report.put("voices", voices);
    report.put("captions", clients.stream().mapToLong(CallClient::captions).sum());
    report.put("served", clients.stream().map(CallClient::served).toList());
    return report;
  }

  private void send() {
    long startNs = System.nanoTime();
    for (long piece = 0; !over; piece++) {
      VideoFrame frame = piece % PIECES_A_FRAME == 0 ? picture.at(System.nanoTime()) : null;
      for (int i = 0; i < clients.size(); i++) {
        clients.get(i).say(speech.piece(APART * i % 1, piece));
        if (frame != null) {
          clients.get(i).peer().show(frame);
        }
      }
      if (frame != null) {
        frame.release();
      }
      long dueNs = startNs + (piece + 1) * PIECE_NS;
      while (System.nanoTime() < dueNs) {
        LockSupport.parkNanos(dueNs - System.nanoTime());
      }
    }
  }

  private static double quantileMs(long[] sorted, double quantile) {
    return sorted.length == 0
        ? -1
        : Math.round(sorted[(int) Math.round(quantile * (sorted.length - 1))] / 1e3) / 1e3;
  }
}
