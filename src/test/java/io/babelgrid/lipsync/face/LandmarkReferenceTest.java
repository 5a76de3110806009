package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Expected landmarks come from models/reference/face_landmarks.py. */
@Tag("models")
@Tag("words")
class LandmarkReferenceTest {

  private static final double TOLERANCE_PX = 1;
  private static final double MEAN_TOLERANCE_PX = 0.25;

  private record Expected(String clip, int picture, Map<Integer, double[]> landmarks) {}

  @Test
  void landmarksAreThoseOfTheReference() throws IOException {
    List<Expected> all = expected();
    double sum = 0;
    int count = 0;
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        FaceModels models = FaceModels.load(PreparedModels.store(), lanes)) {
      for (String clip : all.stream().map(Expected::clip).distinct().toList()) {
        FaceClip pictures = FaceClip.open(clip);
        // A clock that stands still: the reference does not look for faces again.
        try (var tracker = new FaceTracker(models, () -> 1)) {
          int next = 0;
          for (Expected one : all.stream().filter(e -> e.clip.equals(clip)).toList()) {
            Face face = null;
            for (; next <= one.picture; next++) {
              face = tracker.track(pictures.frame(next));
            }
            assertNotNull(face);
            for (Map.Entry<Integer, double[]> point : one.landmarks.entrySet()) {
              double distance = distance(face, point.getKey(), point.getValue());
              assertEquals(0, distance, TOLERANCE_PX, () -> one.clip + " " + point.getKey());
              sum += distance;
              count++;
            }
          }
        }
      }
    }
    double mean = sum / count;
    assertTrue(mean < MEAN_TOLERANCE_PX, () -> "mean distance of %.3f px".formatted(mean));
  }

  private static double distance(Face face, int landmark, double[] expected) {
    return Math.hypot(face.x(landmark) - expected[0], face.y(landmark) - expected[1]);
  }

  private static List<Expected> expected() throws IOException {
    try (InputStream json =
        LandmarkReferenceTest.class.getResourceAsStream("/lipsync/landmarks.json")) {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    }
  }
}
