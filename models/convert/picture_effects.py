"""What happens to a face in a call, drawn into pictures: moves, a hand, bad light.

Pictures are u8 [H, W, 3] in OpenCV's order of colours. All of it gives the same pictures each time.
"""

from __future__ import annotations

import cv2
import numpy as np

_SKIN_GRAIN = 3
_SENSOR_NOISE = 2.0


def turned(
    picture: np.ndarray,
    size: tuple[int, int],
    centre: tuple[float, float],
    scale: float,
    degrees: float,
    shift: tuple[float, float],
) -> np.ndarray:
    """Width and height `size`, with `centre` of the picture in the middle, turned, then shifted."""
    matrix = cv2.getRotationMatrix2D(centre, degrees, scale)
    matrix[:, 2] += np.array(size) / 2 - centre + shift
    return cv2.warpAffine(
        picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def shifted(picture: np.ndarray, x: float) -> np.ndarray:
    """To the right; what comes in at the left repeats the edge."""
    matrix = np.array([[1, 0, x], [0, 1, 0]], np.float64)
    size = (picture.shape[1], picture.shape[0])
    return cv2.warpAffine(
        picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def dimmed(picture: np.ndarray, light: float, seed: int) -> np.ndarray:
    """Light between 0 and 1, and the noise that a camera has in the dark."""
    noise = np.random.default_rng(seed).normal(0, _SENSOR_NOISE * (1 - light), picture.shape)
    return np.clip(picture * light + noise, 0, 255).astype(np.uint8)


def with_hand(
    picture: np.ndarray, skin: np.ndarray, place: tuple[float, float], size: float
) -> np.ndarray:
    """A hand with its fingers to the left, the middle of its palm at `place`.

    `skin` is its colour, `size` the width of the palm in pixels.
    """
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.float32)
    shade = np.full((height, width), 0.8, np.float32)
    x, y = place
    thickness = 0.27 * size
    for finger, length in enumerate((1.05, 1.2, 1.15, 0.9)):
        at = y + size * (0.27 * finger - 0.4)
        tip, root = _point(x - length * size, at), _point(x, at)
        cv2.line(mask, root, tip, 1.0, round(thickness), cv2.LINE_AA)
        cv2.line(shade, root, tip, 1.0, round(thickness * 0.7), cv2.LINE_AA)
    palm = _point(0.55 * size, 0.58 * size)
    cv2.ellipse(mask, _point(x + 0.35 * size, y), palm, 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    cv2.ellipse(shade, _point(x + 0.4 * size, y), palm, 0, 0, 360, 0.97, -1, cv2.LINE_AA)
    arm = (_point(x + 0.6 * size, y + 0.1 * size), _point(x + 3 * size, y + 2.2 * size))
    cv2.line(mask, *arm, 1.0, round(0.8 * size), cv2.LINE_AA)
    shade = cv2.GaussianBlur(shade, (0, 0), 0.06 * size)
    mask = cv2.GaussianBlur(mask, (0, 0), 1.0)[..., None]
    grain = np.random.default_rng(1).normal(0, _SKIN_GRAIN, (height, width)).astype(np.float32)
    grain = 2 * cv2.GaussianBlur(grain, (0, 0), 1.0)
    hand = skin.astype(np.float32) * shade[..., None] + grain[..., None]
    return np.clip(picture * (1 - mask) + hand * mask, 0, 255).astype(np.uint8)


def _point(x: float, y: float) -> tuple[int, int]:
    return round(x), round(y)
