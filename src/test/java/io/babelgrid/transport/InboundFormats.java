package io.babelgrid.transport;

import java.util.List;
import java.util.stream.LongStream;

/** Lines as a browser would have offered them, which repeats what it is asked for. */
final class InboundFormats {

  static final int MID = 4;
  static final int FEEDBACK = 3;
  static final int CAPTURE = 7;
  static final int LEVEL = 1;

  private static final int NONE = 0;

  private InboundFormats() {}

  /** Without header extensions. */
  static InboundFormat bare(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(stream, payloadType, NONE, NONE, NONE, NONE, true, listed(ssrcs));
  }

  /** With the line's name and the number for transport-wide feedback in its packets. */
  static InboundFormat named(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(stream, payloadType, MID, FEEDBACK, NONE, NONE, true, listed(ssrcs));
  }

  /** With every header extension. */
  static InboundFormat full(StreamKey stream, int payloadType, long... ssrcs) {
    return new InboundFormat(
        stream, payloadType, MID, FEEDBACK, CAPTURE, LEVEL, true, listed(ssrcs));
  }

  private static List<Long> listed(long... ssrcs) {
    return LongStream.of(ssrcs).boxed().toList();
  }
}
