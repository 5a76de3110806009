"""Adds one translation model: fetch, verify, unpack, look into it, convert, link.

Everything before the last step happens where no node looks; the last step is one rename of a link in
models/cache, so a node that watches it sees the model whole or not at all.
"""

import gzip
import hashlib
import shutil
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from . import languages, marian_files, recipes, transfer
from .catalogue import Offer, RemoteFile
from .errors import PrepareError
from .layout import Layout
from .manifest import Entry
from .progress import Progress, megabytes

LICENCE = "MPL-2.0"
_FETCHED = 0.35
_CHUNK = 1 << 20
_LARGEST_VOCABULARY = 64_000_000
_LARGEST_MODEL = 2_000_000_000
# Unpacked, where models.json does not say: the largest of each that Mozilla had in 2025.
_MODEL_BYTES = {"tiny": 17_000_000, "base-memory": 44_000_000, "base": 60_000_000}
_VOCABULARY_BYTES = 1_000_000
# Converted, a model takes up to 3.5 times its bytes: decoder and step both hold most of its weights.
_CONVERTED = 4
_SPARE_BYTES = 20_000_000


class _Damaged(Exception):
    """A file is not what models.json says; an earlier run may have left it."""


def add(offer: Offer, model_id: str, layout: Layout, progress: Progress) -> None:
    """Installs the offer as models/cache/<model_id>. Raises PrepareError; then nothing has changed."""
    with layout.locked():
        try:
            _check_space(offer, layout)
            files = _unpacked(offer, layout, progress)
            marian_files.check(files)
            recipe = recipes.of_operator(_entry(offer, model_id), files, layout, _facts(offer, files))
        except BaseException:
            progress.interrupt()
            raise
        recipes.ensure(recipe, layout, progress)
        layout.link(model_id, recipe.directory)


def id_of(offer: Offer, manifest_ids: "set[str]") -> str:
    """Beside a pair that comes with models/prepare, a model gets a name of its own."""
    model_id = f"marian-{offer.title}".lower()
    return f"{model_id}-{offer.architecture}" if model_id in manifest_ids else model_id


def download_of(file: RemoteFile, layout: Layout) -> Path | None:
    """Where a file is kept as it came; None for one that lies on this machine anyway."""
    if urlsplit(file.url).scheme == "file":
        return None
    key = hashlib.sha256(file.url.encode()).hexdigest()[:16]
    return layout.downloads / "translation" / f"{key}-{file.name}"


def _check_space(offer: Offer, layout: Layout) -> None:
    model = offer.model.size or _MODEL_BYTES.get(offer.architecture, max(_MODEL_BYTES.values()))
    raw = model + _VOCABULARY_BYTES * len(offer.vocabularies)
    missing = not all(download.is_file() for download in _downloads(offer, layout))
    require_space(offer.title, raw * (missing + 1 + _CONVERTED), layout)


def require_space(what: str, size: int, layout: Layout) -> None:
    """Raises PrepareError when the cache's disk has not so many bytes, and a few to spare."""
    needed = size + _SPARE_BYTES
    free = shutil.disk_usage(layout.cache).free
    if free < needed:
        raise PrepareError(
            f"{what} needs about {megabytes(needed)} in {layout.cache}, {megabytes(free)} are free: free some "
            "space, or set BABELGRID_CACHE to a directory on another disk"
        )


def _unpacked(offer: Offer, layout: Layout, progress: Progress) -> Path:
    """A directory as convert/marian.py takes it, checked against models.json."""
    kept = any(file.is_file() or transfer.half_of(file).is_file() for file in _downloads(offer, layout))
    try:
        return _try(offer, layout, progress)
    except _Damaged as damaged:
        _forget(offer, layout)
        if not kept:
            raise _refusal(damaged) from damaged
        progress.update(0.0, f"fetching anew what an earlier run left: {damaged}")
    try:
        return _try(offer, layout, progress)
    except _Damaged as damaged:
        _forget(offer, layout)
        raise _refusal(damaged) from damaged


