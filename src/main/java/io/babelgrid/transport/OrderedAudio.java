package io.babelgrid.transport;

import io.babelgrid.transport.rtp.AudioJitterBuffer;
import io.babelgrid.transport.rtp.RtpPacket;
import java.util.function.Consumer;

/**
 * Puts the packets of one audio track of another node in order, for a decoder: without gap, and no
 * later than it must be. Any thread.
 */
public final class OrderedAudio {

  private final AudioJitterBuffer buffer;

  /**
   * @param output takes what leaves, one entry after the other, on the thread of who offers or
   *     polls
   */
  public OrderedAudio(Consumer<AudioPacket> output) {
    this.buffer =
        new AudioJitterBuffer((opus, next, level, ticks, duration, arrivedNs) ->
            output.accept(new AudioPacket(opus, next, level, ticks, duration, arrivedNs)));
  }

  /** Takes a packet, never one twice. */
  public void offer(MediaPacket packet) {
    buffer.offer(
        packet.payload(),
        RtpPacket.LEVEL_UNKNOWN,
        packet.sequence(),
        packet.rtpTicks(),
        packet.arrivedNs());
  }

  /**
   * Gives up waiting for what is due; to be called every 20 ms or so.
   *
   * @param roundTripNs to the node that sends, which sends again what is missed
   */
  public void poll(long nowNs, long roundTripNs) {
    buffer.retransmission(roundTripNs);
    buffer.poll(nowNs);
  }
}
