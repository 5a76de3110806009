"""Where models/add takes models from: Mozilla, a mirror, or a directory of unpacked models."""

import gzip
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from . import catalogue, marian_files
from .catalogue import Catalogue, Offer, RemoteFile
from .errors import PrepareError

_LETTERS_OF_PAIR = re.compile(r"model\.([a-z]{4,})\.", re.IGNORECASE)
_MODEL = "model*.bin*"


def open_source(given: str | None) -> "Catalogue | Path":
    """The list of models at an address or in a directory; the directory where it has none.

    Raises PrepareError when there is nothing of the kind.
    """
    if given is None:
        return catalogue.read(catalogue.DEFAULT)
    parts = urlsplit(given)
    if parts.scheme in ("http", "https"):
        is_list = parts.path.endswith(".json")
        return catalogue.read(given if is_list else urljoin(given.rstrip("/") + "/", catalogue.INDEX))
    if len(parts.scheme) > 1 and parts.scheme != "file":
        raise PrepareError(f"--from {given}: only http, https, file and directories are read")
    path = Path(unquote(parts.path)) if parts.scheme == "file" else Path(given).expanduser()
    path = path.absolute()
    if path.is_file():
        return catalogue.read(path.as_uri())
    if not path.is_dir():
        raise PrepareError(f"--from {given}: no such file or directory")
    for index in (path / catalogue.INDEX, path / "db" / catalogue.INDEX):
        if index.is_file():
            return catalogue.read(index.as_uri())
    return path


def offer_in(directory: Path, source: str, target: str, alone: bool) -> Offer | None:
    """The model of a pair in `directory` or in its en-es or enes. `alone`: it is for no other pair.

    A model in `directory` itself is taken for the pair only when its name says so, or says nothing.
    """
    letters = _letters(source) + _letters(target)
    dashed = f"{source}-{target}".lower()
    for child in sorted(path for path in directory.iterdir() if path.is_dir()):
        if child.name.lower().replace("_", "-") == dashed or _plain(child.name) == letters:
            if any(child.glob(_MODEL)):
                return _offer(child, source, target)
    found = sorted(directory.glob(_MODEL))
    named = [_plain(match[1]) for file in found if (match := _LETTERS_OF_PAIR.match(file.name))]
    if letters in named or (found and not named and alone):
        return _offer(directory, source, target)
    return None


def pairs_in(directory: Path) -> Iterable[str]:
    """What a directory seems to hold, for a message."""
    for path in sorted([directory, *(child for child in directory.iterdir() if child.is_dir())]):
        for file in sorted(path.glob(_MODEL)):
            match = _LETTERS_OF_PAIR.match(file.name)
            yield match[1] if match else path.name


def _letters(tag: str) -> str:
    return _plain("zh" if tag == "zh-Hans" else tag)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def _offer(directory: Path, source: str, target: str) -> Offer:
    """`directory` may hold the files unpacked, or packed with gzip."""
    packed = not list(directory.glob("model*.bin")) and list(directory.glob("model*.bin.gz"))
    if packed:
        model = packed[0]
        spm = sorted(directory.glob("*vocab*.spm.gz"), key=lambda path: not path.name.startswith("src"))
        vocabularies = spm
    else:
        files = marian_files.find(directory)
        model, vocabularies = files.model, files.all[1:]
    return Offer(
        source=source,
        target=target,
        architecture=_architecture(model),
        status="unknown",
        model=RemoteFile(model.as_uri()),
        vocabularies=tuple(RemoteFile(file.as_uri()) for file in vocabularies),
    )


def _architecture(model: Path) -> str:
    try:
        return marian_files.architecture(model)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return "unknown"  # what is wrong with it is told when it is unpacked
