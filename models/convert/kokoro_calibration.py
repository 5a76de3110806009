"""What a few sentences in each voice tell: statistics, pitch, loudness, tempo, ranges of activations."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from onnx import ModelProto, TensorProto, helper

import kokoro_generator
import quantize
from speech_measures import SENTENCES, level, median_f0, run, session

# Durations come in frames of 25 ms.
FRAME_SECONDS = 0.025
SILENT = frozenset(" ,;:.!?—…()\"“”")


@dataclass(frozen=True)
class VoiceFacts:
    stats: np.ndarray
    median_f0_hz: float
    level_dbfs: float
    phonemes_per_second: float


@dataclass
class Calibration:
    """`ranges`: lowest and highest value of each channel of a tensor, over the voices that set them."""

    voices: dict[str, VoiceFacts] = field(default_factory=dict)
    ranges: dict[str, quantize.Range] = field(default_factory=dict)


@dataclass(frozen=True)
class _Spoken:
    """One sentence in one voice."""

    steps: int
    moments: list[tuple[np.ndarray, np.ndarray]]
    f0: np.ndarray
    audio: np.ndarray
    phonemes: int
    phoneme_seconds: float
    ranges: dict[str, quantize.Range]


class _Speaker:
    """Runs the float graphs on a sentence, measuring; safe for many threads."""

    def __init__(
        self, graphs: Mapping[str, ModelProto], measured: Mapping[str, list[str]],
        vocab: Mapping[str, int],
    ) -> None:
        self.vocab = vocab
        self.measured = measured
        self.norms = kokoro_generator.norms(graphs["generator"])
        generator = kokoro_generator.local(graphs["generator"])
        for norm in self.norms:
            for name in (norm.mean, norm.variance):
                generator.graph.output.append(
                    helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
        decoder = ModelProto()
        decoder.CopyFrom(graphs["decoder"])
        quantize.range_outputs(generator.graph, measured["generator"])
        quantize.range_outputs(decoder.graph, measured["decoder"])
        self.prosody = session(graphs["prosody"])
        self.source = session(graphs["source"])
        self.decoder = session(decoder)
        self.generator = session(generator)

    def speak(self, phonemes: str, style: np.ndarray) -> _Spoken:
        tokens = [0, *(self.vocab[symbol] for symbol in phonemes), 0]
        row = style[len(phonemes)][None]
        prosody = run(self.prosody, {
            "tokens": np.array([tokens], np.int64), "style": row,
            "speed": np.ones(1, np.float32)})
        har = run(self.source, {"f0": prosody["f0"]})["har"]
        decoded = run(self.decoder, {
            "text": prosody["text"], "f0": prosody["f0"], "energy": prosody["energy"],
            "style": row})
        made = run(self.generator, {"x": decoded["x"], "har": har, "style": row})
        ranges = {
            tensor: (outputs[f"{tensor}.low"], outputs[f"{tensor}.high"])
            for name, outputs in (("decoder", decoded), ("generator", made))
            for tensor in self.measured[name]}
        moments = [(made[norm.mean].ravel(), made[norm.variance].ravel()) for norm in self.norms]
        frames = [duration for symbol, duration in zip(phonemes, prosody["durations"].ravel()[1:])
                  if symbol not in SILENT]
        return _Spoken(
            decoded["x"].shape[2], moments, prosody["f0"].ravel(), made["audio"].ravel(),
            len(frames), float(sum(frames)) * FRAME_SECONDS, ranges)


def calibrate(
    graphs: Mapping[str, ModelProto], measured: Mapping[str, list[str]], vocab: Mapping[str, int],
    voices: Mapping[str, tuple[str, np.ndarray]], ranging: Collection[str],
    report: Callable[[float, str], None],
) -> Calibration:
    """Speaks the sentences in each voice, given as language and style; `ranging`: languages whose
    voices set the ranges."""
    speaker = _Speaker(graphs, measured, vocab)
    result = Calibration()
    jobs = [(name, sentence) for name, (language, _) in voices.items()
            for sentence in SENTENCES[language]]
    spoken: dict[str, list[_Spoken]] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = pool.map(lambda job: speaker.speak(job[1], voices[job[0]][1]), jobs)
        for done, ((name, _), one) in enumerate(zip(jobs, results), 1):
            spoken.setdefault(name, []).append(one)
            report(done / len(jobs), f"calibrating voice {name}")
    for name, sentences in spoken.items():
        result.voices[name] = VoiceFacts(
            _pooled(sentences),
            median_f0([sentence.f0 for sentence in sentences]),
            level([sentence.audio for sentence in sentences]),
            round(sum(sentence.phonemes for sentence in sentences)
                  / sum(sentence.phoneme_seconds for sentence in sentences), 2))
        for sentence in sentences if voices[name][0] in ranging else ():
            for tensor, (low, high) in sentence.ranges.items():
                known = result.ranges.get(tensor, (low, high))
                result.ranges[tensor] = (np.minimum(known[0], low), np.maximum(known[1], high))
    return result


def _pooled(sentences: list[_Spoken]) -> np.ndarray:
    """Mean and variance of every norm over all sentences taken as one."""
    total = sum(sentence.steps for sentence in sentences)
    parts: list[np.ndarray] = []
    for index in range(len(sentences[0].moments)):
        mean = sum(s.steps * s.moments[index][0] for s in sentences) / total
        square = sum(
            s.steps * (s.moments[index][1] + s.moments[index][0] ** 2) for s in sentences) / total
        parts += [mean, np.maximum(square - mean**2, 0)]
    return np.concatenate(parts).astype("<f4")
