package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.lipsync.render.LipRenderer;
import io.babelgrid.lipsync.render.Sight;
import io.babelgrid.video.VideoFrame;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Our own renderer, which moves the pixels of the speaker's face. */
record WarpDrawing(ComputeLanes lanes) implements MouthDrawing {

  private static final String STAGE = "lips.mouth";

  @Override
  public MouthRenderer renderer() {
    return new Warped(lanes);
  }

  @Override
  public SpeechFeatures features() {
    return SpeechFeatures.NONE;
  }

  @Override
  public OptionalDouble cores() {
    return OptionalDouble.empty();
  }

  @Override
  public void close() {
    // Nothing is loaded.
  }

  private static final class Warped implements MouthRenderer {
    private final ComputeLanes lanes;
    private final LipRenderer renderer = new LipRenderer();

    Warped(ComputeLanes lanes) {
      this.lanes = lanes;
    }

    @Override
    public Sight observe(
        VideoFrame frame, float @Nullable [] landmarks, float meshScore, long nowNs) {
      return renderer.observe(frame, landmarks, meshScore, nowNs);
    }

    @Override
    public float gateAlpha() {
      return renderer.gateAlpha();
    }

    @Override
    public boolean draw(VideoFrame frame, MouthCue cue, float alpha, VideoFrame out) {
      return lanes.beside(STAGE, () -> renderer.draw(frame, cue.shape(), alpha, out));
    }

    @Override
    public void forget() {
      renderer.forget();
    }
  }
}
