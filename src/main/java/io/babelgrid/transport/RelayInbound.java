package io.babelgrid.transport;

import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.RtpPacket;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tracks that another node says it sends. Owned by the relay's thread. */
final class RelayInbound implements InboundTracks {

  private final Relay.Listener listener;
  private Map<Integer, Told> bySsrc = Map.of();
  private final Map<StreamKey, KeyFrameRequests> keyFrames = new HashMap<>();

  private record Told(RelayTrack track, InboundFormat format) {}

  RelayInbound(Relay.Listener listener) {
    this.listener = listener;
  }

  /**
   * These and no others are sent from now on. A new video began before it was told: the key frame
   * that it began with is past.
   */
  void tracks(Collection<RelayTrack> told) {
    Map<Integer, Told> next = new HashMap<>();
    for (RelayTrack track : told) {
      Told known = bySsrc.get((int) track.ssrc());
      boolean same = known != null && known.track.equals(track);
      next.put((int) track.ssrc(), same ? known : new Told(track, RelayFormat.inbound(track)));
    }
    bySsrc = next;
    keyFrames.keySet().retainAll(next.values().stream().map(each -> each.format.stream()).toList());
    for (Told each : next.values()) {
      if (each.track.kind() == MediaKind.VIDEO) {
        keyFrames.computeIfAbsent(each.format.stream(), _ -> wanted());
      }
    }
  }

  private static KeyFrameRequests wanted() {
    KeyFrameRequests requests = new KeyFrameRequests();
    requests.request();
    return requests;
  }

  void requestKeyFrame(String room, String trackId) {
    for (Told each : bySsrc.values()) {
      if (each.track.id().equals(trackId) && each.track.room().equals(room)) {
        KeyFrameRequests requests = keyFrames.get(each.format.stream());
        if (requests != null) {
          requests.request();
        }
      }
    }
  }

  @Override
  public boolean expects(int ssrc) {
    return bySsrc.containsKey(ssrc);
  }

  @Override
  public @Nullable InboundFormat lineOf(RtpPacket packet) {
    Told told = bySsrc.get(packet.ssrc());
    return told == null || told.format.payloadType() != packet.payloadType() ? null : told.format;
  }

  @Override
  public boolean has(InboundFormat format) {
    return bySsrc.values().stream().anyMatch(each -> each.format.equals(format));
  }

  @Override
  public void deliver(RtpPacket packet, InboundStream stream, MediaPacket media) {
    Told told = bySsrc.get(packet.ssrc());
    if (told != null) {
      listener.onMedia(told.track, media);
    }
  }

  @Override
  public Map<StreamKey, KeyFrameRequests> keyFrames() {
    return keyFrames;
  }

  /** None: what is decoded of another node's people is decoded there. */
  @Override
  public Collection<InboundAudio> audio() {
    return List.of();
  }

  /** What it sends then is told anew. */
  @Override
  public void reset() {
    keyFrames.values().forEach(KeyFrameRequests::request);
  }

  @Override
  public long concealed() {
    return 0;
  }

  @Override
  public long late() {
    return 0;
  }
}
