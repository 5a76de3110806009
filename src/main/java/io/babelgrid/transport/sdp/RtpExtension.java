package io.babelgrid.transport.sdp;

import java.util.Optional;

/** The RTP header extensions (RFC 8285) that this node understands. */
public enum RtpExtension {
  /** RFC 9143: which m-line a packet belongs to. */
  MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
  /** RFC 8852: which of the layers of an m-line a packet belongs to. */
  RID("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
  /** RFC 8852: of which layer a packet is a repetition, where those have a stream of their own. */
  REPAIRED_RID("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
  /** RFC 6464. */
  AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
  /** Send time, 24 bits of 6.18 fixed-point seconds: feeds the receiver's REMB estimate. */
  ABS_SEND_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
  /** When the first sample was captured, NTP; browsers send it when the page asks for it. */
  ABS_CAPTURE_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time"),
  /** Sequence number over all streams of a transport: feeds the sender's bandwidth estimate. */
  TRANSPORT_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");

  private final String uri;

  RtpExtension(String uri) {
    this.uri = uri;
  }

  String uri() {
    return uri;
  }

  static Optional<RtpExtension> ofUri(String uri) {
    for (RtpExtension extension : values()) {
      if (extension.uri.equals(uri)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }
}
