package io.babelgrid.transport;

import io.babelgrid.transport.sdp.AnsweredMedia;
import io.babelgrid.transport.sdp.OfferedMedia;
import io.babelgrid.transport.sdp.RtpExtension;
import java.util.List;

/**
 * How the browser sends on one m-line, or one layer of it, as negotiated.
 *
 * @param midId id of the MID header extension, 0 for none; likewise {@code ridId}, {@code
 *     feedbackId}, {@code captureId} and {@code levelId}
 * @param nack the browser keeps packets and repeats them on request
 * @param ssrcs named in the offer; others are recognised by MID or payload type
 */
record InboundFormat(
    StreamKey stream,
    int payloadType,
    int midId,
    int ridId,
    int feedbackId,
    int captureId,
    int levelId,
    boolean nack,
    List<Long> ssrcs) {

  /**
   * Each of the streams of a line.
   *
   * @param number of the line among those of its kind
   */
  static List<InboundFormat> of(AnsweredMedia line, int number) {
    OfferedMedia offered = line.offered();
    return line.layers().isEmpty()
        ? List.of(of(offered, number, StreamKey.WHOLE))
        : line.layers().stream().map(layer -> of(offered, number, layer)).toList();
  }

  private static InboundFormat of(OfferedMedia line, int number, String layer) {
    return new InboundFormat(
        new StreamKey(line.video() ? MediaKind.VIDEO : MediaKind.AUDIO, number, line.mid(), layer),
        line.payloadType(),
        line.extensionId(RtpExtension.MID),
        layer.equals(StreamKey.WHOLE) ? 0 : line.extensionId(RtpExtension.RID),
        line.extensionId(RtpExtension.TRANSPORT_CC),
        line.extensionId(RtpExtension.ABS_CAPTURE_TIME),
        line.extensionId(RtpExtension.AUDIO_LEVEL),
        line.feedback().contains("nack"),
        layer.equals(StreamKey.WHOLE) ? line.ssrcs() : List.of());
  }

  MediaKind kind() {
    return stream.kind();
  }

  String mid() {
    return stream.mid();
  }

  boolean isLayer() {
    return !stream.layer().equals(StreamKey.WHOLE);
  }
}
