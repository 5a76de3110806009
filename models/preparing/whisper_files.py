"""A directory with a Whisper model of an operator's own: its layout, its shape, and what it can do.

Reads headers only, with the standard library; the weights are convert/whisper_own.py's.
"""

import json
import math
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from .errors import PrepareError

CTRANSLATE2, SAFETENSORS = "ctranslate2", "safetensors"
_SIZES = {
    (384, 4, 4): "tiny",
    (512, 6, 6): "base",
    (768, 12, 12): "small",
    (1024, 24, 24): "medium",
    (1280, 32, 32): "large",
    (1280, 32, 4): "large-v3-turbo",
}
_NEEDED_TOKENS = ("endoftext", "startoftranscript", "translate", "transcribe", "startofprev", "notimestamps")
# GPT-2's vocabulary, which only the English models have, ends one token earlier than the multilingual one.
_ENGLISH_END_OF_TEXT = 50256
_ISO_639 = {"jw": "jv"}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LARGEST_HEADER = 100_000_000

Shapes = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class WhisperFiles:
    """`links` are the files to convert, by the name under which the converter looks for them."""

    layout: str
    links: dict[str, Path]
    tokenizer: dict[str, Any]
    shapes: Shapes
    english_only: bool

    @property
    def _widths(self) -> tuple[int, int]:
        name = "encoder/conv1/weight" if self.layout == CTRANSLATE2 else "encoder.conv1.weight"
        width, mels, _ = self.shapes[name]
        return width, mels

    @property
    def mels(self) -> int:
        return self._widths[1]

    @property
    def layers(self) -> tuple[int, int]:
        """Of encoder and decoder."""
        found = [re.match(r"(encoder|decoder)(?:/layer_|\.layers\.)(\d+)", name) for name in self.shapes]
        sides = {(match[1], match[2]) for match in found if match}
        return tuple(sum(side == wanted for side, _ in sides) for wanted in ("encoder", "decoder"))

    @property
    def size(self) -> str:
        """OpenAI's name of the size, or the measures of one that is none of theirs."""
        shape = (self._widths[0], *self.layers)
        name = _SIZES.get(shape, "-".join(map(str, shape)))
        name = "large-v3" if name == "large" and self.mels == 128 else name
        return f"{name}.en" if self.english_only else name

    @property
    def parameters(self) -> int:
        return sum(math.prod(shape) for shape in self.shapes.values())

    @property
    def languages(self) -> dict[str, int]:
        """Token by ISO 639 code, as the vocabulary has them."""
        special = _special(self.tokenizer)
        if self.english_only:
            return {"en": special["en"]}
        first, last = special["startoftranscript"], special["translate"]
        codes = {code: token for code, token in special.items() if first < token < last}
        return {_ISO_639.get(code, code): token for code, token in codes.items() if _LANGUAGE.fullmatch(code)}

    @property
    def translates(self) -> bool:
        """Whisper's decoders are as deep as their encoders; cut ones were taught to write down only."""
        encoder, decoder = self.layers
        return not self.english_only and encoder == decoder


def read(directory: Path) -> WhisperFiles:
    """Raises PrepareError for what is no Whisper model, or lacks something."""
    if not directory.is_dir():
        raise PrepareError(f"--whisper {directory}: no such directory")
    if not (directory / "config.json").is_file():
        raise PrepareError(f"{directory} has no config.json: give the directory of one model")
    settings = _json(directory / "config.json")
    links = {"config.json": directory / "config.json"}
    shards = sorted(directory.glob("*.safetensors"))
    if (directory / "model.bin").is_file():
        layout, weights = CTRANSLATE2, [directory / "model.bin"]
        shapes = _ctranslate2_shapes(weights[0])
    elif shards:
        layout, weights = SAFETENSORS, _chosen(directory, shards)
        shapes = _safetensors_shapes(weights, settings, directory)
    else:
        hint = ""
        if list(directory.glob("pytorch_model*.bin")):
            hint = "; of pytorch_model.bin, save_pretrained(..., safe_serialization=True) makes one"
        raise PrepareError(f"{directory} has neither model.bin (CTranslate2) nor model.safetensors{hint}")
    generation = directory / "generation_config.json"
    if generation.is_file():
        settings = {**settings, **_json(generation)}
        links[generation.name] = generation
    tokenizer = _tokenizer(directory, links)
    _require_tokens(tokenizer, directory)
    special = _special(tokenizer)
    english = settings.get("is_multilingual") is False or special["endoftext"] == _ENGLISH_END_OF_TEXT
    links |= {file.name: file for file in weights}
    return WhisperFiles(layout, links, tokenizer, shapes, english)


def _chosen(directory: Path, files: list[Path]) -> list[Path]:
    """The whole model, or the shards that its index names; other precisions lie beside them at times."""
    whole = directory / "model.safetensors"
    if whole in files:
        return [whole]
    index = directory / "model.safetensors.index.json"
    if not index.is_file():
        return files
    names = sorted(set(_json(index).get("weight_map", {}).values()))
    missing = [name for name in names if directory / name not in files]
    if missing:
        raise PrepareError(f"{directory} lacks {', '.join(missing)}, which {index.name} names")
    return [directory / name for name in names]


