package io.babelgrid.lipsync.face;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.video.VideoFrame;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one face through the pictures of a speaker: the largest, as long as no other is clearly
 * larger. One thread.
 */
public final class FaceTracker implements AutoCloseable {

  private static final float MIN_SCORE = 0.5f;

  /** While nothing is followed. The detector costs a fifth of the mesh. */
  private static final long SEARCH_NS = Duration.ofMillis(80).toNanos();

  /** While a face is followed, to see whether it is one and the right one. */
  private static final long CHECK_NS = Duration.ofSeconds(1).toNanos();

  /**
   * A face that the detector misses so many checks in a row is none: the mesh holds on to whatever
   * it was once shown. A hand or a turn of the head hides one from the detector for a second.
   */
  private static final int MISSES_ALLOWED = 2;

  /** The detector's box ends at the brows, the landmarks reach the forehead. */
  private static final float SAME_FACE = 0.25f;

  /** Of the shorter side of a picture. */
  private static final float MIDDLE = 0.8f;

  private final FaceDetector detector;
  private final FaceMesh mesh;
  private final FaceChooser chooser;
  private final NanoClock clock;

  /** The followed face as its landmarks fill it, and the square that will be cut out around it. */
  private @Nullable DetectedFace followed;

  private Region region = Region.around(1, 1);
  private boolean searched;
  private long searchedNs;
  private int misses;

  /**
   * @param models stay the caller's; to be closed after the tracker
   */
  public FaceTracker(FaceModels models, NanoClock clock) {
    this(models, clock, FaceChooser.LARGEST);
  }

  FaceTracker(FaceModels models, NanoClock clock, FaceChooser chooser) {
    this.clock = clock;
    this.chooser = chooser;
    this.detector = new FaceDetector(models);
    this.mesh = new FaceMesh(models);
  }

  /**
   * The followed face in the next picture, or null when there is none.
   *
   * @throws io.babelgrid.engine.InferenceException when a net fails; the tracker can go on
   */
  public @Nullable Face track(VideoFrame frame) {
    long nowNs = clock.nowNs();
    if (!searched || nowNs - searchedNs >= (followed == null ? SEARCH_NS : CHECK_NS)) {
      search(frame, nowNs);
    }
    if (followed == null) {
      return null;
    }
    Face face = follow(frame);
    if (face == null && searchedNs != nowNs) {
      search(frame, nowNs);
      face = followed == null ? null : follow(frame);
    }
    return face;
  }

  /** The mesh laid over the middle of a picture, whatever is there; nothing is followed then. */
  public Face overMiddle(VideoFrame frame) {
    reset();
    float side = Math.min(frame.width(), frame.height()) * MIDDLE;
    return mesh.place(frame, new Region(frame.width() / 2f, frame.height() / 2f, side, 1, 0));
  }

  /** Forgets the face, as after a gap in the pictures. */
  public void reset() {
    followed = null;
    searched = false;
  }

  @Override
  public void close() {
    mesh.close();
    detector.close();
  }

  private @Nullable Face follow(VideoFrame frame) {
    Face face = mesh.place(frame, region);
    if (!(face.score() >= MIN_SCORE)) {
      followed = null;
      return null;
    }
    followed = DetectedFace.of(face);
    region = region.towards(Region.around(followed));
    return face;
  }

  private void search(VideoFrame frame, long nowNs) {
    searched = true;
    searchedNs = nowNs;
    List<DetectedFace> faces = detector.detect(frame);
    DetectedFace same = followed == null ? null : sameAs(followed, faces);
    if (followed != null && same == null && ++misses <= MISSES_ALLOWED) {
      return;
    }
    misses = 0;
    if (faces.isEmpty()) {
      followed = null;
      return;
    }
    DetectedFace chosen = chooser.choose(faces, same);
    if (chosen != same) { // the landmarks place the same face better than the detector does
      followed = chosen;
      region = Region.around(chosen);
    }
  }

  private static @Nullable DetectedFace sameAs(DetectedFace followed, List<DetectedFace> faces) {
    DetectedFace nearest = null;
    float best = SAME_FACE;
    for (DetectedFace face : faces) {
      float overlap = followed.overlap(face);
      if (overlap > best) {
        best = overlap;
        nearest = face;
      }
    }
    return nearest;
  }
}
