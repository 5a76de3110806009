"""The project's own net that hears how a mouth moves; trained by models/train/audio2mouth.py.

audio2mouth.onnx  logmel f32[N,T4,40] -> mouth f32[N,T4/4,6]
"""

import shutil
from pathlib import Path
from typing import Callable

import onnx

NAME = "audio2mouth.onnx"


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    (package,) = packages.values()
    graph = onnx.load(package / NAME).graph
    names = [value.name for value in (*graph.input, *graph.output)]
    if names != ["logmel", "mouth"]:
        raise ValueError(f"{NAME} has {', '.join(names)} instead of logmel, mouth")
    shutil.copyfile(package / NAME, out / NAME)
    report(1.0, "done")
