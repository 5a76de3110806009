"""Silero VAD, the 16 kHz graph as published.

model.onnx   input f32[B,576] (64 samples of context, 512 new), state f32[2,B,128], sr i64[]
          -> output f32[B,1] speech probability, stateN f32[2,B,128]
"""

import shutil
from pathlib import Path
from typing import Callable


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    (package,) = packages.values()
    (source,) = package.rglob("silero_vad_16k_op15.onnx")
    shutil.copyfile(source, out / "model.onnx")
    report(1.0, "done")
