package io.babelgrid.transport;

import io.babelgrid.pipeline.StreamId;
import java.util.function.LongConsumer;

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
   * Sends one frame that this node made, captured now.
   *
   * @param stream whose numbers and RTP time these are; a new one joins like a new source
   * @param rtpTicks RTP time at the kind's clock
   */
  void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker);

  /**
   * Sends one packet of a frame that this node made. Of video nothing of a stream goes out before a
   * key frame.
   *
   * @param stream as above
   * @param rtpTicks RTP time at the kind's clock, the same for all packets of a frame
   * @param marker last packet of a video frame
   * @param capturedNs monotonic time to which the frame belongs, the same for all its packets:
   *     receivers play audio and video of equal times together
   */
  void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker, long capturedNs);

  /**
   * Nothing is sent for a while. What comes afterwards joins like a new source: sequence numbers go
   * on without gap, RTP time by the time that passed, video starts with a key frame.
   */
  void pause();

  /**
   * Tells the length of each packet from now on, as it is handed to UDP; of those too that are sent
   * again.
   */
  void charge(LongConsumer bytes);

  /**
   * What the receiver can take of a stream that this node encodes, by its reports; bits a second.
   */
  int receiverBitsPerSecond();
}
