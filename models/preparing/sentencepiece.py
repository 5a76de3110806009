"""Looks into a SentencePiece vocabulary (.spm) for what the service could not use.

The service's reader is io.babelgrid.translation.sentencepiece; what it refuses is refused here, before
anything is converted. Numbers are those of sentencepiece_model.proto.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .errors import PrepareError

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_PIECES, _TRAINER, _NORMALIZER = 1, 2, 3
_MODEL_TYPE, _SPACE_AS_SUFFIX, _BYTE_FALLBACK = 3, 24, 35
_TYPES = {1: "unigram", 2: "bpe", 3: "word", 4: "char"}
_NORMAL, _UNKNOWN, _BYTE, _KINDS = 1, 2, 6, range(1, 7)
_MAP, _VALUE_BIT, _VALUE = 2, 1 << 31, (1 << 31) - 1


class _CutShort(Exception):
    pass


@dataclass
class _Vocabulary:
    kinds: list[int] = field(default_factory=list)
    byte_pieces: set[str] = field(default_factory=set)
    model_type: int = 1
    space_as_suffix: bool = False
    byte_fallback: bool = False
    character_map: bytes = b""


def check(file: Path) -> int:
    """The number of pieces. Raises PrepareError with the reason when the service would refuse it."""
    try:
        vocabulary = _read(file.read_bytes())
    except (_CutShort, struct.error) as error:
        raise PrepareError(f"{file.name} is cut short or no SentencePiece vocabulary") from error
    problem = _problem(vocabulary)
    if problem:
        raise PrepareError(f"{file.name} is a vocabulary that Babelgrid cannot use: {problem}")
    return len(vocabulary.kinds)


def _read(data: bytes) -> _Vocabulary:
    vocabulary = _Vocabulary()
    for number, value in _fields(data):
        if number == _PIECES:
            _add_piece(vocabulary, _message(value))
        elif number == _TRAINER:
            trainer = dict(_fields(_message(value)))
            vocabulary.model_type = trainer.get(_MODEL_TYPE, 1)
            vocabulary.space_as_suffix = bool(trainer.get(_SPACE_AS_SUFFIX, 0))
            vocabulary.byte_fallback = bool(trainer.get(_BYTE_FALLBACK, 0))
        elif number == _NORMALIZER:
            vocabulary.character_map = _message(dict(_fields(_message(value))).get(_MAP, b""))
    return vocabulary


def _add_piece(vocabulary: _Vocabulary, data: bytes) -> None:
    fields = dict(_fields(data))
    kind = fields.get(3, _NORMAL)
    vocabulary.kinds.append(kind)
    if kind == _BYTE:
        vocabulary.byte_pieces.add(_message(fields.get(1, b"")).decode(errors="replace"))


def _problem(vocabulary: _Vocabulary) -> str | None:
    kind = vocabulary.model_type
    if kind != 1:
        return f"its type is {_TYPES.get(kind, kind)}, only unigram is supported"
    if vocabulary.space_as_suffix:
        return "it puts spaces behind words (treat_whitespace_as_suffix)"
    if not vocabulary.kinds:
        return "it has no pieces"
    if _UNKNOWN not in vocabulary.kinds:
        return "it has no unknown piece"
    strange = [number for number in vocabulary.kinds if number not in _KINDS]
    if strange:
        return f"it has pieces of an unknown type {strange[0]}"
    if vocabulary.byte_fallback:
        wanted = {f"<0x{byte:02X}>" for byte in range(256)}
        found = vocabulary.byte_pieces
        if found - wanted:
            return f"its piece {min(found - wanted)!r} stands for no byte"
        if found != wanted:
            return f"it spells unknown characters by bytes but has only {len(found)} of 256 bytes"
    return _character_map_problem(vocabulary.character_map)


def _character_map_problem(blob: bytes) -> str | None:
    """As the service checks it: a u32 count of bytes, a double array trie of u32, replacements."""
    if not blob:
        return None
    size = struct.unpack_from("<I", blob)[0] if len(blob) >= 4 else len(blob)
    if size > len(blob) - 4:
        return "its rules for rewriting text are cut short"
    units = struct.unpack_from(f"<{size // 4}I", blob, 4)
    replacements = blob[4 + size // 4 * 4 :]
    ends = replacements.endswith(b"\0")
    for at, unit in enumerate(units):
        if unit & _VALUE_BIT or not unit >> 8 & 1:
            continue
        leaf = at ^ (unit >> 10 << ((unit & 1 << 9) >> 6))
        if not ends or leaf >= len(units) or units[leaf] & _VALUE >= len(replacements):
            return "a rule for rewriting text leads nowhere"
    return None


def _message(value: "int | bytes") -> bytes:
    if isinstance(value, int):
        raise _CutShort
    return value


def _fields(data: bytes) -> "Iterator[tuple[int, int | bytes]]":
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        wire = tag & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if wire == _BYTES:
            length, at = _varint(data, at)
        elif wire in (_FIXED_32, _FIXED_64):
            length = 4 if wire == _FIXED_32 else 8
        else:
            raise _CutShort
        if length > len(data) - at:
            raise _CutShort
        yield tag >> 3, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 64, 7):
        if at >= len(data):
            raise _CutShort
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
    raise _CutShort
