package io.babelgrid.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Names one stream that goes into slots: a run of packets with numbers and an RTP time of its own.
 * Who opens an encoder or a track opens a name with it; what comes under another name joins as a
 * new source.
 *
 * @param source who makes it, for people
 * @param run tells streams of one source apart; of a forwarded one its SSRC
 */
public record StreamId(String source, long run) {

  /** Above every SSRC, so that no forwarded stream is taken for one of this node. */
  private static final AtomicLong RUNS = new AtomicLong(1L << 32);

  /** A stream that this node makes from now on; equal to no other. */
  public static StreamId opened(String source) {
    return new StreamId(source, RUNS.getAndIncrement());
  }

  /** A stream that comes from a peer. */
  public static StreamId forwarded(String source, int ssrc) {
    return new StreamId(source, ssrc & 0xFFFF_FFFFL);
  }

  /** Whether a forwarded packet is of this stream; spares an object a packet. */
  public boolean isForwarded(String from, int ssrc) {
    return run == (ssrc & 0xFFFF_FFFFL) && source.equals(from);
  }
}
