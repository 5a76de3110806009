package io.babelgrid.transport;

import io.babelgrid.transport.rtp.RtpWriter;
import java.util.List;

/**
 * How tracks are sent between nodes: plainly, each under the SSRC that was told. How loud a packet
 * is (RFC 6464) is not said, for nobody decodes them there to know by it whom to listen to.
 */
final class RelayFormat {

  private static final int NONE = 0;

  private RelayFormat() {}

  private static int payloadType(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> 111;
      case VIDEO -> 96;
    };
  }

  static InboundFormat inbound(RelayTrack track) {
    return new InboundFormat(
        new StreamKey(track.kind(), 0, Long.toString(track.ssrc())),
        payloadType(track.kind()),
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        true,
        List.of(track.ssrc()));
  }

  static RtpWriter outbound(RelayTrack track) {
    return new RtpWriter(payloadType(track.kind()), (int) track.ssrc(), NONE, new byte[0], NONE);
  }
}
