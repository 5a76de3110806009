package io.babelgrid.lipsync.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.lipsync.render.SyntheticFace.Look;
import io.babelgrid.video.VideoFrame;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeometryTest {

  @Test
  void aPoseIsRecoveredFromAMovedFace() {
    float[] from = SyntheticFace.landmarks(Look.REST);
    var mm = new float[3 * FaceTopology.POINTS];
    HeadPose.reference(from, mm);
    assertEquals(90, Mesh.distance(mm, FaceTopology.LEFT_EYE, FaceTopology.RIGHT_EYE), .01f);
    var pose = new HeadPose();
    var back = new float[mm.length];
    for (Look look :
        new Look[] {
          new Look(0, 1.1f, 200, 120, 0, 0),
          new Look(0, 2.3f, 300, 150, 25, 0),
          new Look(0, 1.6f, 300, 150, -15, 30)
        }) {
      float[] moved = SyntheticFace.landmarks(look);
      pose.fit(mm, moved);
      pose.toHead(moved, back);
      for (int i = 0; i < mm.length; i++) {
        assertEquals(mm[i], back[i], .05f);
      }
      int tip = 3 * FaceTopology.NOSE_TIP;
      assertEquals(moved[tip], pose.pictureX(mm[tip], mm[tip + 1], mm[tip + 2]), .05f);
      assertEquals(moved[tip + 1], pose.pictureY(mm[tip], mm[tip + 1], mm[tip + 2]), .05f);
    }
  }

  @Test
  void anglesAreThoseOfTheHead() {
    for (float yaw : new float[] {-30, 0, 20}) {
      assertEquals(yaw, FaceView.yawDegrees(SyntheticFace.landmarks(Look.REST.turned(yaw))), .5f);
    }
  }

  @Test
  void aPlateFollowsItsControlsAndIsExactOnPlanes() {
    var random = new Random(3);
    int n = 40;
    var mesh = new float[3 * n];
    for (int i = 0; i < n; i++) {
      mesh[3 * i] = random.nextFloat() * 100;
      mesh[3 * i + 1] = random.nextFloat() * 100;
    }
    var plate = new ThinPlate(mesh, IntStream.range(0, n).toArray());
    var values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = 2 + .3f * mesh[3 * i] - .1f * mesh[3 * i + 1];
    }
    plate.bend(values);
    assertEquals(2 + .3f * 17 - .1f * 60, plate.at(17, 60), .01f);
    for (int i = 0; i < n; i++) {
      values[i] = (float) Math.sin(mesh[3 * i] / 30);
    }
    plate.bend(values);
    for (int i = 0; i < n; i++) {
      assertEquals(values[i], plate.at(mesh[3 * i], mesh[3 * i + 1]), .15f);
    }
  }

  @Test
  void everyTriangleFacesTheSameWayAndEdgesAreSharedByTwo() {
    int[] triangles = FaceTopology.TRIANGLES;
    assertEquals(3 * 852, triangles.length);
    var directed = new boolean[FaceTopology.POINTS * FaceTopology.POINTS];
    for (int i = 0; i < triangles.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        int edge = triangles[i + k] * FaceTopology.POINTS + triangles[i + (k + 1) % 3];
        assertFalse(directed[edge], "edge used twice in one direction");
        directed[edge] = true;
      }
    }
  }

  @Test
  void aTargetThatFoldsTheFaceIsRefused() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST);
    VideoFrame frame = SyntheticFace.picture(landmarks, 640, 480);
    var face = new FaceState();
    face.locate(frame, landmarks, 0);
    face.learn(frame, 0);
    var xy = new float[2 * FaceTopology.POINTS];
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      xy[2 * p] = landmarks[3 * p];
      xy[2 * p + 1] = landmarks[3 * p + 1];
    }
    var lips = new LipContours();
    lips.plan(face.pose(), face.neutral().mesh(), xy);
    var warp = new FaceWarp();
    xy[2 * FaceTopology.CHIN + 1] -= 10;
    assertTrue(warp.plan(face, xy, lips, 1, frame));
    xy[2 * FaceTopology.CHIN + 1] -= 150;
    assertFalse(warp.plan(face, xy, lips, 1, frame));
  }

  @Test
  void anArchIsFittedThroughOutliers() {
    var x = new float[40];
    var y = new float[40];
    for (int i = 0; i < 40; i++) {
      x[i] = -1 + i / 20f;
      y[i] = i % 8 == 3 ? 6 : 2.5f - 1.2f * x[i] * x[i];
    }
    var fit = new EdgeFit();
    assertTrue(fit.fit(x, y, 40));
    assertEquals(2.5f, fit.at(0), .35f);
    assertFalse(fit.fit(x, y, 5));
  }
}
