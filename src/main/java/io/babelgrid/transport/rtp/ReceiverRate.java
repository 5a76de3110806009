package io.babelgrid.transport.rtp;

/**
 * How much one receiver can take of a stream that this node encodes, by what it reports: its loss
 * (draft-ietf-rmcat-gcc-02, 6) and, where it estimates it, what its downlink carries (REMB). A
 * receiver estimates no more than it has seen, so an estimate that rises or stays says nothing; one
 * that falls below what is sent says that its downlink is overused. Owned by the peer's thread, but
 * for {@link #bitsPerSecond}, which any thread may call.
 */
public final class ReceiverRate {

  /** 640x480 with a speaking head looks good at this. */
  public static final int START = 600_000;

  public static final int MIN = 150_000;
  public static final int MAX = 1_500_000;

  private static final double HIGH_LOSS = 0.10;
  private static final double LOW_LOSS = 0.02;
  private static final double GROWTH_A_SECOND = 1.08;

  /** A receiver that sees overuse estimates 85 % of what arrives; less is noise. */
  private static final double OVERUSE = 0.9;

  private static final double FALL = 0.95;

  /** A false alarm must not ruin the picture; a true one comes again. */
  private static final double DEEPEST_CUT = 0.5;

  /** Reports come once a second; after a longer pause nothing is known of the time between. */
  private static final double LONGEST_STEP_S = 2;

  /** A cut shows in reports only after a round trip. */
  private static final long CUT_INTERVAL_NS = 300_000_000;

  private volatile int bitsPerSecond = START;
  private boolean reported;
  private long reportedNs;
  private boolean cut;
  private long cutNs;
  private double lastEstimate = Double.MAX_VALUE;

  /**
   * A report on what was sent since the one before.
   *
   * @param fractionLost in 1/256 (RFC 3550, 6.4.1)
   */
  public void onLoss(int fractionLost, long nowNs) {
    double loss = fractionLost / 256.0;
    double step = reported ? Math.min((nowNs - reportedNs) / 1e9, LONGEST_STEP_S) : 0;
    reported = true;
    reportedNs = nowNs;
    if (loss > HIGH_LOSS) {
      if (!cut || nowNs - cutNs >= CUT_INTERVAL_NS) {
        set(bitsPerSecond * (1 - loss / 2), nowNs);
      }
    } else if (loss < LOW_LOSS) {
      set(bitsPerSecond * Math.pow(GROWTH_A_SECOND, step), nowNs);
    }
  }

  /**
   * An estimate of the receiver's downlink.
   *
   * @param estimated bits a second of all that it can receive
   * @param sent bits a second of all that was sent to it lately
   * @param sentHere of this stream
   */
  public void onEstimate(long estimated, long sent, long sentHere, long nowNs) {
    boolean falls = estimated < lastEstimate * FALL;
    lastEstimate = estimated;
    if (falls && estimated < sent * OVERUSE && sentHere > 0) {
      double share = (double) sentHere * estimated / sent;
      set(Math.min(bitsPerSecond, Math.max(share, bitsPerSecond * DEEPEST_CUT)), nowNs);
    }
  }

  private void set(double rate, long nowNs) {
    int next = (int) Math.clamp(rate, MIN, MAX);
    if (next < bitsPerSecond) {
      cut = true;
      cutNs = nowNs;
    }
    bitsPerSecond = next;
  }

  /** What to encode with, bits a second. */
  public int bitsPerSecond() {
    return bitsPerSecond;
  }
}
