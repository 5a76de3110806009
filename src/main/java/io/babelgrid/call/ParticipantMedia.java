package io.babelgrid.call;

import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.call.sight.Views;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaException;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.TransportException;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The media of somebody with a browser: a speaker and a listener in one, by way of one peer. What
 * comes from the peer's thread is {@link PeerMedia}'s; control comes from any.
 */
public final class ParticipantMedia implements MediaSession {

  private final CallMedia call;
  private final MediaEvents events;
  private final LatencyWindow forwarding;
  private final LivePeer peer;
  private final Speaker speaker;
  private final Listener listener;
  private final Runnable onClose;

  /** Whether another node still hears them, and sends what people here get of them. */
  private boolean held;

  /**
   * @param forwarding what the node passes on
   * @param parts makes the speech flow and the drawing of lips
   * @param voices by which they were heard before
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
      Map<Language, String> voices,
      Runnable onClose) {
    this.call = call;
    this.events = events;
    this.forwarding = forwarding;
    this.onClose = onClose;
    this.peer = new LivePeer(id, server, events);
    this.speaker = new Speaker(id, call, languages.speak(), peer, events, parts);
    speaker.knows(languages.knows());
    speaker.voices(voices);
    this.listener = new Listener(id, languages.hear(), peer, events);
    try {
      peer.open(this::intake);
    } catch (RuntimeException | Error e) {
      speaker.close();
      throw e;
    }
  }

  private PeerMedia intake(long fromSample) {
    return new PeerMedia(speaker, listener.played(), peer, events, this::needsKeyFrame, fromSample);
  }

  /** Hears the others from now on, and is heard, unless that is still elsewhere. */
  void join() {
    if (!held) {
      call.add(speaker);
    }
    call.add(listener);
  }

  Speaker speaker() {
    return speaker;
  }

  @Override
  public String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
      throws MediaException {
    try {
      Peer live = peer.open(this::intake);
      call.tellTracks(listener);
      String answer = live.answer(offerSdp, slots, grants);
      call.replan();
      slots.values().stream()
          .flatMap(track -> TrackId.parse(track).stream())
          .forEach(this::needsKeyFrame);
      return answer;
    } catch (TransportException e) {
      throw new MediaException(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private void needsKeyFrame(TrackId track) {
    call.requestKeyFrame(track, listener.hear());
  }

  @Override
  public void languages(LanguageChoice next) {
    call.ask(() -> {
      listener.hear(next.hear());
      speaker.spoken(next.speak());
      return true;
    });
    call.remind(listener);
  }

  @Override
  public void views(Map<String, Integer> heights) {
    listener.views(Views.of(heights));
  }

  @Override
  public void muted(boolean audioIsMuted, boolean videoIsMuted) {
    speaker.muted(audioIsMuted, videoIsMuted);
  }

  @Override
  public void hushed(boolean isHushed) {
    speaker.hushed(isHushed);
  }

  @Override
  public void lips(boolean allowed) {
    speaker.lips(allowed);
  }

  /** They are still heard at another node. Before {@link #join}. */
  void hold() {
    held = true;
    speaker.hold();
  }

  @Override
  public void begin(long heardUntilNs) {
    if (held) {
      held = false;
      call.add(speaker);
      speaker.begin(heardUntilNs);
      peer.requestKeyFrame();
    }
  }

  @Override
  public void letGo(LongConsumer until) {
    speaker.letGo(until);
  }

  @Override
  public boolean isBusy() {
    return speaker.isBusy();
  }

  @Override
  public HeardLatency latency() {
    PeerStats stats = peer.packets().orElseThrow();
    return new HeardLatency(
        call.heard(listener),
        forwarding.recent(speaker.flow().context().clock().nowNs()),
        stats.roundTripMs(),
        stats.inboundJitterMs());
  }

  @Override
  public void close() {
    if (peer.leave()) {
      try {
        speaker.close();
      } finally {
        leave();
      }
    }
  }

  private void leave() {
    try {
      peer.close();
    } finally {
      call.remove(speaker);
      call.remove(listener);
      onClose.run();
    }
  }
}
