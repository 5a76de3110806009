package io.babelgrid.audio;

/**
 * How loud the packets of somebody quiet usually are, by what their sender says (RFC 6464), so that
 * louder ones are told from them without being decoded. One thread.
 */
public final class UsualLevel {

  /** A second of packets of 20 ms: what is usual is not known before. */
  private static final int LEAST = 50;

  /** Weight of the newest packet in the mean: half a second. */
  private static final double NEWEST = 1 / 25.0;

  /** Steady noise stays within 1 dB from packet to packet, and levels are whole dB. */
  private static final int LOUDER_DB = 3;

  /** The last bits of nothing are nothing. */
  private static final int NOTHING = 80;

  private int known;
  private double mean;

  /**
   * Takes the level of a packet in which nobody spoke.
   *
   * @param belowFull dB below full scale; negative when it is unknown
   */
  public void note(int belowFull) {
    if (belowFull < 0) {
      return;
    }
    mean = known == 0 ? belowFull : mean + NEWEST * (belowFull - mean);
    known = Math.min(LEAST, known + 1);
  }

  /** Whether a packet is hardly louder than usual; false when that is unknown. */
  public boolean holds(int belowFull) {
    return belowFull >= 0 && known == LEAST && belowFull >= Math.min(mean, NOTHING) - LOUDER_DB;
  }
}
