"""What is to be made: a model of the manifest, or one from a directory that an operator brings."""

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import converters, download, environment, prepared
from .layout import Layout
from .manifest import Entry, sha256_of
from .progress import Progress, megabytes

_KEY_HEX_DIGITS = 16
# Share of the bar; what a second of each is worth differs from network to network.
_DOWNLOADED = 0.4


@dataclass(frozen=True)
class Recipe:
    """One model to prepare; `directory` is where it will lie, named by everything it depends on.

    `facts` are what else model.json says of it.
    """

    entry: Entry
    directory: Path
    operator_files: Path | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def description(self) -> dict[str, Any]:
        entry = self.entry
        return {
            "id": entry.id,
            "task": entry.task,
            "languages": list(entry.languages),
            "licence": entry.licence,
            "notice": entry.notice,
            "source": entry.source or (f"operator: {self.operator_files}" if self.operator_files else "none"),
            "variants": list(entry.variants),
            **self.facts,
        }

    def make(self, layout: Layout, progress: Progress) -> None:
        """Fetches, converts and seals. The model appears at once or not at all."""
        python = environment.python(layout)
        work = layout.work_directory(self.entry.id)
        packages = self._packages(layout, python, work, progress)
        out = work / "out"
        out.mkdir()

        def report(fraction: float, what: str) -> None:
            progress.update(_DOWNLOADED + (1 - _DOWNLOADED) * fraction, what)

        converters.run(
            python,
            layout.converters,
            self.entry.converter,
            packages,
            self.entry.parameters,
            out,
            work / "converter.log",
            report,
        )
        progress.update(1.0, "computing sha256")
        prepared.seal(out, self.description())
        shutil.rmtree(self.directory, ignore_errors=True)
        out.rename(self.directory)
        shutil.rmtree(work, ignore_errors=True)

    def _packages(
        self, layout: Layout, python: Path, work: Path, progress: Progress
    ) -> dict[str, Path]:
        if self.operator_files is not None:
            return {"operator": self.operator_files}
        total = self.entry.download_bytes
        before = 0
        unpacked = {}
        for package in self.entry.packages:
            stage = f"downloading {package.name} {package.version}"

            def on_bytes(done: int, stage: str = stage, before: int = before) -> None:
                detail = f"({megabytes(before + done)} of {megabytes(total)})"
                progress.update(_DOWNLOADED * (before + done) / total, stage, detail)

            if not (layout.downloads / package.file).is_file():
                progress.update(_DOWNLOADED * before / total, stage, f"({megabytes(package.size)})")
            archive = download.fetch(package, layout, python, on_bytes)
            before += package.size
            progress.update(_DOWNLOADED * before / total, f"unpacking {package.name}")
            unpacked[package.name] = work / f"package-{len(unpacked)}"
            download.unpack(archive, unpacked[package.name])
        return unpacked


def ensure(recipe: Recipe, layout: Layout, progress: Progress) -> None:
    """Makes it unless it is there; the caller holds the lock."""
    if prepared.intact(recipe.directory):  # another run made it while this one waited
        progress.finish("ready")
        return
    try:
        recipe.make(layout, progress)
    except BaseException:
        progress.interrupt()
        raise
    size = (prepared.read(recipe.directory) or {})["bytes"]
    progress.finish(f"ready, {megabytes(size)}")


def of_manifest(entry: Entry, layout: Layout) -> Recipe:
    key = _key(entry, layout)
    return Recipe(entry, layout.prepared / f"{entry.id}-{key}")


def of_operator(
    entry: Entry, files: Path, layout: Layout, facts: dict[str, Any] | None = None
) -> Recipe:
    """`entry` has no packages; the key hashes the operator's files instead, and the `facts`."""
    digests = [
        f"{path.relative_to(files).as_posix()} {sha256_of(path)}"
        for path in sorted(files.rglob("*"))
        if path.is_file()
    ]
    if facts:
        digests.append(json.dumps(facts, sort_keys=True))
    key = _key(entry, layout, "\n".join(digests).encode())
    return Recipe(entry, layout.prepared / f"{entry.id}-{key}", files, facts or {})


def _key(entry: Entry, layout: Layout, inputs: bytes = b"") -> str:
    parts = (
        entry.fingerprint(),
        converters.source_hash(layout.converters, entry.converter),
        hashlib.sha256(inputs).digest(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_KEY_HEX_DIGITS]
