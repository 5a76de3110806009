"""How well the net hears, on sentences that it never learnt: of voices it knows ("held-out") and of
voices it does not ("stranger")."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime as ort

import log_mel
from lessons import ROW_SAMPLES, Lesson

_ROW_SECONDS = 0.04
_TOUCHING_MM = 2.0
_OPEN_MM = 5.0
_FURTHEST_MS, _STEP_MS = 200, 10
_NOISE_DB = 15


def of(model: Path, lessons: list[Lesson]) -> dict[str, dict[str, float]]:
    """Scores by group and language."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(str(model), options)
    rng = np.random.default_rng(7)
    scores = {}
    for group in ("held-out", "stranger"):
        for language in sorted({x.language for x in lessons}):
            chosen = [x for x in lessons if (x.group, x.language) == (group, language)]
            if chosen:
                scores[f"{group} {language}"] = _scores(session, chosen, rng)
    return scores


def _hear(session: ort.InferenceSession, audio: np.ndarray) -> np.ndarray:
    bands = log_mel.log_mel(log_mel.normalised(audio))
    return session.run(None, {"logmel": bands[None]})[0][0]


def _scores(
    session: ort.InferenceSession, chosen: list[Lesson], rng: np.random.Generator
) -> dict[str, float]:
    truth = np.concatenate([x.mouth for x in chosen])
    spoken = [_hear(session, x.spoken) for x in chosen]
    received = [_hear(session, x.received) for x in chosen]
    noisy = [_hear(session, _in_noise(x.received, rng)) for x in chosen]
    heard = np.concatenate(received)
    each = [_r(mouth[:, 0], x.mouth[:, 0]) for mouth, x in zip(received, chosen)]
    wrong = [_wrong(chosen, received, i) for i in range(len(chosen))]
    closed = [_closed(x, mouth) for mouth, x in zip(received, chosen)]
    opened = truth[:, 0] > _OPEN_MM
    values = {
        "sentences": len(chosen),
        "seconds": round(len(truth) * _ROW_SECONDS),
        "rGapSpoken": _r(np.concatenate(spoken)[:, 0], truth[:, 0]),
        "rGapReceived": _r(heard[:, 0], truth[:, 0]),
        f"rGapNoise{_NOISE_DB}Db": _r(np.concatenate(noisy)[:, 0], truth[:, 0]),
        "rGapWorstSentence": min(each),
        "rWidthReceived": _r(heard[:, 1], truth[:, 1]),
        "rPuckerReceived": _r(heard[:, 2], truth[:, 2]),
        "rGapWrongAudioMean": float(np.mean(wrong)),
        "rGapWrongAudioMost": max(wrong),
        "gapErrorMm": float(np.abs(heard[:, 0] - truth[:, 0]).mean()),
        "closuresHeard": sum(k for k, _ in closed) / sum(n for _, n in closed),
        "closures": sum(n for _, n in closed),
        "openHeardClosed": float((heard[opened, 0] < _TOUCHING_MM).mean()),
        "lateMs": _late(received, chosen),
    }
    return {name: round(value, 3) for name, value in values.items()}


def _r(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def _in_noise(audio: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    level = np.sqrt(np.mean(audio**2)) * 10 ** (-_NOISE_DB / 20)
    return audio + level * rng.standard_normal(len(audio)).astype(np.float32)


def _wrong(chosen: list[Lesson], heard: list[np.ndarray], i: int) -> float:
    """Of one sentence's sound and the mouth of another, without the silence around them."""
    text = chosen[i].text
    j = next(k % len(chosen) for k in range(i + 1, i + len(chosen)) if chosen[k % len(chosen)].text != text)
    rows = min(len(heard[i]), chosen[j].rows) - 10
    return _r(heard[i][5 : 5 + rows, 0], chosen[j].mouth[5 : 5 + rows, 0])


def _closed(lesson: Lesson, mouth: np.ndarray) -> tuple[int, int]:
    """Of every p, b and m: heard closed within a row of where it is."""
    closed = 0
    for seconds in lesson.closures:
        row = min(int(seconds / _ROW_SECONDS), len(mouth) - 1)
        closed += bool(mouth[max(0, row - 1) : row + 2, 0].min() < _TOUCHING_MM)
    return closed, len(lesson.closures)


def _late(heard: list[np.ndarray], chosen: list[Lesson]) -> int:
    """By how much what is heard trails what is said, where they agree best."""
    best = (-1.0, 0)
    for late in range(-_FURTHEST_MS, _FURTHEST_MS + 1, _STEP_MS):
        pairs = []
        for mouth, lesson in zip(heard, chosen):
            at = np.arange(lesson.rows) + late / (1000 * _ROW_SECONDS)
            pairs.append((np.interp(at, np.arange(len(mouth)), mouth[:, 0]), lesson.mouth[:, 0]))
        r = _r(np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs]))
        best = max(best, (r, late))
    return best[1]


assert ROW_SAMPLES == round(_ROW_SECONDS * log_mel.HZ)
