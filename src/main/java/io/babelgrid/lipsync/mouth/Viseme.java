package io.babelgrid.lipsync.mouth;

/**
 * Sounds that look alike: the 15 visemes of the MPEG-4 tradition, each with the shape that it aims
 * at, how strongly it insists on each value of that shape (its dominance), and how fast its
 * influence falls off in time.
 *
 * <p>A consonant such as /k/ hardly cares for the lips and takes the shape of its neighbours; /u/
 * rounds the consonants before it.
 */
enum Viseme {
  SILENCE(shape(0, 0, 0, 0, 0, 0), new float[] {.8f, .3f, .3f, .6f, .5f, .6f}, 9),
  /** p b m: lips touch. */
  BILABIAL(shape(0, 0, .10f, 0, 0, 0), new float[] {3, .35f, .3f, 1, 1, 1}, 16),
  /** f v: lower lip at the upper teeth. */
  LABIODENTAL(shape(3, 1, 0, 1, 0, 0), new float[] {2.2f, .6f, .6f, 3, 1, 1}, 16),
  DENTAL(shape(4, 1, 0, 0, .1f, .9f), new float[] {1.2f, .4f, .4f, 1, 1, 2}, 15),
  ALVEOLAR(shape(3.8f, .5f, 0, 0, .1f, .5f), new float[] {.9f, .15f, .15f, 1, 1, 1}, 15),
  SIBILANT(shape(2.6f, 3, 0, 0, .5f, 0), new float[] {1.3f, .5f, .5f, 1, 1, 1}, 15),
  POSTALVEOLAR(shape(4, -5, .65f, 0, .4f, 0), new float[] {1.3f, 1.2f, 1.2f, 1, 1, 1}, 14),
  VELAR(shape(5, 0, 0, 0, .1f, .2f), new float[] {.6f, .1f, .1f, 1, .5f, .5f}, 14),
  RHOTIC(shape(4, -3.5f, .4f, 0, .1f, .2f), new float[] {.8f, .7f, .7f, 1, 1, 1}, 13),
  OPEN(shape(12, 0, 0, 0, .2f, .3f), new float[] {1.2f, .6f, .6f, 1, 1, 1}, 11),
  MID_FRONT(shape(8, 2.5f, 0, 0, .3f, .3f), new float[] {1.1f, .8f, .8f, 1, 1, 1}, 11),
  CLOSE_FRONT(shape(4.8f, 4, 0, 0, .4f, .2f), new float[] {1, 1, 1, 1, 1, 1}, 11),
  MID_ROUND(shape(8.5f, -7, .7f, 0, 0, .1f), new float[] {1.2f, 1.6f, 1.6f, 1, 1, 1}, 10),
  CLOSE_ROUND(shape(4.2f, -11, 1, 0, 0, 0), new float[] {1.3f, 2, 2, 1, 1, 1}, 10),
  CENTRAL(shape(6, 0, 0, 0, .1f, .2f), new float[] {.7f, .3f, .3f, 1, 1, 1}, 12);

  private final MouthShape target;
  private final float[] dominance;
  private final float decayPerSecond;

  Viseme(MouthShape target, float[] dominance, float decayPerSecond) {
    this.target = target;
    this.dominance = dominance;
    this.decayPerSecond = decayPerSecond;
  }

  private static MouthShape shape(
      float gapMm, float widthMm, float pucker, float tuck, float lowLip, float tongue) {
    return new MouthShape(gapMm, widthMm, pucker, tuck, lowLip, tongue);
  }

  MouthShape target() {
    return target;
  }

  /** Weight of value {@code index} of {@link #target()} against the neighbours'. */
  float dominance(int index) {
    return dominance[index];
  }

  float decayPerSecond() {
    return decayPerSecond;
  }

  boolean vowel() {
    return ordinal() >= OPEN.ordinal();
  }
}
