"""Weights of a Whisper model on disk, by CTranslate2's names and read when they are asked for.

A large model has 6 GB as 32-bit floats, so nothing is held but what is being converted. Names are those of
CTranslate2 (encoder/layer_0/self_attention/linear_0/weight, ...), which whisper.py builds its graphs from;
Hugging Face's are mapped to them: query, key and value stand in one matrix, and a key without bias gets zeros.
"""

import json
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np

_BFLOAT16 = "bfloat16"
_CTRANSLATE2_TYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2", 5: _BFLOAT16}
_SAFETENSORS_TYPES = {"F32": "<f4", "F16": "<f2", "BF16": _BFLOAT16}
_LAYER = re.compile(r"(?:model\.)?(encoder|decoder)\.layers\.(\d+)\.")


class Weights(Mapping[str, np.ndarray]):
    """32-bit floats, or integers as stored, by name."""

    def __init__(self, makers: dict[str, Callable[[], np.ndarray]]) -> None:
        self._makers = makers

    def __getitem__(self, name: str) -> np.ndarray:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _array(file: Path, at: int, kind: str, shape: tuple[int, ...]) -> np.ndarray:
    count = int(np.prod(shape, dtype=np.int64))
    stored = np.fromfile(file, "<u2" if kind == _BFLOAT16 else kind, count, offset=at).reshape(shape)
    if kind == _BFLOAT16:
        return (stored.astype(np.uint32) << 16).view(np.float32)
    return stored.astype(np.float32) if stored.dtype == np.float16 else stored


def ctranslate2(file: Path) -> Weights:
    """Variables of a model.bin of version 6. 8 and 16-bit weights are given as the floats they mean."""
    found: dict[str, tuple[int, str, tuple[int, ...]]] = {}
    with file.open("rb") as stream:

        def number(code: str) -> int:
            return struct.unpack("<" + code, stream.read(struct.calcsize("<" + code)))[0]

        def text() -> str:
            return stream.read(number("H")).rstrip(b"\0").decode()

        version, kind = number("I"), text()
        if version != 6 or kind != "WhisperSpec":
            raise ValueError(f"{file.name}: not a version 6 Whisper model: {kind} version {version}")
        number("I")
        for _ in range(number("I")):
            name = text()
            shape = tuple(number("I") for _ in range(number("B")))
            dtype, size = _CTRANSLATE2_TYPES[number("B")], number("I")
            found[name] = (stream.tell(), dtype, shape)
            stream.seek(size, 1)
        for _ in range(number("I")):
            alias = text()
            found[alias] = found[text()]

    def make(name: str) -> np.ndarray:
        array = _array(file, *found[name])
        if name.endswith("/weight") and name + "_scale" in found:
            scale = _array(file, *found[name + "_scale"])
            return array.astype(np.float32) / (scale[:, None] if scale.ndim and array.ndim > 1 else scale)
        return array

    return Weights({name: (lambda name=name: make(name)) for name in found})


def safetensors(directory: Path, heads: dict[str, int]) -> Weights:
    """Hugging Face's model.safetensors, or the shards of it. `heads` by side, encoder or decoder."""
    tensors: dict[str, Callable[[], np.ndarray]] = {}
    for file in sorted(directory.glob("*.safetensors")):
        with file.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            header = json.loads(stream.read(length))
        header.pop("__metadata__", None)
        for name, described in header.items():
            kind = _SAFETENSORS_TYPES.get(described["dtype"])
            if kind is None:
                raise ValueError(f"{file.name}: {name} is {described['dtype']}, not a float of 16 or 32 bits")
            at, shape = 8 + length + described["data_offsets"][0], tuple(described["shape"])
            plain = name.removeprefix("model.")
            tensors[plain] = lambda file=file, at=at, kind=kind, shape=shape: _array(file, at, kind, shape)
    return Weights(_renamed(tensors, heads))


def _renamed(
    tensors: dict[str, Callable[[], np.ndarray]], heads: dict[str, int]
) -> dict[str, Callable[[], np.ndarray]]:
    made: dict[str, Callable[[], np.ndarray]] = {}

    def same(name: str, source: str) -> None:
        for part in ("weight", "bias"):
            made[f"{name}/{part}"] = tensors[f"{source}.{part}"]

    def norm(name: str, source: str) -> None:
        made[f"{name}/gamma"], made[f"{name}/beta"] = (tensors[f"{source}.{part}"] for part in ("weight", "bias"))

    def joined(name: str, *sources: str) -> None:
        def weight() -> np.ndarray:
            return np.concatenate([tensors[f"{source}.weight"]() for source in sources])

        def bias() -> np.ndarray:
            rows = [tensors[f"{source}.weight"]().shape[0] for source in sources]
            zeros = (lambda count: lambda: np.zeros(count, np.float32))
            parts = zip(sources, rows, strict=True)
            return np.concatenate([tensors.get(f"{source}.bias", zeros(count))() for source, count in parts])

        made[f"{name}/weight"], made[f"{name}/bias"] = weight, bias

    def attention(name: str, source: str, crossed: bool) -> None:
        queries, keys, values = (f"{source}.{part}_proj" for part in "qkv")
        norm(f"{name}/layer_norm", f"{source}_layer_norm")
        if crossed:
            joined(f"{name}/linear_0", queries)
            joined(f"{name}/linear_1", keys, values)
        else:
            joined(f"{name}/linear_0", queries, keys, values)
        same(f"{name}/linear_{1 + crossed}", f"{source}.out_proj")

    for kernel in ("conv1", "conv2"):
        same(f"encoder/{kernel}", f"encoder.{kernel}")
    made["decoder/embeddings/weight"] = tensors["decoder.embed_tokens.weight"]
    for side, layer in sorted({(match[1], int(match[2])) for match in map(_LAYER.match, tensors) if match}):
        name, source = f"{side}/layer_{layer}", f"{side}.layers.{layer}"
        attention(f"{name}/self_attention", f"{source}.self_attn", crossed=False)
        if side == "decoder":
            attention(f"{name}/attention", f"{source}.encoder_attn", crossed=True)
        norm(f"{name}/ffn/layer_norm", f"{source}.final_layer_norm")
        same(f"{name}/ffn/linear_0", f"{source}.fc1")
        same(f"{name}/ffn/linear_1", f"{source}.fc2")
    for side in ("encoder", "decoder"):
        norm(f"{side}/layer_norm", f"{side}.layer_norm")
        made[f"{side}/position_encodings/encodings"] = tensors[f"{side}.embed_positions.weight"]
        made[f"{side}/num_heads"] = lambda side=side: np.int32(heads[side])
    return made
