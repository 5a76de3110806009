package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.lipsync.generate.FaceBox.Extent;
import io.babelgrid.lipsync.generate.GeneratorManifest.Kind;
import io.babelgrid.lipsync.render.LipRenderer;
import io.babelgrid.lipsync.render.LowerFaceMask;
import io.babelgrid.lipsync.render.Sight;
import io.babelgrid.video.VideoFrame;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A speaker whose mouth is generated. What is seen of the face, whether it can be trusted and how
 * the mouth fades is judged as for our own renderer, which also draws the pictures that the
 * generator fails on.
 */
final class GeneratedMouth implements MouthRenderer {

  private static final Logger LOG = Logger.getLogger(GeneratedMouth.class);

  private final GeneratorDrawing drawing;
  private final ComputeLanes lanes;
  private final Extent extent;
  private final LipRenderer own = new LipRenderer();
  private final LowerFaceMask mask = new LowerFaceMask();
  private final BoxTrack boxes;
  private final FaceCrop crop;
  private final MouthPatch patch;
  private final MouthRow row;
  private float @Nullable [] mesh;
  private @Nullable FaceBox box;
  private boolean cut;
  private boolean failed;

  GeneratedMouth(GeneratorDrawing drawing) {
    GeneratorManifest manifest = drawing.manifest();
    this.drawing = drawing;
    this.lanes = drawing.lanes();
    this.extent = manifest.kind() == Kind.WAV2LIP ? Extent.MESH : Extent.AROUND_NOSE;
    this.boxes = new BoxTrack(manifest.align().smoothing());
    this.crop = new FaceCrop(manifest.size(), manifest.channels());
    this.patch = new MouthPatch(manifest.size(), manifest.channels());
    this.row = new MouthRow(manifest.size());
  }

  @Override
  public Sight observe(
      VideoFrame frame, float @Nullable [] landmarks, float meshScore, long nowNs) {
    Sight sight = own.observe(frame, landmarks, meshScore, nowNs);
    mesh = landmarks;
    cut = false;
    if (landmarks == null || !own.drawable()) {
      boxes.clear();
      box = null;
    } else {
      box = boxes.add(FaceBox.of(landmarks, extent, drawing.manifest().align(), frame));
    }
    return sight;
  }

  @Override
  public float gateAlpha() {
    return own.gateAlpha();
  }

  @Override
  public boolean draw(VideoFrame frame, MouthCue cue, float alpha, VideoFrame out) {
    FaceBox around = box;
    float[] landmarks = mesh;
    if (!(alpha > 0) || around == null || !around.holds() || landmarks == null) {
      out.copyFrom(frame);
      return false;
    }
    try {
      cut(frame, landmarks, around);
      generate(cue);
    } catch (InferenceException e) {
      notice(e);
      return lanes.beside("lips.warp", () -> own.draw(frame, cue.shape(), alpha, out));
    }
    failed = false;
    return lanes.beside(
        "lips.paste",
        () -> {
          out.copyFrom(frame);
          patch.take(row.made, row.face);
          patch.paste(mask, around, Math.min(1, alpha), out);
          return true;
        });
  }

  /** Once for a frame, whatever the languages. */
  private void cut(VideoFrame frame, float[] landmarks, FaceBox around) {
    if (!cut) {
      cut =
          lanes.beside(
              "lips.crop",
              () -> {
                crop.read(frame, around, row.face);
                mask.plan(landmarks, around.left(), around.top(), around.right(), around.bottom());
                return true;
              });
    }
  }

  private void generate(MouthCue cue) {
    row.features = cue.features().at(cue.audio(), cue.sample(), cue.dueNs());
    row.restart();
    lanes.decode(drawing.model(), row, 1, cue.dueNs());
  }

  private void notice(InferenceException e) {
    if (!failed && !Thread.currentThread().isInterrupted()) {
      LOG.warn("a mouth could not be generated and is drawn", e);
    }
    failed = true;
  }

  @Override
  public void forget() {
    own.forget();
    boxes.clear();
    box = null;
    mesh = null;
  }
}
