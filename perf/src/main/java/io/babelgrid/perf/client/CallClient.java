package io.babelgrid.perf.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onvoid.webrtc.PeerConnectionFactory;
import io.babelgrid.perf.relay.RtpTrace;
import io.babelgrid.perf.relay.UdpRelay;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Somebody in a call: joins, sends speech and a picture, receives everybody else. */
public final class CallClient implements AutoCloseable {

  private final Wish wish;
  private final Signalling signalling;
  private final UdpRelay relay;
  private final Peer peer;
  private final ExecutorService exchanges = Executors.newSingleThreadExecutor();
  private final List<String> served = new ArrayList<>();
  private final LongAdder captions = new LongAdder();
  private volatile @Nullable String self;

  /** Joins, and goes on alone from there. */
  public CallClient(URI node, int mediaPort, Wish wish, PeerConnectionFactory factory)
      throws Exception {
    this.wish = wish;
    relay = new UdpRelay(mediaPort);
    peer = new Peer(factory, wish.name(), wish.camera(), mediaPort, relay.port(), this::offer);
    signalling = new Signalling(node, wish.room(), wish.name(), this::message);
    signalling.send(
        Signalling.message("join")
            .put("name", wish.name())
            .put("speak", wish.speak())
            .put("hear", wish.hear())
            .put("audioMuted", false)
            .put("videoMuted", !wish.camera()));
  }

  public String room() {
    return wish.room();
  }

  public RtpTrace ingress() {
    return relay.ingress();
  }

  public RtpTrace egress() {
    return relay.egress();
  }

  /** Says 10 ms, of speech or of silence. */
  public void say(byte[] speech) {
    peer.say(wish.talks() ? speech : Speech.SILENCE);
  }

  public Peer peer() {
    return peer;
  }

  /** What the node said of its service to this listener, in order. */
  public synchronized List<String> served() {
    return List.copyOf(served);
  }

  public long captions() {
    return captions.sum();
  }

  @Override
  public void close() throws IOException {
    exchanges.shutdownNow();
    signalling.send(Signalling.message("leave"));
    signalling.close();
    peer.close();
    relay.close();
  }

  private void message(JsonNode message) {
    switch (message.path("type").asText()) {
      case "joined" -> {
        self = message.path("participantId").asText();
        roster(message.path("roster"));
      }
      case "roster" -> roster(message.path("participants"));
      case "answer" -> peer.answered(message.path("sdp").asText());
      case "caption" -> captions.increment();
      case "service" -> {
        synchronized (this) {
          served.add(message.path("level").asText() + ": " + message.path("reason").asText());
        }
      }
      case "error" -> System.err.println("the node says: " + message);
      default -> {}
    }
  }

  private void roster(JsonNode participants) {
    var tracks = new ArrayList<RemoteTrack>();
    for (JsonNode participant : participants) {
      if (!participant.path("id").asText().equals(self)) {
        for (JsonNode track : participant.path("tracks")) {
          tracks.add(new RemoteTrack(track.path("id").asText(), track.path("kind").asText()));
        }
      }
    }
    exchanges.submit(() -> {
      try {
        peer.receive(tracks);
      } catch (Exception e) {
        System.err.println("an exchange failed: " + e);
      }
    });
  }

  private void offer(int sequence, String sdp, Map<String, String> slots) {
    var offer = Signalling.message("offer").put("seq", sequence).put("sdp", sdp);
    var named = offer.putObject("slots");
    slots.forEach(named::put);
    signalling.send(offer);
  }
}
