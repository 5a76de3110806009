package io.babelgrid.transport;

import io.babelgrid.transport.sdp.OfferedMedia;
import io.babelgrid.transport.sdp.RtpExtension;
import java.util.List;

/**
 * How the browser sends on one m-line, as negotiated.
 *
 * @param midId id of the MID header extension, 0 for none; likewise {@code feedbackId}, {@code
 *     captureId} and {@code levelId}
 * @param nack the browser keeps packets and repeats them on request
 * @param ssrcs named in the offer; others are recognised by MID or payload type
 */
record InboundFormat(
    StreamKey stream,
    int payloadType,
    int midId,
    int feedbackId,
    int captureId,
    int levelId,
    boolean nack,
    List<Long> ssrcs) {

  /**
   * @param number of the line among those of its kind
   */
  static InboundFormat of(OfferedMedia line, int number) {
    return new InboundFormat(
        new StreamKey(line.video() ? MediaKind.VIDEO : MediaKind.AUDIO, number, line.mid()),
        line.payloadType(),
        line.extensionId(RtpExtension.MID),
        line.extensionId(RtpExtension.TRANSPORT_CC),
        line.extensionId(RtpExtension.ABS_CAPTURE_TIME),
        line.extensionId(RtpExtension.AUDIO_LEVEL),
        line.feedback().contains("nack"),
        line.ssrcs());
  }

  MediaKind kind() {
    return stream.kind();
  }

  String mid() {
    return stream.mid();
  }
}
