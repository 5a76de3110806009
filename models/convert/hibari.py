"""hibari (Apache-2.0), a small English voice distilled from Kokoro-82M, into one graph with its vocoder.

The network predicts, for each 300 samples, a spectrum in parts: magnitude and phase of a filter for
a pulse train at F0, the magnitude of noise, magnitude and phase of a free part. The package turns
them into a wave with numpy; here that is part of the graph, which then has the outputs `audio`
[1, samples] and `durations` [tokens], in frames of 600 samples.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, TensorProto, helper, numpy_helper

import eight_bit
import onnx_graph
from speech_measures import SENTENCES, level, median_f0, run, session

RATE_HZ, WINDOW, HOP = 24_000, 1200, 300
BINS = WINDOW // 2 + 1
# The network's frames without voice have an F0 below this.
VOICED_ABOVE_HZ = 40.0
HARMONICS_BELOW_HZ = 11_000.0
# exp of more than this is never speech; keeps a wild prediction finite.
LOG_MAGNITUDE_LIMIT = 7.0
# The noise is drawn once and repeated: 1.6 s, so that the same phrase always sounds the same.
NOISE_FRAMES = 128
DURATIONS = "/Clip_output_0"


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    report(0.0, "adding the vocoder")
    assets = packages["hibari-tts"] / "hibari" / "assets"
    model = onnx.load(str(assets / "hibari.onnx"))
    vocoder = _Vocoder(model)
    vocoder.add()
    eight_bit.separate(model.graph)
    onnx_graph.save(model, str(out / "hibari.onnx"))
    vocab = json.loads((assets / "vocab.json").read_text("utf-8"))
    (out / "vocab.json").write_text(
        json.dumps(vocab, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    report(0.5, "measuring the voice")
    (out / "voices.json").write_text(json.dumps([_measure(model, vocab)], indent=1) + "\n", "utf-8")
    report(1.0, "done")


def _measure(model: ModelProto, vocab: dict[str, int]) -> dict[str, object]:
    measured = ModelProto()
    measured.CopyFrom(model)
    measured.graph.output.append(helper.make_tensor_value_info("f0", TensorProto.FLOAT, None))
    speaker = session(measured)
    spoken = [
        run(speaker, {
            "ids": np.array([[0, *(vocab[symbol] for symbol in sentence), 0]], np.int64),
            "speed": np.ones(1, np.float32)})
        for sentence in SENTENCES["en"]]
    return {
        "id": "hibari_heart",
        "language": "en",
        "gender": "female",
        "medianF0Hz": median_f0([one["f0"] for one in spoken]),
        "levelDbfs": level([one["audio"] for one in spoken]),
    }


class _Vocoder:
    """Appends nodes to the model's graph; each method returns the name of what it makes."""

    def __init__(self, model: ModelProto) -> None:
        self.graph = model.graph
        self.count = 0
        self.constants: dict[tuple, str] = {}

    def add(self) -> None:
        outputs = {value.name: value for value in self.graph.output}
        log_filter, phase, log_noise, log_free, free_phase, f0 = outputs
        pulse_real, pulse_imaginary = self.spectrum(self.pulses(f0))
        filter_real, filter_imaginary = self.polar(
            log_filter, self.op("Mul", self.op("Tanh", phase), self.number(np.pi)))
        free_real, free_imaginary = self.polar(log_free, free_phase)
        noise_real, noise_imaginary = self.noise(log_noise)
        real = self.sum(
            self.op("Mul", filter_real, pulse_real),
            self.op("Neg", self.op("Mul", filter_imaginary, pulse_imaginary)),
            noise_real, free_real)
        imaginary = self.sum(
            self.op("Mul", filter_real, pulse_imaginary),
            self.op("Mul", filter_imaginary, pulse_real),
            noise_imaginary, free_imaginary)
        self.op("Identity", self.wave(real, imaginary), output="audio")
        self.op("Cast", DURATIONS, output="durations", to=TensorProto.INT64)
        del self.graph.output[:]
        self.graph.output.extend([
            helper.make_tensor_value_info("audio", TensorProto.FLOAT, [1, "samples"]),
            helper.make_tensor_value_info("durations", TensorProto.INT64, ["tokens"]),
        ])
        onnx_graph.rewire(self.graph, list(self.graph.node))

    def op(self, op_type: str, *inputs: str, output: str = "", **attributes: object) -> str:
        self.count += 1
        output = output or f"vocoder.{self.count}.{op_type}"
        self.graph.node.append(helper.make_node(op_type, inputs, [output], **attributes))
        return output

    def constant(self, value: np.ndarray) -> str:
        name = f"vocoder.constant.{len(self.graph.initializer)}"
        self.graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def number(self, value: float | list[int], dtype: type = np.float32) -> str:
        key = (str(value), dtype)
        if key not in self.constants:
            self.constants[key] = self.constant(np.array(value, dtype))
        return self.constants[key]

    def axes(self, *axes: int) -> str:
        return self.number(list(axes), np.int64)

    def sum(self, *terms: str) -> str:
        return self.op("Sum", *terms)

    def magnitude(self, logarithm: str) -> str:
        return self.op("Exp", self.op("Min", logarithm, self.number(LOG_MAGNITUDE_LIMIT)))

    def polar(self, log_magnitude: str, angle: str) -> tuple[str, str]:
        magnitude = self.magnitude(log_magnitude)
        return (self.op("Mul", magnitude, self.op("Cos", angle)),
                self.op("Mul", magnitude, self.op("Sin", angle)))

    def pulses(self, f0: str) -> str:
        """[1, 1, samples]: all harmonics below the limit at amplitude 1, 0 where there is no voice.

        sum of cos(h t) for h in 1..H is sin((H + 1/2) t) / (2 sin(t / 2)) - 1/2 (Dirichlet kernel).
        """
        scales = self.number([1, 1, HOP])
        frequency = self.op(
            "Resize", self.op("Unsqueeze", f0, self.axes(1)), "", scales,
            mode="linear", coordinate_transformation_mode="half_pixel")
        limit = self.number(VOICED_ABOVE_HZ)
        voiced = self.op("Greater", frequency, limit)
        frequency = self.op("Max", frequency, limit)
        turns = self.op("Div", self.op("CumSum", self.op("Cast", frequency, to=TensorProto.DOUBLE),
                                       self.number(2, np.int64)),
                        self.number(RATE_HZ, np.float64))
        turns = self.op("Sub", turns, self.op("Floor", turns))
        angle = self.op("Mul", self.op("Cast", turns, to=TensorProto.FLOAT),
                        self.number(2 * np.pi))
        half = self.number(0.5)
        order = self.op("Add", half, self.op(
            "Floor", self.op("Div", self.number(HARMONICS_BELOW_HZ), frequency)))
        divisor = self.op("Mul", self.op("Sin", self.op("Mul", angle, half)), self.number(2))
        singular = self.op("Less", self.op("Abs", divisor), self.number(2e-3))
        kernel = self.op(
            "Where", singular, order,
            self.op("Div", self.op("Sin", self.op("Mul", order, angle)), divisor))
        return self.op("Where", voiced, self.op("Sub", kernel, half), self.number(0.0))

    def spectrum(self, wave: str) -> tuple[str, str]:
        """Short-time Fourier transform of centred Hann windows, [1, bins, frames] each part."""
        half = WINDOW // 2
        padded = self.op("Pad", wave, self.number([0, 0, half, 0, 0, half], np.int64),
                         mode="reflect")
        # A cosine of amplitude 1 has magnitude 1.
        basis = _fourier() * (_hann() / (WINDOW / 4))
        parts = self.op("Conv", padded, self.constant(basis[:, None].astype(np.float32)),
                        strides=[HOP])
        parts = self.op("Slice", parts, self.axes(0), self.axes(-1), self.axes(2))
        return self.halves(parts)

    def halves(self, parts: str) -> tuple[str, str]:
        """Real and imaginary part of what holds both along its channels."""
        return tuple(
            self.op("Slice", parts, self.axes(start), self.axes(start + BINS), self.axes(1))
            for start in (0, BINS))

    def noise(self, log_magnitude: str) -> tuple[str, str]:
        drawn = np.random.default_rng(0).standard_normal((1, 2 * BINS, NOISE_FRAMES))
        frames = self.op("Gather", self.op("Shape", log_magnitude), self.axes(2))
        repeats = self.op("Add", self.op("Div", frames, self.axes(NOISE_FRAMES)), self.axes(1))
        tiled = self.op("Tile", self.constant(drawn.astype(np.float32)),
                        self.op("Concat", self.axes(1, 1), repeats, axis=0))
        cut = self.op("Slice", tiled, self.axes(0), frames, self.axes(2))
        magnitude = self.magnitude(log_magnitude)
        real, imaginary = self.halves(cut)
        return self.op("Mul", magnitude, real), self.op("Mul", magnitude, imaginary)

    def wave(self, real: str, imaginary: str) -> str:
        """Inverse transform by weighted overlap-add, [1, samples]."""
        once = np.ones(BINS)
        once[1:-1] = 2
        # The squared windows overlap to 3/2 everywhere but at the ends.
        basis = _fourier() * np.tile(once, 2)[:, None] / WINDOW * _hann() / 1.5
        wave = self.op(
            "ConvTranspose", self.op("Concat", real, imaginary, axis=1),
            self.constant(basis[:, None].astype(np.float32)), strides=[HOP])
        half, end = self.axes(WINDOW // 2), self.axes(HOP - WINDOW // 2)
        return self.op("Squeeze", self.op("Slice", wave, half, end, self.axes(2)), self.axes(1))


def _hann() -> np.ndarray:
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)


def _fourier() -> np.ndarray:
    """[2 bins, WINDOW]: cosines, then negative sines."""
    angle = 2 * np.pi * (np.outer(np.arange(BINS), np.arange(WINDOW)) % WINDOW) / WINDOW
    return np.concatenate([np.cos(angle), -np.sin(angle)])
