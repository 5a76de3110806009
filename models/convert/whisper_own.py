"""A Whisper model that an operator brings -> the graphs of whisper.py.

The directory holds either CTranslate2's layout (model.bin, config.json, tokenizer.json) or Hugging Face's
(config.json, model.safetensors or its shards, tokenizer.json, generation_config.json where there is one).
Any width, depth and number of mels; graphs as in whisper.py.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import whisper
import whisper_weights


def convert(
    packages: dict[str, Path],
    out: Path,
    report: Callable[[float, str], None],
    layout: str,
    languages: dict[str, int],
) -> None:
    """`layout` is ctranslate2 or safetensors; `languages` are the tokens to listen for, by code."""
    (directory,) = packages.values()
    report(0.0, "reading weights")
    settings = _json(directory / "config.json")
    if layout == "ctranslate2":
        weights = whisper_weights.ctranslate2(directory / "model.bin")
        stated = {name: settings.get(name) for name in ("alignment_heads", "suppress_ids", "suppress_ids_begin")}
    else:
        heads = {side: settings[f"{side}_attention_heads"] for side in ("encoder", "decoder")}
        weights = whisper_weights.safetensors(directory, heads)
        stated = _stated(settings, directory / "generation_config.json")
    stated["alignment_heads"] = stated["alignment_heads"] or _upper_half(weights)
    for name in ("suppress_ids", "suppress_ids_begin"):
        stated[name] = [token for token in stated[name] or [] if token >= 0]
    tokenizer = (directory / "tokenizer.json").read_text(encoding="utf-8")
    config = whisper.describe(weights, {**stated, "lang_ids": list(languages.values())}, json.loads(tokenizer))
    report(0.1, "frontend")
    with _mels(weights["encoder/conv1/weight"].shape[1]):
        whisper.build_frontend().save(out / "frontend.onnx")
    report(0.15, "encoder")
    whisper.build_encoder(weights).save(out / "encoder.onnx")
    report(0.4, "decoder")
    whisper.build_decoder(weights, config).save(out / "decoder.onnx")
    report(0.7, "step")
    whisper.build_step(weights, config, whisper.ROWS).save(out / "step.onnx")
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    (out / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
    report(1.0, "done")


def _json(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8"))


def _stated(settings: dict[str, Any], file: Path) -> dict[str, Any]:
    """Hugging Face moved these from config.json to generation_config.json; old models have them in the first."""
    generation = {**settings, **(_json(file) if file.is_file() else {})}
    return {
        "alignment_heads": generation.get("alignment_heads"),
        "suppress_ids": generation.get("suppress_tokens"),
        "suppress_ids_begin": generation.get("begin_suppress_tokens"),
    }


def _upper_half(weights: whisper_weights.Weights) -> list[list[int]]:
    """What OpenAI's own code takes for a model whose alignment heads nobody looked for."""
    layers, heads = whisper._layers(weights, "decoder"), int(weights["decoder/num_heads"])
    return [[layer, head] for layer in range(layers // 2, layers) for head in range(heads)]


@contextmanager
def _mels(count: int) -> Iterator[None]:
    """whisper.py, whose text is part of what names a prepared whisper-base, has its mels as a constant."""
    before, whisper.MELS = whisper.MELS, count
    try:
        yield
    finally:
        whisper.MELS = before
