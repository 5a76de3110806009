"""Trains audio2mouth and measures it: audio2mouth.py LESSONS OUT [--steps N] [--without VOICE].

LESSONS is what MouthLessons wrote. Writes OUT/audio2mouth.onnx and OUT/audio2mouth.json, its card.
Same lessons, same packages and same machine: same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import onnx

import lessons as lessons_module
import log_mel
import measures
import mouth_net
from lessons import Crops, Lesson

SEED = 20_261
ROWS = 100
BATCH = 16
STEPS = 7000
_PEAK_RATE = 2e-3
_WARM_UP = 100
_DECAY = 1e-4
# Of the moving average of weights that is kept in the end.
_INERTIA = 0.995
# How much each value of a shape matters; the gap is what one sees first.
_IMPORTANCE = jnp.array([2.0, 1, 1, 1, 0.5, 0.5])
# Below this, in millimetres, lips are all but closed: viewers notice when they are not.
_CLOSED_MM = 1.0
_CLOSED_IMPORTANCE = 2.0


def train(crops: Crops, mean: np.ndarray, deviation: np.ndarray, steps: int) -> mouth_net.Weights:
    """Adam with a cosine schedule and decoupled weight decay; returns averaged weights."""

    def loss(weights, bands, mouth):
        wanted = mouth / mouth_net.SCALE
        error = (mouth_net.forward(weights, bands, mean, deviation) - wanted) ** 2
        closed = mouth[..., :1] < _CLOSED_MM
        gap = jnp.arange(mouth_net.SHAPE) == 0
        return (error * _IMPORTANCE * (1 + _CLOSED_IMPORTANCE * closed * gap)).mean()

    @jax.jit
    def step(state, bands, mouth, rate, t):
        weights, first, second, average = state
        value, slope = jax.value_and_grad(loss)(weights, bands, mouth)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree.map(lambda v, g: 0.98 * v + 0.02 * g * g, second, slope)

        def move(w, m, v):
            by = (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.98**t)) + 1e-7)
            return w - rate * (by + _DECAY * w * (w.ndim > 1))

        weights = jax.tree.map(move, weights, first, second)
        average = jax.tree.map(lambda a, w: _INERTIA * a + (1 - _INERTIA) * w, average, weights)
        return (weights, first, second, average), value

    weights = mouth_net.init(np.random.default_rng(SEED))
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state, losses, began = (weights, zeros, zeros, weights), [], time.monotonic()
    for t in range(1, steps + 1):
        rate = _PEAK_RATE * min(1, t / _WARM_UP) * 0.5 * (1 + np.cos(np.pi * t / steps))
        state, value = step(state, *crops.batch(BATCH), rate, float(t))
        losses.append(float(value))
        if t % 200 == 0:
            print(f"step {t}: loss {np.mean(losses[-200:]):.4f}, {time.monotonic() - began:.0f} s",
                  flush=True)
    return state[3]


def _card(model: bytes, learnt: list[Lesson], scores: dict, seconds: float, steps: int) -> dict:
    voices = sorted({x.voice for x in learnt})
    return {
        "id": "audio2mouth",
        "what": "hears speech and tells the shape of the mouth that says it, 25 times a second",
        "input": "logmel f32 [N, T4, 40], see models/train/log_mel.py; T4 a multiple of 4",
        "output": "mouth f32 [N, T4 / 4, 6]: gap mm, width mm, pucker, tuck, lower lip, tongue; "
                  "row j goes with the sound at 40 j + 20 ms",
        "licence": "Apache-2.0",
        "sha256": hashlib.sha256(model).hexdigest(),
        "bytes": len(model),
        "weights": sum(w.size + b.size for w, b in mouth_net.init(np.random.default_rng(0))),
        "data": {
            "source": "sentences of models/train spoken by Kokoro-82M (8 bits) and hibari, both "
                      "Apache-2.0; no recording of a person",
            "target": "MouthTrajectory's rules applied to the phoneme times of the synthesis: the "
                      "scores say how well the net repeats these rules from sound alone, not how "
                      "natural they look",
            "learntSeconds": round(sum(x.rows for x in learnt) / 25),
            "learntVoices": voices,
        },
        "training": {"steps": steps, "seconds": round(seconds), "seed": SEED},
        "scores": scores,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--without", default="", help="make this voice a stranger, to measure")
    options = parser.parse_args()
    lessons = lessons_module.read(options.lessons, options.without)
    learnt = [x for x in lessons if x.group == "learnt"]
    bands = np.concatenate(
        [log_mel.log_mel(log_mel.normalised(x.received)) for x in learnt])
    bands = np.maximum(bands, mouth_net.QUIETEST)
    mean, deviation = bands.mean(0), bands.std(0) + 1e-3
    began = time.monotonic()
    crops = Crops(learnt, ROWS, np.random.default_rng(SEED + 1))
    weights = train(crops, mean, deviation, options.steps)
    seconds = time.monotonic() - began
    options.out.mkdir(parents=True, exist_ok=True)
    file = options.out / "audio2mouth.onnx"
    onnx.save(mouth_net.export(weights, mean, deviation), file)
    scores = measures.of(file, lessons)
    card = _card(file.read_bytes(), learnt, scores, seconds, options.steps)
    text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
    (options.out / "audio2mouth.json").write_text(text, encoding="utf-8")
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
