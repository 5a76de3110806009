package io.babelgrid.call;

/**
 * Whether somebody speaks, by how loud their browser says that each packet is (RFC 6464). Of one
 * thread.
 */
final class Loudness {

  /** dB below full scale: quiet speech; rooms and keyboards are mostly below. */
  private static final int QUIETEST_SPEECH = 50;

  /** 300 ms of packets of 20 ms; a cough is shorter. */
  private static final int SPEECH = 15;

  private int loud;

  /**
   * Takes the next packet.
   *
   * @param belowFull dB below full scale, negative where it is not said
   */
  boolean speaks(int belowFull) {
    boolean isLoud = belowFull >= 0 && belowFull <= QUIETEST_SPEECH;
    loud = isLoud ? Math.min(2 * SPEECH, loud + 1) : Math.max(0, loud - 1);
    return isLoud && loud >= SPEECH;
  }
}
