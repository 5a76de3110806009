"""Writes src/test/resources/lipsync/log-mel.json: what models/train/log_mel.py makes of a chirp.

Run it with the Python that models are trained with (models/README.md). The chirp, which the Java
test makes as well: 0.3 sin(2 pi (100 t + 3500 t^2)), 1 s at 16 kHz, silent in the first tenth.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

_ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT / "models" / "train"))

import log_mel  # noqa: E402  (needs the path above)

# Every third frame, so that some are first and some second of a pair.
_EVERY = 3


def main() -> None:
    t = np.arange(log_mel.HZ) / log_mel.HZ
    chirp = 0.3 * np.sin(2 * np.pi * (100 * t + 3500 * t**2))
    chirp[: log_mel.HZ // 10] = 0
    bands = log_mel.log_mel(log_mel.normalised(chirp))[::_EVERY]
    rows = [[round(float(value), 4) for value in row] for row in bands]
    file = _ROOT / "src" / "test" / "resources" / "lipsync" / "log-mel.json"
    lines = ",\n".join("    " + json.dumps(row) for row in rows)
    file.write_text(f'{{\n  "every": {_EVERY},\n  "bands": [\n{lines}\n  ]\n}}\n')


if __name__ == "__main__":
    main()
