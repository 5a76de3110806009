package io.babelgrid.transport.sdp;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One m-line of an offer.
 *
 * @param kind {@code audio}, {@code video} or what else the browser offered
 * @param protocol e.g. {@code UDP/TLS/RTP/SAVPF}
 * @param firstFormat first entry of the format list, repeated when the line is refused
 * @param rejected the browser itself has stopped this line (port 0, not bundle-only), or it is of
 *     another transport than the one served
 * @param reducedSize RTCP may come without a report before it (RFC 5506)
 * @param payloadType of Opus or VP8; -1 when neither is offered
 * @param extensions id by extension, only those understood
 * @param feedback RTCP feedback offered for {@code payloadType}, e.g. {@code nack pli}; only what
 *     this node understands
 * @param ssrcs of the browser's media, without retransmission streams
 * @param layers ids of the streams in which the browser offers to send this picture at once (RFC
 *     8853); empty for one without id
 */
public record OfferedMedia(
    String kind,
    String protocol,
    String firstFormat,
    String mid,
    boolean rejected,
    boolean reducedSize,
    Direction direction,
    int payloadType,
    Map<RtpExtension, Integer> extensions,
    Set<String> feedback,
    List<Long> ssrcs,
    List<String> layers) {

  public OfferedMedia {
    extensions = Map.copyOf(extensions);
    feedback = Set.copyOf(feedback);
    ssrcs = List.copyOf(ssrcs);
    layers = List.copyOf(layers);
  }

  /** True for an audio or video line whose codec this node speaks. */
  public boolean usable() {
    return !rejected && payloadType >= 0;
  }

  OfferedMedia reject() {
    return with(true, layers);
  }

  /** The same with one size of the picture. */
  public OfferedMedia whole() {
    return with(rejected, List.of());
  }

  private OfferedMedia with(boolean isRejected, List<String> kept) {
    return new OfferedMedia(
        kind,
        protocol,
        firstFormat,
        mid,
        isRejected,
        reducedSize,
        direction,
        payloadType,
        extensions,
        feedback,
        ssrcs,
        kept);
  }

  public boolean video() {
    return kind.equals("video");
  }

  /** Whether the browser tells when packets arrive that carry transport-wide numbers. */
  public boolean tellsArrivals() {
    return extensionId(RtpExtension.TRANSPORT_CC) > 0 && feedback.contains("transport-cc");
  }

  /** The id of a header extension on this line, 0 when it isn't offered. */
  public int extensionId(RtpExtension extension) {
    return extensions.getOrDefault(extension, 0);
  }
}
