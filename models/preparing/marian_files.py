"""A directory with an unpacked Marian model: which files it must have, and whether they fit together.

Needs only the standard library; what convert/marian.py does with the files is told there.
"""

import gzip
import re
import struct
from dataclasses import dataclass
from pathlib import Path

from . import sentencepiece
from .errors import PrepareError

_VERSION = 1
_MOST_ITEMS = 1 << 16
# Marian writes its settings as the last item.
_SETTINGS_BYTES = 1 << 16
_ARCHITECTURES = {(256, 2): "tiny", (384, 4): "base-memory", (512, 2): "base"}


@dataclass(frozen=True)
class MarianFiles:
    """`source` and `target` are the same file where the vocabulary is shared."""

    model: Path
    source: Path
    target: Path

    @property
    def all(self) -> list[Path]:
        return list(dict.fromkeys((self.model, self.source, self.target)))


def check(directory: Path) -> MarianFiles:
    """Raises PrepareError for whatever the converter or the service would refuse of it."""
    files = find(directory)
    rows = _embedding_rows(files.model)
    sides = ((files.source, "encoder_Wemb"), (files.target, "decoder_Wemb"))
    for vocabulary, embedding in sides:
        pieces = sentencepiece.check(vocabulary)
        expected = rows.get(embedding, rows.get("Wemb"))
        if expected is not None and pieces != expected:
            raise PrepareError(
                f"{vocabulary.name} has {pieces} pieces, but {files.model.name} knows {expected}: "
                "they are not of the same model"
            )
    return files


def architecture(model: Path) -> str:
    """Mozilla's name of the model's shape; width and layers where it is none of theirs. It may be packed."""
    with (gzip.open if model.suffix == ".gz" else open)(model, "rb") as stream:
        settings = stream.read()[-_SETTINGS_BYTES:]
    shape = [re.search(rb"\n" + key + rb": *(\d+)", settings) for key in (b"dim-emb", b"dec-depth")]
    if not all(shape):
        return "unknown"
    width, layers = (int(match[1]) for match in shape)
    return _ARCHITECTURES.get((width, layers), f"{width}-{layers}")


def find(directory: Path) -> MarianFiles:
    model = _only(directory, "model*.bin")
    if list(directory.glob("srcvocab*.spm*")) or list(directory.glob("trgvocab*.spm*")):
        return MarianFiles(model, _only(directory, "srcvocab*.spm"), _only(directory, "trgvocab*.spm"))
    shared = _only(directory, "vocab*.spm")
    return MarianFiles(model, shared, shared)


def _only(directory: Path, pattern: str) -> Path:
    found = sorted(directory.glob(pattern))
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise PrepareError(
            f"{directory} has {len(found)} files {pattern}: keep one model a directory"
        )
    hint = ""
    for suffix, tool in ((".gz", "gunzip"), (".zst", "zstd -d")):
        if list(directory.glob(pattern + suffix)):
            hint = f"; unpack the {suffix} with {tool}"
    raise PrepareError(f"{directory} has no file {pattern}{hint}")


def _embedding_rows(file: Path) -> dict[str, int]:
    """Rows of the embeddings by name, from the header of the container (convert/marian_binary.py)."""
    broken = PrepareError(f"{file.name} is cut short or no Marian model")
    try:
        with file.open("rb") as stream:
            version, count = struct.unpack("<QQ", stream.read(16))
            if version != _VERSION or count > _MOST_ITEMS:
                raise broken
            items = [struct.unpack("<QQQQ", stream.read(32)) for _ in range(count)]
            names = [stream.read(length).rstrip(b"\0").decode() for length, _, _, _ in items]
            shapes = [struct.unpack(f"<{rank}i", stream.read(4 * rank)) for _, _, rank, _ in items]
            (padding,) = struct.unpack("<Q", stream.read(8))
            end = stream.tell() + padding + sum(length for _, _, _, length in items)
    except (struct.error, UnicodeDecodeError, OverflowError, MemoryError) as error:
        raise broken from error
    if end != file.stat().st_size:
        raise PrepareError(f"{file.name} has {file.stat().st_size} bytes, not {end} as it says")
    return {name: shape[0] for name, shape in zip(names, shapes) if "Wemb" in name and shape}
