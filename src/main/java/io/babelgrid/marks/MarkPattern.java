package io.babelgrid.marks;

/**
 * The mark: which bands of a voice are a little louder than without it, and which a little softer,
 * and for how long. It repeats for as long as the voice sounds, and it is the same for every voice
 * and every node, since anybody is to find it: it names nobody and carries nothing else.
 *
 * <p>Its unit is a cell of two tiles by two bands, in which a raised quarter lies beside and before
 * a lowered one: so each cell is told from its own middle, loudness as a whole stays, and what
 * speech itself does over some tiles or bands cancels out (a patchwork, Bender et al., 1996; in
 * bands of audio, Yeo and Kim, 2003).
 */
final class MarkPattern {

  static final int TILE_MS = 40;

  /** 5.1 s. */
  static final int TILES = 128;

  /** Telephones keep those from the second to the fourteenth. */
  private static final int[] EDGES_HZ = {
    200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000, 2_200, 2_420, 2_660, 2_930, 3_220,
    3_540, 3_900, 4_290, 4_720, 5_190, 5_700, 6_270, 6_900
  };

  static final int BANDS = EDGES_HZ.length - 1;

  /** "Babelgri", as anybody may know. */
  private static final long KEY = 0x42_61_62_65_6c_67_72_69L;

  private static final byte[] SIGNS = signs();

  private MarkPattern() {}

  /** Where band {@code band} begins, and the one before it ends. */
  static int edgeHz(int band) {
    return EDGES_HZ[band];
  }

  /**
   * @return 1 where the band is raised, -1 where it is lowered
   */
  static int sign(int tile, int band) {
    return SIGNS[tile * BANDS + band];
  }

  private static byte[] signs() {
    byte[] signs = new byte[TILES * BANDS];
    long state = KEY;
    for (int tile = 0; tile < TILES; tile += 2) {
      for (int band = 0; band < BANDS; band += 2) {
        state += 0x9e37_79b9_7f4a_7c15L;
        byte sign = (byte) (mixed(state) < 0 ? -1 : 1);
        signs[tile * BANDS + band] = sign;
        signs[tile * BANDS + band + 1] = (byte) -sign;
        signs[(tile + 1) * BANDS + band] = (byte) -sign;
        signs[(tile + 1) * BANDS + band + 1] = sign;
      }
    }
    return signs;
  }

  /** SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mixed(long state) {
    long z = (state ^ state >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
    return z ^ z >>> 31;
  }
}
