"""Reads Marian's binary model container (version 1, little endian).

Layout: u64 version, u64 item count; per item u64 x 4 (name length with NUL, type, rank, data
length); the names; the shapes as int32; u64 padding length, padding; the data, item after item.
Quantised matrices are stored as [N, K] rows although their shape says [K, N]; embeddings (any name
with "Wemb") as they say. The multiplier of a quantised item is the float32 after its integers:
real = integer / multiplier.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_VERSION = 1
_FLOAT32, _TEXT, _INTGEMM8, _INTGEMM16 = 0x404, 0x101, 0x4101, 0x4102
_CONFIG = "special:model.yml"


@dataclass(frozen=True)
class Quantised:
    """An integer matrix in its logical orientation; real values are `integers / multiplier`."""

    integers: np.ndarray
    multiplier: float

    @property
    def real(self) -> np.ndarray:
        return self.integers.astype(np.float32) * np.float32(1.0 / self.multiplier)

    @property
    def transposed(self) -> "Quantised":
        return Quantised(np.ascontiguousarray(self.integers.T), self.multiplier)


Weights = dict[str, "Quantised | np.ndarray"]


def read(file: Path) -> tuple[Weights, dict[str, Any]]:
    """The weights by name and the model's configuration. Raises ValueError for anything unknown."""
    data = memoryview(file.read_bytes())
    version, count = struct.unpack_from("<QQ", data, 0)
    if version != _VERSION:
        raise ValueError(f"{file.name}: not a Marian binary model (version {version})")
    headers = [struct.unpack_from("<QQQQ", data, 16 + 32 * i) for i in range(count)]
    offset = 16 + 32 * count
    names = []
    for name_length, _, _, _ in headers:
        names.append(bytes(data[offset : offset + name_length - 1]).decode())
        offset += name_length
    shapes = []
    for _, _, rank, _ in headers:
        shapes.append(struct.unpack_from(f"<{rank}i", data, offset))
        offset += 4 * rank
    offset += 8 + struct.unpack_from("<Q", data, offset)[0]
    weights: Weights = {}
    config: dict[str, Any] = {}
    for (_, kind, _, length), name, shape in zip(headers, names, shapes, strict=True):
        raw = data[offset : offset + length]
        offset += length
        if name == _CONFIG:
            config = _parse_config(bytes(raw).rstrip(b"\0").decode())
        else:
            weights[name] = _item(name, kind, shape, raw)
    if offset != len(data):
        raise ValueError(f"{file.name}: {len(data) - offset} bytes after the last item")
    return weights, config


def _item(
    name: str, kind: int, shape: tuple[int, ...], raw: memoryview
) -> Quantised | np.ndarray:
    count = int(np.prod(shape))
    if kind == _FLOAT32:
        return np.frombuffer(raw, "<f4", count).reshape(shape).copy()
    if kind not in (_INTGEMM8, _INTGEMM16):
        raise ValueError(f"{name}: items of type {kind:#x} are not supported")
    integers = np.frombuffer(raw, "<i1" if kind == _INTGEMM8 else "<i2", count)
    multiplier = np.frombuffer(raw, "<f4", 1, offset=integers.nbytes)[0]
    if "Wemb" in name:
        matrix = integers.reshape(shape)
    else:
        matrix = integers.reshape(shape[1], shape[0]).T
    return Quantised(np.ascontiguousarray(matrix), float(multiplier))


def _parse_config(text: str) -> dict[str, Any]:
    """The flat YAML that Marian writes: `key: value` and lists of scalars."""
    config: dict[str, Any] = {}
    key = ""
    for line in text.splitlines():
        if re.match(r"\s+- ", line):
            if not isinstance(config.get(key), list):
                config[key] = []
            config[key].append(_scalar(line.strip()[2:]))
        elif ":" in line:
            key, _, value = (part.strip() for part in line.partition(":"))
            config[key] = _scalar(value)
    return config


def _scalar(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "[]", "~", "null"):
        return []
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    try:
        return int(text)
    except ValueError:
        return text
