package io.babelgrid.lipsync.mouth;

import io.babelgrid.synthesis.SpeechChunk;
import java.nio.FloatBuffer;

/** The movement of a mouth as it was heard in a phrase's sound, 25 shapes a second. Immutable. */
public final class HeardMouth implements MouthMovement {

  /** Time of a shape; shape j goes with the sound in the middle of the j-th of them. */
  static final double SHAPE_SECONDS = .040;

  private final MouthShape[] shapes;

  private HeardMouth(MouthShape[] shapes) {
    this.shapes = shapes;
  }

  /**
   * @param values rows of gap, width, pucker, tuck, low lip and tongue, as the net gives them
   */
  static HeardMouth of(FloatBuffer values) {
    var shapes = new MouthShape[values.remaining() / MouthShape.VALUES];
    for (int j = 0; j < shapes.length; j++) {
      shapes[j] =
          new MouthShape(
              Math.max(0, values.get()),
              values.get(),
              Math.clamp(values.get(), 0, 1),
              Math.clamp(values.get(), 0, 1),
              Math.clamp(values.get(), 0, 1),
              Math.clamp(values.get(), 0, 1));
    }
    return new HeardMouth(shapes);
  }

  @Override
  public MouthShape at(double sample) {
    double heard = sample / SpeechChunk.SAMPLE_RATE_HZ + MouthTrajectory.VISUAL_LEAD_SECONDS;
    double position = heard / SHAPE_SECONDS - .5;
    int index = (int) Math.floor(position);
    return shape(index).towards(shape(index + 1), (float) (position - index));
  }

  private MouthShape shape(int index) {
    return index < 0 || index >= shapes.length ? MouthShape.REST : shapes[index];
  }
}
