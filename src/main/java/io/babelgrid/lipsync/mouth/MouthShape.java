package io.babelgrid.lipsync.mouth;

/**
 * What a mouth looks like at one moment, as a change from the speaker's own closed mouth at rest.
 * Millimetres are those of a face whose outer eye corners are 90 mm apart.
 *
 * @param gapMm between the inner edges of the lips
 * @param widthMm change of the distance between the corners; negative is narrower
 * @param pucker rounding and protrusion of the lips, 0 to 1
 * @param tuck lower lip under the upper teeth, 0 to 1
 * @param lowLip lower lip drawn down off the lower teeth, 0 to 1
 * @param tongue how visible the tongue is, 0 to 1
 */
public record MouthShape(
    float gapMm, float widthMm, float pucker, float tuck, float lowLip, float tongue) {

  /** The closed mouth at rest. */
  public static final MouthShape REST = new MouthShape(0, 0, 0, 0, 0, 0);

  /** Number of the shape's values. */
  static final int VALUES = 6;

  /** Between this shape ({@code share} 0) and the other (1). */
  public MouthShape towards(MouthShape other, float share) {
    return new MouthShape(
        gapMm + (other.gapMm - gapMm) * share,
        widthMm + (other.widthMm - widthMm) * share,
        pucker + (other.pucker - pucker) * share,
        tuck + (other.tuck - tuck) * share,
        lowLip + (other.lowLip - lowLip) * share,
        tongue + (other.tongue - tongue) * share);
  }

  float value(int index) {
    return switch (index) {
      case 0 -> gapMm;
      case 1 -> widthMm;
      case 2 -> pucker;
      case 3 -> tuck;
      case 4 -> lowLip;
      case 5 -> tongue;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }
}
