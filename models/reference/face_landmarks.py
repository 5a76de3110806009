"""Makes the expected landmarks of the face tracker's test: src/test/resources/lipsync/landmarks.json.

    VENV/bin/python models/reference/face_landmarks.py

VENV is the environment models/prepare made; face-mediapipe and test-faces must be prepared. Follows
the face of a clip as the service does, but in RGB, in float64 and with OpenCV's sampling, without the
Java code under test.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

_ROOT = Path(__file__).resolve().parent.parent.parent
_CACHE = _ROOT / "models" / "cache"
_EXPECTED = _ROOT / "src" / "test" / "resources" / "lipsync" / "landmarks.json"
_CLIPS = ("portrait", "man", "woman-laughing", "woman-tilted")
_PICTURES = (0, 1, 25, 75)
# Eyes, nose, chin, forehead, cheeks, lips, an iris.
_LANDMARKS = (33, 263, 4, 152, 10, 234, 454, 61, 291, 13, 14, 0, 17, 468)
_MARGIN = 1.5
_DETECTOR_SIZE, _MESH_SIZE = 128, 192
_EYE_CORNERS = (33, 263)
_MESH_LANDMARKS = 468


@dataclass(frozen=True)
class Region:
    """A turned square; pixel i covers i to i + 1."""

    centre: np.ndarray
    side: float
    direction: np.ndarray

    @staticmethod
    def around(points: np.ndarray, eyes: np.ndarray) -> "Region":
        low, high = points.min(0), points.max(0)
        return Region((low + high) / 2, _MARGIN * (high - low).max(), eyes / np.hypot(*eyes))

    def to_picture(self, size: int) -> np.ndarray:
        """[2, 3] from places in a cut-out of `size` pixels to places in the picture."""
        along = self.direction * self.side / size
        linear = np.column_stack([along, [-along[1], along[0]]])
        return np.column_stack([linear, self.centre - linear @ [size / 2, size / 2]])

    def towards(self, following: "Region") -> "Region":
        move = following.centre - self.centre
        growth = following.side - self.side
        far = max(np.hypot(*move), abs(growth)) > 0.1 * self.side
        if far or self.direction @ following.direction < 0.9:
            return following
        direction = 0.8 * self.direction + 0.2 * following.direction
        return Region(
            self.centre + 0.6 * move, self.side + 0.2 * growth, direction / np.hypot(*direction))


class Tracker:
    def __init__(self) -> None:
        self._detector = _session("face_detect.onnx")
        self._mesh = _session("face_mesh478.onnx")
        grids = [(16, 2), (8, 6)]
        self._anchors = np.array([
            ((column + 0.5) / cells, (row + 0.5) / cells)
            for cells, boxes in grids
            for row in range(cells) for column in range(cells) for _ in range(boxes)
        ])
        self._region: Region | None = None

    def follow(self, picture: np.ndarray) -> np.ndarray:
        """Landmarks [478, 2] of the one face there is, in pixels."""
        region = self._region or self._detect(picture)
        cut, to_picture = _cut(picture, region, _MESH_SIZE, cv2.BORDER_REPLICATE)
        placed = self._mesh.run(["landmarks"], {"image": cut[None]})[0][0, :, :2].astype(np.float64)
        landmarks = placed @ to_picture[:, :2].T + to_picture[:, 2]
        right, left = landmarks[list(_EYE_CORNERS)]
        following = Region.around(landmarks[:_MESH_LANDMARKS], left - right)
        self._region = region.towards(following)
        return landmarks

    def _detect(self, picture: np.ndarray) -> Region:
        height, width = picture.shape[:2]
        whole = Region(np.array([width, height]) / 2, max(width, height), np.array([1.0, 0.0]))
        cut, to_picture = _cut(picture, whole, _DETECTOR_SIZE, cv2.BORDER_CONSTANT)
        boxes, scores = self._detector.run(["boxes", "scores"], {"image": cut[None]})
        sure = scores[0, :, 0] >= 0.5
        values = boxes[0][sure].reshape(-1, 8, 2).astype(np.float64)
        weights = scores[0, sure, 0].astype(np.float64)
        middle = values[:, 0] + self._anchors[sure] * _DETECTOR_SIZE
        corners = np.stack([middle - values[:, 1] / 2, middle + values[:, 1] / 2], 1)
        same = _overlaps(corners, corners[weights.argmax()]) > 0.3
        share = (weights[same] / weights[same].sum())[:, None]
        blended = (corners[same] * share[..., None]).sum(0)
        eyes = ((values[same, 3] - values[same, 2]) * share).sum(0)
        return Region.around(blended @ to_picture[:, :2].T + to_picture[:, 2], eyes)


def _overlaps(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Intersection over union of boxes [N, 2, 2] with one."""
    shared = np.minimum(boxes[:, 1], box[1]) - np.maximum(boxes[:, 0], box[0])
    shared = np.clip(shared, 0, None).prod(1)
    areas = (boxes[:, 1] - boxes[:, 0]).prod(1)
    return shared / (areas + (box[1] - box[0]).prod() - shared)


def _cut(
    picture: np.ndarray, region: Region, size: int, border: int
) -> tuple[np.ndarray, np.ndarray]:
    to_picture = region.to_picture(size)
    # OpenCV counts from the middle of the first pixel.
    matrix = to_picture.copy()
    matrix[:, 2] += to_picture[:, :2] @ [0.5, 0.5] - 0.5
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(picture, matrix, (size, size), flags=flags, borderMode=border), to_picture


def _pictures(clip: str) -> Iterator[np.ndarray]:
    file = (_CACHE / "test-faces" / f"{clip}.mjpeg").read_bytes()
    end, start = b"\xff\xd9", b"\xff\xd8"
    for jpeg in file.removeprefix(start).removesuffix(end).split(end + start):
        whole = np.frombuffer(start + jpeg + end, np.uint8)
        decoded = cv2.imdecode(whole, cv2.IMREAD_COLOR)
        yield cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB)


def _session(name: str) -> onnxruntime.InferenceSession:
    file = _CACHE / "face-mediapipe" / name
    return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])


def main() -> None:
    expected = []
    for clip in _CLIPS:
        tracker = Tracker()
        for index, picture in zip(range(max(_PICTURES) + 1), _pictures(clip), strict=False):
            landmarks = tracker.follow(picture)
            if index in _PICTURES:
                points = {i: [round(v, 2) for v in landmarks[i].tolist()] for i in _LANDMARKS}
                expected.append({"clip": clip, "picture": index, "landmarks": points})
    _EXPECTED.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(entry) for entry in expected)
    _EXPECTED.write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
