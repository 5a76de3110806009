package io.babelgrid.lipsync.face;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whose face a tracker follows when there are several. Called on the tracker's thread. */
@FunctionalInterface
interface FaceChooser {

  /** Another face must be this much larger than the one that is followed. */
  float CLEARLY_LARGER = 1.4f;

  /** The largest face; once it is followed, until another is clearly larger. */
  FaceChooser LARGEST =
      (faces, followed) -> {
        DetectedFace largest = faces.getFirst();
        for (DetectedFace face : faces) {
          largest = face.size() > largest.size() ? face : largest;
        }
        return followed != null && largest.size() < CLEARLY_LARGER * followed.size()
            ? followed
            : largest;
      };

  /**
   * Chooses one of {@code faces}.
   *
   * @param faces those in the picture, at least one
   * @param followed the one of them that is followed now, if any
   */
  DetectedFace choose(List<DetectedFace> faces, @Nullable DetectedFace followed);
}
