"""The three custom operators of MediaPipe's attention mesh, in plain ONNX.

The network looks at eyes and lips twice: it cuts a turned rectangle around some of its first
landmarks out of a feature map (Grishchenko et al. 2020, "Attention Mesh"). A rectangle is a 4x4
matrix that takes its pixels to those of the map; as in MediaPipe's own kernels, pixel i lies at
i + 0.5 where it is sampled.
"""

from __future__ import annotations

import numpy as np
from onnx import TensorProto
from tflite_graph import Custom, Translation
from tflite_reader import Operator


def _rectangle_matrix(graph: Translation, operator: Operator) -> str:
    """Landmarks [N, P, 3] -> matrix [N, 4, 4] of the rectangle around a subset of them.

    It lies along the line between two landmarks, and is as large as the subset's extent times a
    scale.
    """
    options = operator.custom
    width, height = options["output_width"], options["output_height"]
    points = graph.slice(graph.tensor(operator.inputs[0]), 2, 0, 2)
    cosine, sine = _direction(
        graph, points, options["left_rotation_idx"], options["right_rotation_idx"])

    def turned(first: str, second: str, kind: str) -> str:
        """first * cosine +- second * sine"""
        return graph.add(kind, graph.add("Mul", first, cosine), graph.add("Mul", second, sine))

    subset = graph.gather(points, 1, options["subset_idxs"])
    x, y = graph.slice(subset, 2, 0, 1), graph.slice(subset, 2, 1, 2)
    centre_x, extent_x = _range(graph, turned(x, y, "Add"))
    centre_y, extent_y = _range(graph, turned(y, x, "Sub"))
    step_x = graph.add("Mul", extent_x, graph.number(options["scale_x"] / width))
    step_y = graph.add("Mul", extent_y, graph.number(options["scale_y"] / height))

    along = [graph.add("Mul", cosine, step_x), graph.add("Mul", sine, step_x)]
    across = [
        graph.add("Neg", graph.add("Mul", sine, step_y)), graph.add("Mul", cosine, step_y)]
    middle = [turned(centre_x, centre_y, "Sub"), turned(centre_y, centre_x, "Add")]
    rows = []
    for axis in range(2):
        to_corner = graph.add(
            "Add",
            graph.add("Mul", along[axis], graph.number(width / 2)),
            graph.add("Mul", across[axis], graph.number(height / 2)),
        )
        origin = graph.add("Sub", middle[axis], to_corner)
        rows.append((along[axis], across[axis], origin))
    zero = graph.add("Sub", step_x, step_x)
    one = graph.add("Add", zero, graph.number(1))
    elements = []
    for first, second, origin in rows:
        elements += [first, second, zero, origin]
    elements += [zero, zero, one, zero, zero, zero, zero, one]
    return graph.rows(graph.add("Concat", *elements, axis=2), 4, 4)


def _direction(graph: Translation, points: str, left: int, right: int) -> tuple[str, str]:
    """Cosine and sine, [N, 1, 1] each, of the line from one landmark to another."""
    ends = graph.gather(points, 1, [left, right])
    line = graph.add("Sub", graph.slice(ends, 1, 1, 2), graph.slice(ends, 1, 0, 1))
    length = graph.add("ReduceL2", line, axes=[2], keepdims=1)
    unit = graph.add("Div", line, length)
    return graph.slice(unit, 2, 0, 1), graph.slice(unit, 2, 1, 2)


def _range(graph: Translation, values: str) -> tuple[str, str]:
    """Middle and extent, [N, 1, 1] each, of values [N, P, 1]."""
    high = graph.add("ReduceMax", values, axes=[1], keepdims=1)
    low = graph.add("ReduceMin", values, axes=[1], keepdims=1)
    middle = graph.add("Mul", graph.add("Add", high, low), graph.number(0.5))
    return middle, graph.add("Sub", high, low)


def _cut(graph: Translation, operator: Operator) -> str:
    """Feature map [N, C, H, W] and matrix -> the rectangle, [N, C, h, w], bilinear.

    A pixel whose centre lies outside the map's pixel centres is 0.
    """
    options = operator.custom
    height, width = options["output_height"], options["output_width"]
    features, matrix = operator.inputs
    _, map_height, map_width, _ = graph.shape(features)
    plane = graph.gather(graph.slice(graph.tensor(matrix), 1, 0, 2), 2, [0, 1, 3])
    y, x = np.mgrid[0:height, 0:width] + 0.5
    pixels = np.stack([x.ravel(), y.ravel(), np.ones(height * width)], axis=1)
    to_map = graph.add("Transpose", plane, perm=[0, 2, 1])
    places = graph.add("MatMul", graph.constant(pixels.astype(np.float32)[None]), to_map)

    size = np.array([map_width, map_height], np.float32)
    scaled = graph.add("Mul", places, graph.constant(2 / size))
    grid = graph.rows(graph.add("Sub", scaled, graph.number(1)), height, width, 2)
    sampled = graph.add(
        "GridSample",
        graph.tensor(features),
        grid,
        mode="bilinear",
        padding_mode="zeros",
        align_corners=0,
    )
    inside = graph.add(
        "And",
        graph.add("GreaterOrEqual", places, graph.number(0.5)),
        graph.add("LessOrEqual", places, graph.constant(size - np.float32(0.5))),
    )
    weight = graph.add("Cast", inside, to=TensorProto.FLOAT)
    weight = graph.add("ReduceMin", weight, axes=[2], keepdims=1)
    return graph.add("Mul", sampled, graph.rows(weight, 1, height, width))


def _place_landmarks(graph: Translation, operator: Operator) -> str:
    """Landmarks [N, P, 2] of a rectangle and its matrix -> landmarks [N, P, 2] of the map."""
    landmarks, matrix = operator.inputs
    top = graph.slice(graph.tensor(matrix), 1, 0, 2)
    linear = graph.add("Transpose", graph.slice(top, 2, 0, 2), perm=[0, 2, 1])
    origin = graph.add("Transpose", graph.slice(top, 2, 3, 4), perm=[0, 2, 1])
    turned = graph.add("MatMul", graph.tensor(landmarks), linear)
    return graph.add("Add", turned, origin)


OPERATORS: dict[str, Custom] = {
    "Landmarks2TransformMatrix": _rectangle_matrix,
    "TransformTensorBilinear": _cut,
    "TransformLandmarks": _place_landmarks,
}