def _refusal(damaged: _Damaged) -> PrepareError:
    return PrepareError(f"{damaged}: not installed; ask whoever keeps the list and the files")


def _try(offer: Offer, layout: Layout, progress: Progress) -> Path:
    directory = layout.work_directory(offer.title)
    split = len(offer.vocabularies) > 1
    names = ["model", *(["srcvocab", "trgvocab"] if split else ["vocab"])]
    for index, (file, name) in enumerate(zip(offer.files, names, strict=True)):
        suffix = "bin" if index == 0 else "spm"
        packed = _fetched(file, index, offer, layout, progress)
        limit = file.size or (_LARGEST_VOCABULARY if index else _LARGEST_MODEL)
        _unpack(packed, directory / f"{name}.{offer.title}.{suffix}", file, limit)
    return directory


def _fetched(file: RemoteFile, index: int, offer: Offer, layout: Layout, progress: Progress) -> Path:
    if file.name.endswith(".zst"):
        raise PrepareError(f"{file.url} is packed with zstd, which is not read: unpack it with zstd -d")
    start = _FETCHED * (0.0 if index == 0 else 0.9)
    share = _FETCHED * (0.9 if index == 0 else 0.1)
    stage = "fetching the vocabulary" if index else "fetching the model"

    def on_bytes(done: int, total: int | None) -> None:
        detail = f"({megabytes(done)}" + (f" of {megabytes(total)})" if total else ")")
        progress.update(start + share * (done / total if total else 0.5), stage, detail)

    download = download_of(file, layout)
    if download is None:
        return Path(unquote(urlsplit(file.url).path))
    transfer.fetch(file.url, download, on_bytes)
    return download


def _unpack(packed: Path, target: Path, file: RemoteFile, limit: int) -> None:
    """Unpacks and verifies in one go; whatever differs from models.json is _Damaged."""
    digest, size = hashlib.sha256(), 0
    opened = gzip.open if file.name.endswith(".gz") else open
    try:
        with opened(packed, "rb") as source, target.open("wb") as out:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise _Damaged(f"{file.url} has more than {limit} bytes unpacked")
                digest.update(chunk)
                out.write(chunk)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _Damaged(f"{file.url} is damaged or cut short ({error})") from error
    except FileNotFoundError as error:
        raise PrepareError(f"{packed} does not exist; is the mirror whole?") from error
    if file.size is not None and size != file.size:
        raise _Damaged(f"{file.url} has {size} bytes unpacked, models.json says {file.size}")
    if file.sha256 and digest.hexdigest() != file.sha256:
        raise _Damaged(f"{file.url} has sha256 {digest.hexdigest()}, models.json says {file.sha256}")


def _forget(offer: Offer, layout: Layout) -> None:
    for download in _downloads(offer, layout):
        transfer.forget(download)


def _downloads(offer: Offer, layout: Layout) -> list[Path]:
    return [download for file in offer.files if (download := download_of(file, layout))]


def _entry(offer: Offer, model_id: str) -> Entry:
    return Entry(
        id=model_id,
        task="translation",
        languages=offer.pair,
        licence=LICENCE,
        notice=f"Firefox Translations model {offer.title} ({languages.name(offer.source)} to "
        f"{languages.name(offer.target)}, Marian {offer.architecture}), Mozilla. Converted to ONNX.",
        converter="marian",
        packages=(),
    )


def _facts(offer: Offer, files: Path) -> dict[str, Any]:
    """What model.json says beside the entry: where every file came from, and how good the model is."""
    unpacked = marian_files.find(files).all
    described = []
    for file, path in zip(offer.files, unpacked, strict=True):
        data = path.read_bytes()
        known = file.sha256 is not None  # and then it was compared
        described.append(
            {"url": file.url, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "verified": known}
        )
    return {
        "source": offer.model.url,
        "sourceFiles": described,
        "architecture": offer.architecture,
        "releaseStatus": offer.status,
        "quality": offer.quality,
    }
