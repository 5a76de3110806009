"""Mozilla's models.json: which translation models there are, and which of them to take.

One entry for each pair and architecture, written by mozilla/translations' db/updater.py. Its files lie
under `baseUrl`; a mirror that serves a copy of it serves the files from beside it.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from . import languages, transfer
from .errors import PrepareError

MOZILLA = "https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data"
DEFAULT = f"{MOZILLA}/db/models.json"
INDEX = "models.json"
_LARGEST_INDEX = 64_000_000
_BEST_FIRST = ("base-memory", "base", "tiny")
_SMALL_FIRST = ("tiny", "base-memory", "base")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class RemoteFile:
    """`size` and `sha256` are those of the unpacked file, where models.json has them."""

    url: str
    size: int | None = None
    sha256: str | None = None

    @property
    def name(self) -> str:
        return PurePosixPath(urlsplit(self.url).path).name


@dataclass(frozen=True)
class Offer:
    """One model that can be had. `quality`: score by measure by test set, as models.json has them."""

    source: str
    target: str
    architecture: str
    status: str
    model: RemoteFile
    vocabularies: tuple[RemoteFile, ...]
    quality: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def pair(self) -> tuple[str, str]:
        return self.source, self.target

    @property
    def title(self) -> str:
        return f"{self.source}-{self.target}"

    @property
    def released(self) -> bool:
        return self.status.lower().startswith("release")

    @property
    def files(self) -> tuple[RemoteFile, ...]:
        return (self.model, *self.vocabularies)

    def score(self, measure: str) -> float | None:
        """BLEU or COMET on FLORES where there is one, else on the first test set."""
        for name in sorted(self.quality, key=lambda name: "flores" not in name.lower()):
            for key, value in self.quality[name].items():
                if key.lower().startswith(measure):
                    return value
        return None


@dataclass(frozen=True)
class Catalogue:
    url: str
    offers: tuple[Offer, ...]
    # What is wrong with entries that cannot be used, by pair.
    faults: dict[tuple[str, str], str] = field(default_factory=dict)

    def pairs(self) -> set[tuple[str, str]]:
        return {offer.pair for offer in self.offers}

    def languages(self) -> set[str]:
        return {tag for pair in self.pairs() for tag in pair} - {"en"}

    def best(self, source: str, target: str, small: bool) -> Offer | None:
        """Released before others, then by architecture."""
        order = _SMALL_FIRST if small else _BEST_FIRST
        fitting = [offer for offer in self.offers if offer.pair == (source, target)]
        return min(fitting, key=lambda offer: (not offer.released, _rank(offer, order)), default=None)


def read(url: str) -> Catalogue:
    """Fetches and reads `url`. Raises PrepareError when it cannot be had or is something else."""
    text = transfer.text(url, _LARGEST_INDEX)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise PrepareError(f"{url} is not JSON ({error}): is this the address of a models.json?") from error
    models = document.get("models") if isinstance(document, dict) else None
    if not isinstance(models, dict):
        raise PrepareError(f'{url} has no "models": is this the address of Mozilla\'s models.json?')
    base = _base(document.get("baseUrl"), url)
    offers: list[Offer] = []
    faults: dict[tuple[str, str], str] = {}
    for key, entries in models.items():
        for entry in entries if isinstance(entries, list) else [entries]:
            try:
                pair = _pair(entry, key)
            except (PrepareError, TypeError, AttributeError):
                continue  # of a pair that nobody can ask for
            try:
                offers.append(_offer(entry, pair, base))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                faults[pair] = f"{url} has an entry for {'-'.join(pair)} that cannot be read: {error!r}"
    return Catalogue(url, tuple(offers), faults)


def _rank(offer: Offer, order: tuple[str, ...]) -> int:
    return order.index(offer.architecture) if offer.architecture in order else len(order)


def _base(configured: Any, url: str) -> str:
    """Where paths are relative to, with a slash at its end."""
    beside = urljoin(url, ".")
    around = urljoin(url, "..") if beside.endswith("/db/") else beside
    if not configured:
        return around
    if not isinstance(configured, str):
        raise PrepareError(f"{url}: baseUrl is no text")
    base = urljoin(url, configured.rstrip("/") + "/")
    if base == MOZILLA + "/" and not url.startswith(base):
        return around  # a copy, of a mirror
    allowed = {"file": ("file", "http", "https"), "http": ("http", "https")}
    if urlsplit(base).scheme not in allowed.get(urlsplit(url).scheme, ("https",)):
        raise PrepareError(f"{url}: baseUrl {configured} is less safe than the address of the list itself")
    return base


def _pair(entry: dict[str, Any], key: str) -> tuple[str, str]:
    if "sourceLanguage" in entry and "targetLanguage" in entry:
        return languages.canonical(entry["sourceLanguage"]), languages.canonical(entry["targetLanguage"])
    return languages.pair(key)


def _offer(entry: dict[str, Any], pair: tuple[str, str], base: str) -> Offer:
    files = entry["files"]
    if not files["model"].get("uncompressedHash"):
        raise ValueError("the model has no uncompressedHash")
    shared = "srcVocab" not in files
    vocabularies = [files["vocab"]] if shared else [files["srcVocab"], files["trgVocab"]]
    return Offer(
        source=pair[0],
        target=pair[1],
        architecture=_word(entry.get("architecture")),
        status=str(entry.get("releaseStatus") or "unknown"),
        model=_file(files["model"], base),
        vocabularies=tuple(_file(file, base) for file in vocabularies),
        quality=_quality(entry.get("metrics")),
    )


def _word(value: Any) -> str:
    """Lower-case letters, digits and dashes: ids are made of it."""
    return re.sub(r"[^a-z0-9]+", "-", str(value or "unknown").lower()).strip("-") or "unknown"


def _file(described: dict[str, Any], base: str) -> RemoteFile:
    path = described["path"].lstrip("/")
    if ".." in path.split("/") or urlsplit(path).scheme:
        raise ValueError(f"path {path!r} leads elsewhere")
    size, sha256 = described.get("uncompressedSize"), described.get("uncompressedHash")
    if sha256 is not None and not _SHA256.fullmatch(str(sha256).lower()):
        raise ValueError(f"uncompressedHash {sha256!r} is no sha256")
    return RemoteFile(
        url=base + quote(path, safe="/%"),
        size=None if size is None else int(size),
        sha256=sha256.lower() if sha256 else None,
    )


def _quality(metrics: Any) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for test_set, scores in (metrics if isinstance(metrics, dict) else {}).items():
        for measure, value in (scores if isinstance(scores, dict) else {}).items():
            value = value.get("score") if isinstance(value, dict) else value
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found.setdefault(test_set, {})[measure] = value
    return found
