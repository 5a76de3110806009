"""Phrases of everyday talk that are known by heart, written for this project: models/phrases.

phrases.tsv  phrase<TAB>translation, # for comments
"""

import shutil
from pathlib import Path
from typing import Callable

NAME = "phrases.tsv"


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    (package,) = packages.values()
    (file,) = package.glob("*.tsv")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#") and len(line.split("\t")) != 2:
            raise ValueError(f"{file.name}:{number} is no phrase<TAB>translation")
    shutil.copyfile(file, out / NAME)
    report(1.0, "done")
