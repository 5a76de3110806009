package io.babelgrid.transport;

import java.util.List;
import java.util.stream.LongStream;

/** Lines as a browser would have offered them, which repeats what it is asked for. */
final class InboundFormats {

  static final int MID = 4;
  static final int FEEDBACK = 3;
  static final int CAPTURE = 7;
  static final int LEVEL = 1;
  static final int RID = 5;

  private static final int NONE = 0;

  private InboundFormats() {}

  /** Without header extensions. */
  static InboundFormat bare(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(
        stream, payloadType, NONE, NONE, NONE, NONE, NONE, true, listed(ssrcs));
  }

  /** With the line's name and the number for transport-wide feedback in its packets. */
  static InboundFormat named(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(
        stream, payloadType, MID, NONE, FEEDBACK, NONE, NONE, true, listed(ssrcs));
  }

  /** With every header extension. */
  static InboundFormat full(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(
        stream, payloadType, MID, NONE, FEEDBACK, CAPTURE, LEVEL, true, listed(ssrcs));
  }

  /** With the names of the line and of the layer in its packets. */
  static InboundFormat layer(StreamKey stream, int payloadType) {
    return new InboundFormat(stream, payloadType, MID, RID, FEEDBACK, NONE, NONE, true, List.of());
  }

  private static List<Long> listed(long... ssrcs) {
    return LongStream.of(ssrcs).boxed().toList();
  }
}
