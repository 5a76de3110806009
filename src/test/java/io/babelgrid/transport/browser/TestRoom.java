package io.babelgrid.transport.browser;

import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Tracks;
import io.babelgrid.transport.TransportException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Everybody hears and sees everybody else, undecoded. */
final class TestRoom {

  private final MediaServer server;
  final Map<String, Participant> participants = new ConcurrentHashMap<>();

  TestRoom(MediaServer server) {
    this.server = server;
  }

  final class Participant implements PeerListener {
    final String id;
    final Peer peer;
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<AudioPacket> audio = new CopyOnWriteArrayList<>();
    final AtomicInteger media = new AtomicInteger();
    volatile long connectedNs;
    volatile long firstMediaNs;
    private final Map<String, String> slots = new HashMap<>();

    Participant(String id) {
      this.id = id;
      this.peer = server.open(id, this);
    }

    String answer(BrowserPage.Offer offer, List<String> tracks) throws TransportException {
      for (int i = 0; i < tracks.size(); i++) {
        slots.put(offer.mids().get(i), tracks.get(i));
      }
      peer.tracks(Tracks.of(slots.values()));
      return peer.answer(offer.sdp(), slots);
    }

    /** The page was loaded again: its m-lines are new. */
    void forgetSlots() {
      slots.clear();
    }

    @Override
    public void onConnected() {
      connectedNs = System.nanoTime();
      events.add("connected");
    }

    @Override
    public void onMedia(StreamKey stream, MediaPacket packet) {
      if (media.getAndIncrement() == 0) {
        firstMediaNs = System.nanoTime();
      }
      String track = id + (packet.kind() == MediaKind.VIDEO ? ".video" : ".audio");
      for (Participant other : participants.values()) {
        if (other != this) {
          other.peer.slot(track).ifPresent(slot -> slot.forward(id, packet));
        }
      }
    }

    @Override
    public void onAudio(StreamKey stream, AudioPacket packet) {
      audio.add(packet);
    }

    @Override
    public void onKeyFrameRequest(String trackId) {
      Participant source = participants.get(trackId.substring(0, trackId.indexOf('.')));
      if (source != null) {
        source.peer.requestKeyFrame();
      }
    }

    @Override
    public void onSilent() {
      events.add("silent");
    }

    @Override
    public void onResumed() {
      events.add("resumed");
    }

    @Override
    public void onClosed(String reason) {
      events.add("closed: " + reason);
    }
  }

  Participant open(String id) {
    Participant participant = new Participant(id);
    participants.put(id, participant);
    return participant;
  }

  /** One offer and answer: {@code newSources} are the participants to receive from now on too. */
  double negotiate(
      Participant participant, BrowserPage page, List<String> newSources, boolean restartIce)
      throws TransportException {
    List<String> kinds = new ArrayList<>();
    List<String> tracks = new ArrayList<>();
    for (String source : newSources) {
      kinds.addAll(List.of("audio", "video"));
      tracks.addAll(List.of(source + ".audio", source + ".video"));
    }
    BrowserPage.Offer offer = page.offer(kinds, restartIce);
    return page.answer(participant.answer(offer, tracks));
  }

  static double number(@Nullable Map<String, Object> stats, String key) {
    Object value = stats == null ? null : stats.get(key);
    return value == null ? 0 : ((Number) value).doubleValue();
  }

  static @Nullable Map<String, Object> of(List<Map<String, Object>> all, String kind, int index) {
    return all.stream()
        .filter(s -> kind.equals(s.get("kind")))
        .skip(index)
        .findFirst()
        .orElse(null);
  }
}