def _json(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise PrepareError(f"{file} is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise PrepareError(f"{file} is not what its name says")
    return document


def _tokenizer(directory: Path, links: dict[str, Path]) -> dict[str, Any]:
    """tokenizer.json; where there is none, one made of CTranslate2's list of tokens."""
    file = directory / "tokenizer.json"
    if file.is_file():
        links[file.name] = file
        return _json(file)
    if (directory / "vocabulary.json").is_file():
        tokens = json.loads((directory / "vocabulary.json").read_text(encoding="utf-8"))
    elif (directory / "vocabulary.txt").is_file():
        tokens = (directory / "vocabulary.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    else:
        raise PrepareError(f"{directory} has no tokenizer.json, which comes with every Whisper model")
    added = [{"id": n, "content": text} for n, text in enumerate(tokens) if re.fullmatch(r"<\|.+\|>", text)]
    return {"added_tokens": added, "model": {"vocab": {text: n for n, text in enumerate(tokens)}}}


def _require_tokens(tokenizer: dict[str, Any], directory: Path) -> None:
    try:
        special = _special(tokenizer)
        tokenizer["model"]["vocab"]
    except (KeyError, TypeError, AttributeError) as error:
        raise PrepareError(f"{directory}: the vocabulary cannot be read: {error!r}") from error
    missing = [name for name in (*_NEEDED_TOKENS, "en") if name not in special]
    if not {"nospeech", "nocaptions"} & set(special):
        missing.append("nospeech")
    if missing:
        names = ", ".join(f"<|{name}|>" for name in missing)
        raise PrepareError(f"{directory}: no Whisper vocabulary, it lacks {names}")


def _special(tokenizer: dict[str, Any]) -> dict[str, int]:
    return {token["content"].removeprefix("<|").removesuffix("|>"): token["id"] for token in tokenizer["added_tokens"]}


def _safetensors_shapes(files: list[Path], settings: dict[str, Any], directory: Path) -> Shapes:
    if settings.get("model_type") != "whisper":
        raise PrepareError(f"{directory} holds a model of type {settings.get('model_type')}, not whisper")
    if "quantization_config" in settings:
        raise PrepareError(f"{directory} holds quantised weights; give those of 16 or 32 bits")
    shapes: Shapes = {}
    for file in files:
        try:
            with file.open("rb") as stream:
                (length,) = struct.unpack("<Q", stream.read(8))
                header = json.loads(stream.read(min(length, _LARGEST_HEADER)))
            header.pop("__metadata__", None)
            end = 8 + length + max((tensor["data_offsets"][1] for tensor in header.values()), default=0)
            shapes |= {name.removeprefix("model."): tuple(tensor["shape"]) for name, tensor in header.items()}
        except (struct.error, ValueError, KeyError, TypeError, AttributeError) as error:
            raise PrepareError(f"{file} is cut short or no safetensors file") from error
        if file.stat().st_size != end:
            raise PrepareError(f"{file} has {file.stat().st_size} bytes, not {end} as it says: fetch it again")
    wanted = ("encoder.conv1.weight", "decoder.embed_tokens.weight")
    if any(name not in shapes for name in wanted):
        raise PrepareError(f"{directory}: the weights are not Whisper's, or not all there")
    shapes.pop("proj_out.weight", None)  # the embeddings again
    return shapes


def _ctranslate2_shapes(file: Path) -> Shapes:
    try:
        with file.open("rb") as stream:
            shapes = _variables(stream, file)
            missing = stream.tell() != file.stat().st_size
    except (struct.error, UnicodeDecodeError, OverflowError) as error:
        raise PrepareError(f"{file} is cut short or no CTranslate2 model") from error
    if missing or "encoder/conv1/weight" not in shapes:
        raise PrepareError(f"{file} is cut short or no Whisper model: fetch it again")
    return shapes


def _variables(stream: BinaryIO, file: Path) -> Shapes:
    """As convert/whisper_weights.py reads them."""

    def number(code: str) -> int:
        return struct.unpack("<" + code, stream.read(struct.calcsize("<" + code)))[0]

    def text() -> str:
        return stream.read(number("H")).rstrip(b"\0").decode()

    version, kind = number("I"), text()
    if version != 6 or kind != "WhisperSpec":
        raise PrepareError(f"{file} is a {kind or 'file'} of version {version}, not WhisperSpec of version 6")
    number("I")
    shapes: Shapes = {}
    for _ in range(number("I")):
        name = text()
        shapes[name] = tuple(number("I") for _ in range(number("B")))
        number("B")
        stream.seek(number("I"), 1)
    for _ in range(number("I")):
        text(), text()
    return shapes
