package io.babelgrid.call;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Workload;
import io.babelgrid.flow.LoneSpeaker;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaException;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.MediaServerStats;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.Relay;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Track;
import io.babelgrid.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a participant holds, and when it is given back. */
@Timeout(30)
public class ParticipantMediaTest {

  private static final int FRAME = OpusEncoder.FRAME_SAMPLES;

  private final LoneSpeaker speaker = new LoneSpeaker(1);
  private final LateServer server = new LateServer();
  private final CallMedia call = new CallMedia();
  private final List<String> told = new ArrayList<>();
  private long ticks;

  @AfterEach
  void end() {
    speaker.close();
  }

  @Test
  void theCallIsLeftWhenEverythingWasFreed() {
    ParticipantMedia ann =
        join(() -> {
          told.add("left with " + speaker.playout.stats().tracks() + " tracks");
          told.add("flows " + speaker.governor.snapshot().flows().size());
          told.add("peer " + (server.peers.getFirst().closed ? "closed" : "open"));
        });
    ann.speaker().targets(Set.of(Language.PORTUGUESE));
    say(server.peers.getFirst(), 50);
    await().until(() -> speaker.playout.stats().tracks() == 1);
    ann.close();
    ann.close();
    assertEquals(List.of("left with 0 tracks", "flows 0", "peer closed"), told);
  }

  @Test
  void aDecoderIsFreedByItsPeerAlone() {
    ParticipantMedia ann = join(() -> {});
    LatePeer peer = server.peers.getFirst();
    ann.close();
    assertDoesNotThrow(() -> say(peer, 1), "its thread may be in the middle of a packet");
    peer.listener.onClosed("closed");
    assertThrows(IllegalStateException.class, () -> say(peer, 1));
  }

  @Test
  void aPeerThatEndsByItselfFreesItsDecoderAndTheNextHasItsOwn() throws MediaException {
    try (ParticipantMedia ann = join(() -> {})) {
      LatePeer lost = server.peers.getFirst();
      say(lost, 50);
      lost.listener.onClosed("vanished");
      assertThrows(IllegalStateException.class, () -> say(lost, 1));
      assertEquals(List.of("lost"), told);
      assertEquals(List.of(), speaker.governor.snapshot().flows(), "who is gone holds nothing");
      assertEquals("answer", ann.answer("offer", Map.of(), MediaGrants.ALL));
      say(server.peers.getLast(), 50);
      await().until(() -> speaker.lines(false).stream().anyMatch(l -> l.startsWith("1 en word")));
      assertEquals(
          List.of(0L, 16_000L), speaker.models.transcribers.getFirst().starts(), "one track");
    }
  }

  @Test
  void whoHasLeftGetsNoNewPeer() {
    ParticipantMedia ann = join(() -> {});
    server.peers.getFirst().listener.onClosed("vanished");
    ann.close();
    assertThrows(MediaException.class, () -> ann.answer("offer", Map.of(), MediaGrants.ALL));
    assertEquals(1, server.peers.size());
  }

  @Test
  void whoIsSilencedByTheNetworkHasSaidAnUtterance() {
    try (ParticipantMedia _ = join(() -> {})) {
      say(server.peers.getFirst(), 50);
      await().until(() -> !speaker.lines(false).isEmpty());
      assertFalse(speaker.lines(false).getFirst().endsWith("."));
      server.peers.getFirst().listener.onSilent();
      await().until(() -> speaker.lines(false).getFirst().endsWith("."));
    }
  }

  @Test
  void whoCannotHaveAPeerHoldsNothing() {
    server.full = true;
    assertThrows(IllegalStateException.class, () -> join(() -> {}));
    await().until(() -> speaker.models.openSegmenters.get() == 0);
    assertTrue(speaker.models.openRecognizers.get() == 0);
  }

  private ParticipantMedia join(Runnable onClose) {
    return new ParticipantMedia(
        "ann",
        call,
        new LanguageChoice(Language.ENGLISH, Language.ENGLISH),
        new Events(),
        server,
        new LatencyWindow(speaker.ledger, Workload.FORWARD),
        (_, _, spoken) -> new SpeakerParts.Opened(speaker.open("room", "ann", spoken), null),
        Map.of(),
        onClose);
  }

  /** A tone, packet by packet. */
  private void say(LatePeer peer, int packets) {
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      var frame = new float[FRAME];
      for (int i = 0; i < packets; i++) {
        for (int k = 0; k < FRAME; k++) {
          frame[k] = (float) Math.sin((ticks + k) * 2 * Math.PI * 200 / 48_000) / 2;
        }
        byte[] opus = encoder.encode(frame, 0);
        peer.listener.onAudio(
            new StreamKey(MediaKind.AUDIO, 0, "0"),
            new AudioPacket(opus, null, ticks, FRAME, System.nanoTime()));
        ticks += FRAME;
      }
    }
  }

  /** Its peers end when the test says so, as on a thread of their own. */
  private static final class LateServer implements MediaServer {
    final List<LatePeer> peers = new ArrayList<>();
    boolean full;

    @Override
    public Peer open(String peerId, PeerListener listener) {
      if (full) {
        throw new IllegalStateException("media server is closed");
      }
      var peer = new LatePeer(listener);
      peers.add(peer);
      return peer;
    }

    @Override
    public Relay relay(String name, Relay.Listener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MediaReach reach() {
      throw new UnsupportedOperationException();
    }

    @Override
    public MediaServerStats stats() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static final class LatePeer implements Peer {
    final PeerListener listener;
    boolean closed;

    private LatePeer(PeerListener listener) {
      this.listener = listener;
    }

    @Override
    public String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
        throws TransportException {
      if (closed) {
        throw new TransportException("media_failed", "closed");
      }
      return "answer";
    }

    @Override
    public void tracks(Set<Track> present) {}

    @Override
    public Optional<SendSlot> slot(String trackId) {
      return Optional.empty();
    }

    @Override
    public void requestKeyFrame() {}

    @Override
    public PeerStats stats() {
      return new PeerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final class Events implements MediaEvents {
    @Override
    public void connected() {}

    @Override
    public void silent() {}

    @Override
    public void lost(String reason) {
      told.add("lost");
    }

    @Override
    public void detected(Language language) {}

    @Override
    public void misdeclared(Language spoken) {}

    @Override
    public void voice(Language target, String voiceId) {}

    @Override
    public void talk(String speakerId, Language language, boolean talking) {}

    @Override
    public void served(String speakerId, Language language, ServiceLevel level, String reason) {}

    @Override
    public void lips(String speakerId, Language language, boolean active) {}
  }
}
