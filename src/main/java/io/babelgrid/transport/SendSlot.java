package io.babelgrid.transport;

/**
 * One outgoing RTP stream of a peer: its own SSRC, sequence numbers, retransmission ring and sender
 * reports.
 */
public interface SendSlot {

  /**
   * Forwards a packet of another peer without decoding: SSRC, sequence number and RTP time are
   * rewritten so that a change of source stays continuous, loss in the source stays visible as
   * loss.
   *
   * @param sourceId identifies the source; a new value starts a new continuous run
   */
  void forward(String sourceId, MediaPacket packet);

  /**
   * Sends one frame that this node made.
   *
   * @param rtpTicks RTP time at the kind's clock
   */
  void send(byte[] payload, long rtpTicks, boolean marker);
}
