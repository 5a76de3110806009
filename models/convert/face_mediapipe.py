"""MediaPipe's short-range face detector and attention mesh as ONNX, and the mesh's triangles.

face_detect.onnx    image u8 [N,128,128,3] RGB
                    -> boxes [N,896,16], scores [N,896,1] in 0..1
face_mesh478.onnx   image u8 [N,192,192,3] RGB
                    -> landmarks [N,478,3] in pixels of the image, score [N,1] in 0..1
triangles.bin       u16 [852,3], little-endian: landmarks of each triangle, counter-clockwise as
                    seen in a picture of the face

A box is x and y of its middle relative to its anchor, width, height, then x and y of right eye, left
eye, nose, mouth, right ear, left ear, relative to the anchor; all in pixels of the image.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import face_attention
import face_topology
import numpy as np
import onnxruntime
import tflite_reader
from tflite_graph import Translation

DETECTOR_BOXES, DETECTOR_VALUES = 896, 16
# MediaPipe clips before the sigmoid.
_SCORE_LIMIT = 100
_CHECK_IMAGES = 4
_CHECK_TOLERANCE = 1e-3


def convert(
    packages: dict[str, Path], out: Path, report: Callable[[float, str], None]
) -> None:
    (package,) = packages.values()
    modules = package / "mediapipe" / "modules"
    report(0.0, "translating the detector")
    _detector(modules / "face_detection" / "face_detection_short_range.tflite", out)
    report(0.2, "translating the mesh")
    _mesh(modules / "face_landmark" / "face_landmark_with_attention.tflite", out)
    report(0.6, "ordering triangles")
    connections = package / "mediapipe" / "python" / "solutions" / "face_mesh_connections.py"
    triangles = face_topology.tesselation(connections)
    face_topology.check_surface(triangles, face_topology.MESH_LANDMARKS, face_topology.RIMS)
    np.array(triangles, "<u2").tofile(out / "triangles.bin")
    report(0.7, "checking")
    for name in ("face_detect.onnx", "face_mesh478.onnx"):
        _check(out / name)
    report(1.0, "done")


def _detector(source: Path, out: Path) -> None:
    graph = Translation(tflite_reader.read(source), scale=2 / 255, shift=-1.0)
    boxes = graph.rows(graph.output("regressors"), DETECTOR_BOXES, DETECTOR_VALUES)
    logits = graph.rows(graph.output("classificators"), DETECTOR_BOXES, 1)
    limits = (graph.number(-_SCORE_LIMIT), graph.number(_SCORE_LIMIT))
    scores = graph.add("Sigmoid", graph.add("Clip", logits, *limits))
    graph.save(
        out / "face_detect.onnx",
        graph.image_shape,
        {
            "boxes": (boxes, ("N", DETECTOR_BOXES, DETECTOR_VALUES)),
            "scores": (scores, ("N", DETECTOR_BOXES, 1)),
        },
    )


def _mesh(source: Path, out: Path) -> None:
    network = tflite_reader.read(source)
    graph = Translation(network, scale=1 / 255, shift=0.0, custom=face_attention.OPERATORS)
    score = graph.add("Sigmoid", graph.rows(graph.output("conv_faceflag"), 1))
    graph.save(
        out / "face_mesh478.onnx",
        graph.image_shape,
        {
            "landmarks": (_refined(graph), ("N", face_topology.LANDMARKS, 3)),
            "score": (score, ("N", 1)),
        },
    )


def _refined(graph: Translation) -> str:
    """Landmarks [N, 478, 3]: places of lips and eyes from their own networks, depth from the mesh."""
    mesh = graph.rows(graph.output("output_mesh_identity"), face_topology.MESH_LANDMARKS, 3)
    parts = [graph.slice(mesh, 2, 0, 2)]
    for name, landmarks in face_topology.REFINED_PARTS:
        parts.append(graph.rows(graph.output(name), len(landmarks), 2))
    places = graph.gather(graph.add("Concat", *parts, axis=1), 1, face_topology.refined_order())
    depth = graph.slice(mesh, 2, 2, 3)
    depths = [depth]
    for eye in (face_topology.LEFT_EYE, face_topology.RIGHT_EYE):
        rim = graph.gather(depth, 1, eye[: face_topology.EYE_RIM])
        middle = graph.add("ReduceMean", rim, axes=[1], keepdims=1)
        depths += [middle] * face_topology.IRIS_LANDMARKS
    return graph.add("Concat", places, graph.add("Concat", *depths, axis=1), axis=2)


def _check(file: Path) -> None:
    """Noise gives numbers, and no image of a batch changes another's results."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    shape = session.get_inputs()[0].shape[1:]
    images = np.random.default_rng(1).integers(0, 256, (_CHECK_IMAGES, *shape), dtype=np.uint8)
    together = session.run(None, {"image": images})
    for index in range(_CHECK_IMAGES):
        alone = session.run(None, {"image": images[index : index + 1]})
        for output, one, many in zip(session.get_outputs(), alone, together, strict=True):
            if not np.isfinite(many).all():
                raise ValueError(f"{file.name}: {output.name} of noise is not finite")
            difference = np.abs(one[0] - many[index]).max()
            if difference > _CHECK_TOLERANCE:
                raise ValueError(f"{file.name}: {output.name} differs by {difference} in a batch")
