"""A prepared model on disk: model.json names every file with its sha256 and size.

Beside it `.verified.json` remembers the size and modification time each file had when its hash was
last checked, so that a run with nothing to do need not read gigabytes.
"""

import json
from pathlib import Path
from typing import Any

from .manifest import sha256_of

MODEL_JSON = "model.json"
VERIFIED_JSON = ".verified.json"


def seal(directory: Path, description: dict[str, Any]) -> int:
    """Writes model.json over all files in `directory`; returns their total size in bytes."""
    files = [
        {"name": name, "sha256": sha256_of(directory / name), "bytes": size}
        for name, size in sorted(_sizes(directory).items())
    ]
    total = sum(file["bytes"] for file in files)
    document = {**description, "bytes": total, "files": files}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    (directory / MODEL_JSON).write_text(text, encoding="utf-8")
    _remember(directory, files)
    return total


def read(directory: Path) -> dict[str, Any] | None:
    """model.json of a prepared model, or None when there is none that can be read."""
    try:
        return json.loads((directory / MODEL_JSON).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def intact(directory: Path) -> bool:
    """True when every file is as it was sealed; hashes only files that were touched since."""
    description = read(directory)
    if description is None:
        return False
    if _stamps(directory, description["files"]) == _verified(directory):
        return True
    if problems(directory):
        return False
    _remember(directory, description["files"])
    return True


def problems(directory: Path) -> list[str]:
    """Recomputes every hash; one line for each file that is missing or differs."""
    description = read(directory)
    if description is None:
        return [f"{MODEL_JSON} is missing or not readable"]
    found = []
    for file in description["files"]:
        path = directory / file["name"]
        if not path.is_file():
            found.append(f"{file['name']} is missing")
        elif path.stat().st_size != file["bytes"]:
            found.append(f"{file['name']} has {path.stat().st_size} bytes, not {file['bytes']}")
        elif sha256_of(path) != file["sha256"]:
            found.append(f"{file['name']} has another sha256 than was made")
    return found


def _sizes(directory: Path) -> dict[str, int]:
    paths = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.stat().st_size for path in paths}


def _stamps(directory: Path, files: list[dict[str, Any]]) -> dict[str, list[int]] | None:
    try:
        stats = {file["name"]: (directory / file["name"]).stat() for file in files}
    except OSError:
        return None
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}


def _verified(directory: Path) -> Any:
    try:
        return json.loads((directory / VERIFIED_JSON).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _remember(directory: Path, files: list[dict[str, Any]]) -> None:
    text = json.dumps(_stamps(directory, files))
    (directory / VERIFIED_JSON).write_text(text, encoding="utf-8")
