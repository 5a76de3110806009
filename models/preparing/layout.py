"""Where things lie on disk, and the lock that keeps two runs apart."""

import contextlib
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


class Layout:
    """Paths of one checkout (`models_dir`) and of the cache that all checkouts share."""

    def __init__(self, models_dir: Path, cache: Path) -> None:
        self.manifest = models_dir / "manifest"
        self.converters = models_dir / "convert"
        self.trained = models_dir / "trained"
        self.written = models_dir / "phrases"
        self.requirements = models_dir / "requirements.txt"
        self.links = models_dir / "cache"
        self.cache = cache
        self.downloads = cache / "downloads"
        self.prepared = cache / "models"
        self.work = cache / "work"

    @staticmethod
    def of(models_dir: Path) -> "Layout":
        configured = os.environ.get("BABELGRID_CACHE", "")
        cache = Path(configured) if configured else Path.home() / ".cache" / "babelgrid"
        return Layout(models_dir, cache.expanduser().absolute())

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the cache for this process; another run waits here. Clears what a killed run left."""
        self.cache.mkdir(parents=True, exist_ok=True)
        with (self.cache / "prepare.lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("another models/prepare is at work; waiting for it", file=sys.stderr)
                fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.rmtree(self.work, ignore_errors=True)
            for directory in (self.work, self.downloads, self.prepared):
                directory.mkdir(parents=True, exist_ok=True)
            try:
                yield
            finally:
                shutil.rmtree(self.work, ignore_errors=True)

    def work_directory(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name + "-", dir=self.work))

    def link(self, model_id: str, target: Path) -> None:
        """Points models/cache/<id> to a prepared model, in one step.

        The new link is made a level deeper, where no node that watches takes it for a model.
        """
        link = self.links / model_id
        if link.is_symlink() and Path(os.readlink(link)) == target:
            return
        self.links.mkdir(parents=True, exist_ok=True)
        if link.exists() and not link.is_symlink():
            raise FileExistsError(0, "is in the way of a link; move it away", str(link))
        aside = Path(tempfile.mkdtemp(prefix=".linking-", dir=self.links))
        (aside / model_id).symlink_to(target)
        (aside / model_id).replace(link)
        aside.rmdir()
