"""Runs a converter of models/convert in the virtual environment."""

import ast
import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import PrepareError, describe_output

_SHOWN_LOG_LINES = 15


def source_hash(directory: Path, converter: str) -> bytes:
    """Hashes a converter with all modules beside it that it imports, directly or not."""
    digest = hashlib.sha256()
    for file in sorted(_sources(directory, converter)):
        digest.update(file.relative_to(directory).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.digest()


def run(
    python: Path,
    directory: Path,
    converter: str,
    packages: dict[str, Path],
    parameters: dict[str, Any],
    out: Path,
    log: Path,
    report: Callable[[float, str], None],
) -> None:
    """Fills `out`. Whatever the converter prints goes to `log`, shown only when it fails."""
    job = {
        "converter": converter,
        "packages": {name: str(path) for name, path in packages.items()},
        "parameters": parameters,
        "out": str(out),
    }
    reader, writer = os.pipe()
    command = [str(python), "-m", "preparing.worker", str(writer), json.dumps(job)]
    paths = os.pathsep.join((str(Path(__file__).parent.parent), str(directory)))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=environment,
            pass_fds=[writer],
        )
        os.close(writer)
        try:
            with os.fdopen(reader, encoding="utf-8") as reports:
                for line in reports:
                    fraction, what = json.loads(line)
                    report(fraction, what)
            code = process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if code != 0:
        output = log.read_text(errors="replace")
        shown = "\n".join("    " + line for line in output.splitlines()[-_SHOWN_LOG_LINES:])
        raise describe_output(output, f"converter {converter} failed (exit {code}):\n{shown}")


def _sources(directory: Path, converter: str) -> set[Path]:
    found: set[Path] = set()
    waiting = _module_files(directory, converter)
    if not waiting:
        raise PrepareError(f"there is no converter {converter!r} in {directory}")
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        if file.suffix == ".py":
            for name in _imports(file):
                waiting += _module_files(directory, name)
    return found


def _module_files(directory: Path, name: str) -> list[Path]:
    top = name.split(".", 1)[0]
    if (directory / f"{top}.py").is_file():
        return [directory / f"{top}.py"]
    package = directory / top
    return [p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes(), str(file))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return names
