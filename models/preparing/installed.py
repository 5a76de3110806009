"""What models/cache links to, and how to take it away again."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import prepared, transfer
from .additions import download_of
from .catalogue import RemoteFile
from .errors import PrepareError
from .layout import Layout

_KEY = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Installed:
    """`id` is the link's name; `description` the model.json behind it."""

    id: str
    description: dict[str, Any]

    @property
    def pair(self) -> tuple[str, ...]:
        return tuple(self.description.get("languages", ()))

    @property
    def translates(self) -> bool:
        return self.description.get("task") == "translation" and len(self.pair) == 2


def all_of(layout: Layout) -> list[Installed]:
    links = sorted(path for path in layout.links.glob("*") if not path.name.startswith("."))
    found = ((link.name, prepared.read(link)) for link in links)
    return [Installed(name, description) for name, description in found if description]


def of_language(tag: str, models: Iterable[Installed]) -> list[Installed]:
    """The models between English and a language."""
    return [model for model in models if model.translates and set(model.pair) == {"en", tag}]


def remove(model: Installed, layout: Layout) -> str:
    """Takes the link away first, then what lies behind it; says what that was."""
    (layout.links / model.id).unlink()
    freed = 0
    for directory in layout.prepared.glob(f"{model.id}-*"):
        if _KEY.fullmatch(directory.name.removeprefix(model.id + "-")):
            freed += _size(directory)
            shutil.rmtree(directory)
    for file in model.description.get("sourceFiles", ()):
        download = download_of(RemoteFile(file["url"]), layout)
        if download is not None:
            freed += download.stat().st_size if download.is_file() else 0
            transfer.forget(download)
    what = " to ".join(model.pair) if model.translates else model.description.get("task")
    return f"removed {model.id} ({what}), {freed / 1e6:.1f} MB"


def require_own(tag: str, found: list[Installed], manifest_ids: set[str]) -> list[Installed]:
    """Those that models/prepare does not bring. Raises PrepareError when there is none."""
    if not found:
        raise PrepareError(f"nothing is installed for {tag}; models/add --list shows what is")
    own = [model for model in found if model.id not in manifest_ids]
    if not own:
        names = " and ".join(model.id for model in found)
        raise PrepareError(f"{names} came with models/prepare, which needs it: it stays")
    return own


def _size(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
