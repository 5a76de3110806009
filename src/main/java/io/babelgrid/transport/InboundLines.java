package io.babelgrid.transport;

import io.babelgrid.transport.rtp.KeyFrameRequests;
import io.babelgrid.transport.rtp.RtpPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The m-lines on which one browser sends, and what each keeps while its tracks come and go. Owned
 * by the peer's thread.
 */
final class InboundLines implements InboundTracks {

  private final PeerListener listener;
  private List<InboundFormat> formats = List.of();
  private final Map<StreamKey, InboundAudio> audio = new LinkedHashMap<>();
  private final Map<StreamKey, KeyFrameRequests> keyFrames = new HashMap<>();
  private long concealedOfEnded;
  private long lateOfEnded;

  InboundLines(PeerListener listener) {
    this.listener = listener;
  }

  /** Takes a renegotiated format; lines that are in it go on. */
  void formats(List<InboundFormat> negotiated) {
    formats = List.copyOf(negotiated);
    List<StreamKey> keys = formats.stream().map(InboundFormat::stream).toList();
    for (InboundAudio line : List.copyOf(audio.values())) {
      if (!keys.contains(line.key())) {
        concealedOfEnded += line.concealed();
        lateOfEnded += line.late();
        audio.remove(line.key());
      }
    }
    keyFrames.keySet().retainAll(keys);
    for (StreamKey key : keys) {
      if (key.kind() == MediaKind.AUDIO) {
        audio.computeIfAbsent(key, added -> new InboundAudio(added, listener));
      } else {
        keyFrames.computeIfAbsent(key, _ -> new KeyFrameRequests());
      }
    }
  }

  @Override
  public boolean has(InboundFormat format) {
    return formats.contains(format);
  }

  /** A browser may send under any, and tell by MID what it is. */
  @Override
  public boolean expects(int ssrc) {
    return true;
  }

  @Override
  public void deliver(RtpPacket packet, InboundStream stream, MediaPacket media) {
    StreamKey key = stream.format().stream();
    listener.onMedia(key, media);
    InboundAudio played = audio.get(key);
    if (played != null) {
      played.offer(packet, stream, media);
    }
  }

  /** A new DTLS association: the browser starts from nothing. */
  @Override
  public void reset() {
    audio.values().forEach(InboundAudio::reset);
  }

  /**
   * The line of a packet whose SSRC is new: by MID, and by RID where it has layers, else by the
   * SSRCs of the offer, else by a payload type that is one line's alone (RFC 9143, 9.2).
   */
  @Override
  public @Nullable InboundFormat lineOf(RtpPacket packet) {
    List<InboundFormat> fitting = new ArrayList<>();
    boolean named = false;
    for (InboundFormat format : formats) {
      if (format.payloadType() == packet.payloadType()) {
        fitting.add(format);
        named |= packet.extension(format.midId()) >= 0;
      }
    }
    return first(fitting, format -> isNamed(packet, format))
        .or(() -> first(fitting, format -> format.ssrcs().contains(packet.ssrc() & 0xFFFF_FFFFL)))
        .orElse(named || fitting.size() != 1 ? null : fitting.getFirst());
  }

  private static boolean isNamed(RtpPacket packet, InboundFormat format) {
    return format.mid().equals(text(packet, format.midId()))
        && (!format.isLayer() || isLayerNamed(packet, format));
  }

  private static boolean isLayerNamed(RtpPacket packet, InboundFormat format) {
    return format.stream().layer().equals(text(packet, format.ridId()));
  }

  private static Optional<InboundFormat> first(
      List<InboundFormat> formats, Predicate<InboundFormat> belongs) {
    return formats.stream().filter(belongs).findFirst();
  }

  private static @Nullable String text(RtpPacket packet, int extensionId) {
    int at = packet.extension(extensionId);
    return at < 0
        ? null
        : new String(packet.buffer(), at, packet.extensionLength(at), StandardCharsets.US_ASCII);
  }

  @Override
  public Collection<InboundAudio> audio() {
    return audio.values();
  }

  @Override
  public Map<StreamKey, KeyFrameRequests> keyFrames() {
    return keyFrames;
  }

  @Override
  public long concealed() {
    return concealedOfEnded + audio.values().stream().mapToLong(InboundAudio::concealed).sum();
  }

  @Override
  public long late() {
    return lateOfEnded + audio.values().stream().mapToLong(InboundAudio::late).sum();
  }
}
