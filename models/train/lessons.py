"""Lessons that perf/java/io/babelgrid/lipsync/MouthLessons.java wrote, and what they sound like
elsewhere: as received, in noise, louder, duller, spoken by a larger or a smaller head."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import log_mel

ROW_SAMPLES = log_mel.HZ // 25
_SHAPE = 6
_FRAMES = 4
_NOISES = 64


@dataclass(frozen=True)
class Lesson:
    """`spoken` and `received` f32 [640 rows] at 16 kHz, `mouth` f32 [rows, 6] in step with them."""

    language: str
    voice: str
    group: str
    text: str
    rate: float
    closures: tuple[float, ...]
    spoken: np.ndarray
    received: np.ndarray
    mouth: np.ndarray

    @property
    def rows(self) -> int:
        return len(self.mouth)


def read(directory: Path, stranger: str = "") -> list[Lesson]:
    """All lessons; what the voice `stranger` says is not to be learnt."""
    pcm = np.fromfile(directory / "lessons.pcm", "<i2").astype(np.float32) / 32_768
    mouths = np.fromfile(directory / "lessons.mouth", "<f4").reshape(-1, _SHAPE)
    lessons, sample, row = [], 0, 0
    for entry in json.loads((directory / "lessons.json").read_text(encoding="utf-8")):
        rows = entry["rows"]
        spoken, received = pcm[sample : sample + 2 * rows * ROW_SAMPLES].reshape(2, -1)
        group = entry["set"]
        if entry["voice"] == stranger:
            group = {"learnt": "unused", "held-out": "stranger"}.get(group, group)
        lessons.append(Lesson(
            entry["language"], entry["voice"], group, entry["text"], entry["rate"],
            tuple(entry["closures"]), spoken, received, mouths[row : row + rows]))
        sample += 2 * rows * ROW_SAMPLES
        row += rows
    return lessons


class Crops:
    """Pieces of equal length out of lessons, each time as somebody else would hear them.

    Sounds are mixed as powers of mel bands: what they add up to on average, whatever their phases.
    """

    def __init__(self, lessons: list[Lesson], rows: int, rng: np.random.Generator) -> None:
        self._lessons = lessons
        self._rows = rows
        self._rng = rng
        self._weights = _fair(lessons)
        self._heard = [_ways_to_hear(lesson) for lesson in lessons]
        self._noises = [self._noise() for _ in range(_NOISES)]

    def batch(self, size: int) -> tuple[np.ndarray, np.ndarray]:
        """(log-mel f32 [size, 4 rows, 40], mouth f32 [size, rows, 6])."""
        chosen = self._rng.choice(len(self._lessons), size, p=self._weights)
        bands = np.zeros((size, self._rows * _FRAMES, log_mel.BANDS), np.float32)
        mouth = np.zeros((size, self._rows, _SHAPE), np.float32)
        for i, index in enumerate(chosen):
            self._cut(index, bands[i], mouth[i])
            bands[i] = self._elsewhere(bands[i])
        return bands, mouth

    def _cut(self, index: int, power: np.ndarray, mouth: np.ndarray) -> None:
        """Copies a piece; a lesson that is too short stands somewhere in silence."""
        lesson = self._lessons[index]
        heard = self._heard[index][self._rng.integers(len(self._heard[index]))]
        if lesson.rows > self._rows:
            start = self._rng.integers(lesson.rows - self._rows + 1)
            power[:] = heard[start * _FRAMES : (start + self._rows) * _FRAMES]
            mouth[:] = lesson.mouth[start : start + self._rows]
        else:
            start = self._rng.integers(self._rows - lesson.rows + 1)
            power[start * _FRAMES : (start + lesson.rows) * _FRAMES] = heard
            mouth[start : start + lesson.rows] = lesson.mouth

    def _elsewhere(self, power: np.ndarray) -> np.ndarray:
        rng = self._rng
        power = _warped(power, rng.uniform(0.87, 1.15))
        if rng.random() < 0.75:
            noise = self._noises[rng.integers(_NOISES)]
            noise = noise[rng.integers(len(noise) - len(power)) :][: len(power)]
            power = power + noise * power.mean() * 10 ** (-rng.uniform(8, 40) / 10)
        # Louder or softer, in another room, at another microphone.
        colour = rng.uniform(-1.8, 1.2) + np.cumsum(rng.normal(0, 0.08, log_mel.BANDS))
        colour += rng.normal(0, 0.5) * np.linspace(-1, 1, log_mel.BANDS)
        return log_mel.logarithm(power * np.exp(colour))

    def _noise(self) -> np.ndarray:
        """Of unit power: white to brown, or somebody else talking through a wall."""
        rng, samples = self._rng, (self._rows + 50) * ROW_SAMPLES
        if rng.random() < 0.25:
            noise = np.resize(self._lessons[rng.integers(len(self._lessons))].received, samples)
        else:
            noise = rng.standard_normal(samples)
        spectrum = np.fft.rfft(noise)
        spectrum[1:] /= np.arange(1, len(spectrum)) ** rng.uniform(0, 1)
        power = log_mel.power(np.fft.irfft(spectrum, samples))
        return power / (power.mean() + 1e-9)


def _ways_to_hear(lesson: Lesson) -> list[np.ndarray]:
    """Mel powers: as spoken, as received, and with quiet sounds made louder on the way."""
    received = log_mel.normalised(lesson.received)
    louder = np.sign(received) * log_mel.PEAK * (np.abs(received) / log_mel.PEAK) ** 0.75
    return [log_mel.power(x) for x in (log_mel.normalised(lesson.spoken), received, louder)]


def _warped(power: np.ndarray, by: float) -> np.ndarray:
    """Formants as those of a smaller or a larger head."""
    at = np.clip(np.arange(log_mel.BANDS) * by, 0, log_mel.BANDS - 1.001)
    left = at.astype(int)
    share = (at - left).astype(np.float32)
    return power[:, left] * (1 - share) + power[:, left + 1] * share


def _fair(lessons: list[Lesson]) -> np.ndarray:
    """By length, but a voice that says all (hibari) is not heard more than four others."""
    seconds: dict[str, int] = {}
    for lesson in lessons:
        seconds[lesson.voice] = seconds.get(lesson.voice, 0) + lesson.rows
    most = 4 * np.median(list(seconds.values()))
    weights = np.array([x.rows * min(1, most / seconds[x.voice]) for x in lessons], float)
    return weights / weights.sum()
