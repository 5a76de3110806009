package io.babelgrid.transport;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The outgoing streams of one connection. Any thread. */
interface Slots {

  /** All that carry something at present. */
  Collection<WebRtcSendSlot> slots();

  /** The slot of an SSRC, or null. */
  @Nullable WebRtcSendSlot slot(long ssrc);

  /** Ends all. */
  void close();
}
