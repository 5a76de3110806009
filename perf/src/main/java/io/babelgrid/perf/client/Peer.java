package io.babelgrid.perf.client;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one peer connection of a client, as the web client builds it: own audio and video first, then
 * a receive slot for each remote track; the client always offers. Offers run on one thread.
 */
public final class Peer implements AutoCloseable {

  private static final long PATIENCE_S = 20;

  private final PeerConnectionFactory factory;
  private final String name;
  private final int nodePort;
  private final int relayPort;
  private final Offers offers;
  private final RTCPeerConnection connection;
  private final CustomAudioSource voice = new CustomAudioSource();
  private final CustomVideoSource picture = new CustomVideoSource();
  private final boolean camera;
  private final CountDownLatch connected = new CountDownLatch(1);
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /** An m-line never leaves a session: those of tracks that are gone wait for the next ones. */
  private final Deque<Slot> free = new ArrayDeque<>();

  private int sequence;
  private volatile CompletableFuture<String> answer = new CompletableFuture<>();

  private record Slot(String kind, RTCRtpTransceiver transceiver) {}

  /** Hands an offer to signalling, with the track of each slot by its mid. */
  interface Offers {
    void offer(int sequence, String sdp, Map<String, String> slots);
  }

  Peer(
      PeerConnectionFactory factory,
      String name,
      boolean camera,
      int nodePort,
      int relayPort,
      Offers offers) {
    this.factory = factory;
    this.name = name;
    this.camera = camera;
    this.nodePort = nodePort;
    this.relayPort = relayPort;
    this.offers = offers;
    var configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    connection = factory.createPeerConnection(configuration, new Observer());
    transceiver("audio", name, RTCRtpTransceiverDirection.SEND_ONLY);
    transceiver("video", name, RTCRtpTransceiverDirection.SEND_ONLY);
  }

  /** Waits for the connection. */
  public boolean connected(long seconds) throws InterruptedException {
    return connected.await(seconds, TimeUnit.SECONDS);
  }

  /** Says 10 ms of speech. */
  public void say(byte[] piece) {
    voice.pushAudio(piece, 16, Speech.RATE_HZ, 1, Speech.PIECE_SAMPLES);
  }

  /** Shows a picture, if there is a camera. */
  public void show(VideoFrame frame) {
    if (camera) {
      picture.pushFrame(frame);
    }
  }

  /** What libwebrtc knows of this connection, webrtc-stats by id. */
  public Map<String, RTCStats> stats() throws Exception {
    var report = new CompletableFuture<RTCStatsReport>();
    connection.getStats(report::complete);
    return report.get(PATIENCE_S, TimeUnit.SECONDS).getStats();
  }

  void answered(String sdp) {
    answer.complete(sdp);
  }

  /** Receives these tracks from now on. */
  void receive(List<RemoteTrack> tracks) throws Exception {
    boolean fresh = sequence == 0;
    Set<String> wanted = tracks.stream().map(RemoteTrack::id).collect(Collectors.toSet());
    slots.forEach((track, slot) -> {
      if (!wanted.contains(track)) {
        slot.transceiver.setDirection(RTCRtpTransceiverDirection.INACTIVE);
        free.add(slot);
      }
    });
    slots.keySet().retainAll(wanted);
    for (RemoteTrack track : tracks) {
      if (!slots.containsKey(track.id())) {
        slots.put(track.id(), slot(track));
        fresh = true;
      }
    }
    if (fresh) {
      exchange();
    }
  }

  private Slot slot(RemoteTrack track) {
    for (Slot slot : free) {
      if (slot.kind.equals(track.kind())) {
        free.remove(slot);
        slot.transceiver.setDirection(RTCRtpTransceiverDirection.RECV_ONLY);
        return slot;
      }
    }
    return new Slot(
        track.kind(), transceiver(track.kind(), track.id(), RTCRtpTransceiverDirection.RECV_ONLY));
  }

  @Override
  public void close() {
    connection.close();
  }

  private void exchange() throws Exception {
    answer = new CompletableFuture<>();
    var offer = new CompletableFuture<RTCSessionDescription>();
    connection.createOffer(
        new RTCOfferOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            offer.complete(description);
          }

          @Override
          public void onFailure(String error) {
            offer.completeExceptionally(new IllegalStateException(error));
          }
        });
    RTCSessionDescription ours = offer.get(PATIENCE_S, TimeUnit.SECONDS);
    set(done -> connection.setLocalDescription(ours, done));
    var named = new LinkedHashMap<String, String>();
    slots.forEach((track, slot) -> named.put(slot.transceiver.getMid(), track));
    offers.offer(++sequence, ours.sdp, named);
    String theirs = answer.get(PATIENCE_S, TimeUnit.SECONDS);
    String viaRelay = theirs.replace(" " + nodePort + " typ", " " + relayPort + " typ");
    var description = new RTCSessionDescription(RTCSdpType.ANSWER, viaRelay);
    set(done -> connection.setRemoteDescription(description, done));
  }

  private RTCRtpTransceiver transceiver(
      String kind, String id, RTCRtpTransceiverDirection direction) {
    boolean audio = kind.equals("audio");
    boolean own = direction == RTCRtpTransceiverDirection.SEND_ONLY;
    MediaStreamTrack track =
        audio
            ? factory.createAudioTrack(id + ".a", own ? voice : new CustomAudioSource())
            : factory.createVideoTrack(id + ".v", own ? picture : new CustomVideoSource());
    var init = new RTCRtpTransceiverInit();
    init.direction = direction;
    init.streamIds = List.of(name);
    RTCRtpTransceiver transceiver = connection.addTransceiver(track, init);
    MediaType type = audio ? MediaType.AUDIO : MediaType.VIDEO;
    String codec = audio ? "opus" : "VP8";
    transceiver.setCodecPreferences(
        factory.getRtpReceiverCapabilities(type).getCodecs().stream()
            .filter(known -> known.getName().equalsIgnoreCase(codec))
            .toList());
    return transceiver;
  }

  private static void set(Consumer<SetSessionDescriptionObserver> description) throws Exception {
    var done = new CompletableFuture<@Nullable Void>();
    description.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            done.complete(null);
          }

          @Override
          public void onFailure(String error) {
            done.completeExceptionally(new IllegalStateException(error));
          }
        });
    done.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  private final class Observer implements PeerConnectionObserver {
    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {}

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      if (state == RTCPeerConnectionState.CONNECTED) {
        connected.countDown();
      } else if (state == RTCPeerConnectionState.FAILED) {
        System.err.println(name + ": the connection failed");
      }
    }
  }
}
