"""Which of the attention mesh's landmarks lie where, and the triangles between them.

The tables of landmarks are those of MediaPipe's tensors_to_face_landmarks_with_attention.pbtxt:
each part's network refines the landmarks listed for it, in that order.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

MESH_LANDMARKS = 468
# Of each eye; those of the left one follow the mesh, then those of the right one.
IRIS_LANDMARKS = 5
LANDMARKS = MESH_LANDMARKS + 2 * IRIS_LANDMARKS
# Of the mesh: around the face, the eyes and the mouth.
RIMS = 4
LIPS = (
    # outer rim: lower, upper
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291,
    185, 40, 39, 37, 0, 267, 269, 270, 409,
    # inner rim: lower, upper
    78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308,
    191, 80, 81, 82, 13, 312, 311, 310, 415,
    # between, nearer the outer rim: lower, upper
    76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306,
    184, 74, 73, 72, 11, 302, 303, 304, 408,
    # between, nearer the inner rim: lower, upper
    62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292,
    183, 42, 41, 38, 12, 268, 271, 272, 407,
)
# The eye on the left of the picture. The first 16 are the rim of its opening.
LEFT_EYE = (
    33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173,
    130, 25, 110, 24, 23, 22, 26, 112, 243, 247, 30, 29, 27, 28, 56, 190,
    226, 31, 228, 229, 230, 231, 232, 233, 244, 113, 225, 224, 223, 222, 221, 189,
    35, 124, 46, 53, 52, 65,
    143, 111, 117, 118, 119, 120, 121, 128, 245, 156, 70, 63, 105, 66, 107, 55, 193,
)
RIGHT_EYE = (
    263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398,
    359, 255, 339, 254, 253, 252, 256, 341, 463, 467, 260, 259, 257, 258, 286, 414,
    446, 261, 448, 449, 450, 451, 452, 453, 464, 342, 445, 444, 443, 442, 441, 413,
    265, 353, 276, 283, 282, 295,
    372, 340, 346, 347, 348, 349, 350, 357, 465, 383, 300, 293, 334, 296, 336, 285, 417,
)
EYE_RIM = 16
LEFT_IRIS = tuple(range(MESH_LANDMARKS, MESH_LANDMARKS + IRIS_LANDMARKS))
RIGHT_IRIS = tuple(range(MESH_LANDMARKS + IRIS_LANDMARKS, LANDMARKS))
# Output tensors of the network, in an order in which later ones correct earlier ones.
REFINED_PARTS = (
    ("output_lips", LIPS),
    ("output_left_eye", LEFT_EYE),
    ("output_right_eye", RIGHT_EYE),
    ("output_left_iris", LEFT_IRIS),
    ("output_right_iris", RIGHT_IRIS),
)


def refined_order() -> list[int]:
    """Where each landmark comes from when the mesh and the refined parts are joined."""
    order = list(range(LANDMARKS))
    begin = MESH_LANDMARKS
    for _, landmarks in REFINED_PARTS:
        for place, landmark in enumerate(landmarks):
            order[landmark] = begin + place
        begin += len(landmarks)
    return order


def tesselation(source: Path) -> list[tuple[int, int, int]]:
    """The triangles of FACEMESH_TESSELATION in MediaPipe's face_mesh_connections.py.

    It is read, not imported: MediaPipe need not be installed, and its frozenset has lost the order
    in which the literal lists three edges for each triangle.
    """
    for statement in ast.parse(source.read_text("utf-8")).body:
        if isinstance(statement, ast.Assign) and _is_name(statement.targets[0], "FACEMESH_TESSELATION"):
            value = statement.value
            literal = value.args[0] if isinstance(value, ast.Call) else value
            return _triangles(ast.literal_eval(literal))
    raise ValueError(f"{source.name} has no FACEMESH_TESSELATION")


def check_surface(triangles: Sequence[tuple[int, int, int]], points: int, holes: int) -> None:
    """One sheet over all points, all triangles turning the same way, with so many rims."""
    edges: set[tuple[int, int]] = set()
    for first, second, third in triangles:
        for edge in ((first, second), (second, third), (third, first)):
            if edge in edges:
                raise ValueError(f"triangles on both sides of edge {edge} turn different ways")
            edges.add(edge)
    used = {point for edge in edges for point in edge}
    if used != set(range(points)):
        raise ValueError(f"triangles use {len(used)} points, not {points}")
    rims = _rims({edge for edge in edges if edge[::-1] not in edges})
    if rims != holes:
        raise ValueError(f"triangles leave {rims} rims, not {holes}")
    undirected = len({tuple(sorted(edge)) for edge in edges})
    if points - undirected + len(triangles) + rims != 2:
        raise ValueError("triangles overlap or do not hang together")


def _triangles(edges: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    triangles = []
    for first, second, third in zip(edges[::3], edges[1::3], edges[2::3], strict=True):
        if first[1] != second[0] or second[1] != third[0] or third[1] != first[0]:
            raise ValueError(f"edges {first}, {second}, {third} are no triangle")
        triangles.append((first[0], second[0], third[0]))
    return triangles


def _rims(edges: set[tuple[int, int]]) -> int:
    """Number of closed loops that the edges form; each point has one edge that leaves it."""
    following = dict(edges)
    if len(following) != len(edges):
        raise ValueError("two rims touch")
    rims = 0
    while following:
        _, point = following.popitem()
        while point in following:
            point = following.pop(point)
        rims += 1
    return rims


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
