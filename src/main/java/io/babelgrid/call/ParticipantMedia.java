package io.babelgrid.call;

import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaException;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.SendSlot;
import io.babelgrid.transport.TransportException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One participant's media: their peer connection, their speech flow and where their packets go.
 * What comes from the peer's thread is {@link PeerMedia}'s; control comes from any.
 */
public final class ParticipantMedia implements MediaSession, FlowEvents {

  private static final Logger LOG = Logger.getLogger(ParticipantMedia.class);

  private final String id;
  private final CallMedia call;
  private final MediaEvents events;
  private final MediaServer server;
  private final LatencyWindow forwarding;
  private final SpeakerFlow flow;
  private final @Nullable SpeakerVideo video;
  private final Runnable onClose;
  private final Audience audience;
  private final LipShow lips;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile LanguageChoice languages;
  private volatile @Nullable Language detected;
  private volatile boolean audioMuted;
  private volatile boolean peerGone;
  private volatile Peer peer;

  /** What comes from {@link #peer}; guarded by this. */
  private @Nullable PeerMedia incoming;

  /**
   * @param forwarding what the node passes on
   * @param parts makes the speech flow and the drawing of lips
   * @param onClose called once, when the flow has ended and the peer was told to
   */
  ParticipantMedia(
      String id,
      CallMedia call,
      LanguageChoice languages,
      MediaEvents events,
      MediaServer server,
      LatencyWindow forwarding,
      SpeakerParts parts,
      Runnable onClose) {
    this.id = id;
    this.call = call;
    this.languages = languages;
    this.events = events;
    this.onClose = onClose;
    this.server = server;
    this.forwarding = forwarding;
    this.audience = new Audience(id);
    this.lips = new LipShow(audience, call, this::requestKeyFrame);
    SpeakerParts.Opened opened = parts.open(this, lips, languages.speak());
    this.flow = opened.flow();
    this.video = opened.video();
    try {
      this.peer = openPeer();
    } catch (RuntimeException e) {
      closeFlow();
      throw e;
    }
  }

  private void closeFlow() {
    try {
      flow.close();
    } finally {
      if (video != null) {
        video.close();
      }
    }
  }

  String id() {
    return id;
  }

  MediaEvents events() {
    return events;
  }

  LanguageChoice languages() {
    return languages;
  }

  public SpeakerFlow flow() {
    return flow;
  }

  /** Their camera, where lips are drawn. */
  Optional<SpeakerVideo> video() {
    return Optional.ofNullable(video);
  }

  public Peer peer() {
    return peer;
  }

  /** What they speak: as they said, or as was detected; null while neither is known. */
  @Nullable Language spokenLanguage() {
    Language chosen = languages.speak();
    return chosen != null ? chosen : detected;
  }

  Optional<SendSlot> slot(String speakerId, TrackId.Content content) {
    return peer.slot(new TrackId(speakerId, content).toString());
  }

  /** Whether who hears this speaker in a language sees their lips move with it. */
  boolean showsLips(Language heard) {
    return lips.shown(heard);
  }

  Audience audience() {
    return audience;
  }

  void targets(Set<Language> wanted) {
    flow.targets(wanted);
  }

  void requestKeyFrame() {
    peer.requestKeyFrame();
  }

  @Override
  public String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
      throws MediaException {
    try {
      Peer live = livePeer();
      call.tellTracks(this);
      String answer = live.answer(offerSdp, slots, grants);
      call.replan();
      slots.values().stream()
          .flatMap(track -> TrackId.parse(track).stream())
          .forEach(track -> call.requestKeyFrame(track, languages.hear()));
      return answer;
    } catch (TransportException e) {
      throw new MediaException(e.code(), String.valueOf(e.getMessage()));
    }
  }

  /** The peer connection, opened anew when transport gave up on the last one. */
  private synchronized Peer livePeer() {
    if (peerGone && !closed.get()) {
      peer = openPeer();
      peerGone = false;
    }
    return peer;
  }

  /** The track of the speaker goes on where the last peer's ended. */
  private synchronized Peer openPeer() {
    var next = new PeerMedia(this, incoming == null ? 0 : incoming.position());
    try {
      Peer opened = server.open(id, next);
      incoming = next;
      return opened;
    } catch (RuntimeException e) {
      next.free();
      throw e;
    }
  }

  @Override
  public void languages(LanguageChoice next) {
    LanguageChoice before = languages;
    languages = next;
    if (!java.util.Objects.equals(before.speak(), next.speak())) {
      detected = null;
      flow.spoken(next.speak());
    }
    call.replan();
    call.remind(this);
  }

  @Override
  public void muted(boolean audioIsMuted, boolean videoIsMuted) {
    if (audioIsMuted && !audioMuted) {
      flow.silent();
    }
    audioMuted = audioIsMuted;
    lips.cameraOff(videoIsMuted);
  }

  @Override
  public void lips(boolean allowed) {
    video().ifPresent(each -> each.allowed(allowed));
    lips.allowed(allowed);
  }

  @Override
  public HeardLatency latency() {
    PeerStats stats = peer.stats();
    return new HeardLatency(
        call.heard(this),
        forwarding.recent(flow.context().clock().nowNs()),
        stats.roundTripMs(),
        stats.inboundJitterMs());
  }

  /** Half of the round trip to the browser; NaN before it was measured. */
  double oneWayMs() {
    return peer.stats().roundTripMs() / 2;
  }

  /**
   * From the microphone to this node by the browser's capture times; where it tells none, half of
   * the round trip and the jitter. NaN before it was measured.
   */
  double toNodeMs() {
    PeerStats stats = peer.stats();
    double captureDelayMs = stats.captureDelayMs();
    return Double.isNaN(captureDelayMs)
        ? stats.roundTripMs() / 2 + stats.inboundJitterMs()
        : captureDelayMs;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        closeFlow();
      } finally {
        closePeer();
        onClose.run();
      }
    }
  }

  private synchronized void closePeer() {
    peer.close();
  }

  // From the peer's thread.

  boolean isAudioMuted() {
    return audioMuted;
  }

  void asksForKeyFrame(String trackId) {
    TrackId.parse(trackId).ifPresent(track -> call.requestKeyFrame(track, languages.hear()));
  }

  void peerClosed(String reason) {
    peerGone = true;
    flow.gone();
    if (!closed.get()) {
      LOG.infof("a participant's media ended: %s", reason);
      events.lost(reason);
    }
  }

  // From the flow's threads.

  @Override
  public void detected(Language language) {
    detected = language;
    events.detected(language);
    call.replan();
  }

  @Override
  public void voice(Language target, String voiceId) {
    events.voice(target, voiceId);
  }

  @Override
  public void served(Language target, ServiceLevel level, String reason) {
    audience.served(target, level, reason);
    lips.served(target);
  }

  @Override
  public void talking(Language target, boolean isTalking) {
    audience.talking(target, isTalking);
  }

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
    for (SendSlot slot : audience.fanOut().translations().getOrDefault(target, List.of())) {
      slot.send(stream, opus, rtpTicks, talkStart);
    }
  }
}
