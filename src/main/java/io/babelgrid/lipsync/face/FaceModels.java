package io.babelgrid.lipsync.face;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;

/**
 * The face detector and the mesh, loaded once for all speakers of a node; safe for many threads.
 * Both run on the CPU whatever the node has, where a batch gains nothing: some 1 and 5 ms of one
 * core, on the thread of their speaker, beside the compute lanes: what runs on a lane does not make
 * way for a picture.
 */
public final class FaceModels implements AutoCloseable {

  public static final String ID = "face-mediapipe";

  private final ComputeLanes lanes;
  private final ModelSession detector;
  private final ModelSession mesh;

  private FaceModels(ComputeLanes lanes, ModelSession detector, ModelSession mesh) {
    this.lanes = lanes;
    this.detector = detector;
    this.mesh = mesh;
  }

  /**
   * Loads the models, some 5 MB.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when they are not prepared
   */
  public static FaceModels load(ModelStore store, ComputeLanes lanes) {
    ModelSession detector = ModelSession.load(store.file(ID, "face_detect.onnx"));
    try {
      return new FaceModels(
          lanes, detector, ModelSession.load(store.file(ID, "face_mesh478.onnx")));
    } catch (RuntimeException e) {
      detector.close();
      throw e;
    }
  }

  ComputeLanes lanes() {
    return lanes;
  }

  ModelSession detector() {
    return detector;
  }

  ModelSession mesh() {
    return mesh;
  }

  /** Trackers that still run fail from here on. */
  @Override
  public void close() {
    mesh.close();
    detector.close();
  }
}
