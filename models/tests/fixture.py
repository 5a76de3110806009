"""A models directory of its own for a test: a tiny wheel, a converter, a cache. No network."""

import hashlib
import io
import json
import os
import tempfile
import unittest
import zipfile
from contextlib import redirect_stderr
from pathlib import Path
from unittest import mock

from preparing import cli

CONVERTER = """
import helper

def convert(packages, out, report, suffix=""):
    report(0.5, "halfway")
    text = (packages["tiny-model"] / "tiny_model" / "weights.txt").read_text()
    (out / "sub").mkdir()
    (out / "sub" / "graph.onnx").write_text(helper.shout(text) + suffix)
    (out / "vocab.txt").write_text("a b c")
"""


def wheel(directory: Path, weights: str = "weights") -> Path:
    """A wheel of the package tiny-model 1.0."""
    file = directory / "tiny_model-1.0-py3-none-any.whl"
    info = "tiny_model-1.0.dist-info"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("tiny_model/weights.txt", weights)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return file


class ModelsDirectory(unittest.TestCase):
    """The virtual environment is made once for all tests: it is the only slow part."""

    shared_cache: tempfile.TemporaryDirectory

    @classmethod
    def setUpClass(cls) -> None:
        cls.shared_cache = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.shared_cache.cleanup)

    def setUp(self) -> None:
        root = tempfile.TemporaryDirectory()
        self.addCleanup(root.cleanup)
        self.root = Path(root.name)
        self.models = self.root / "models"
        self.mirror = self.root / "mirror"
        self.cache = self.root / "cache"
        for directory in (self.mirror, self.cache, self.models / "manifest", self.models / "convert"):
            directory.mkdir(parents=True)
        (self.models / "requirements.txt").write_text("")
        (self.models / "convert" / "fake.py").write_text(CONVERTER)
        (self.models / "convert" / "helper.py").write_text("shout = str.upper\n")
        self.wheel = wheel(self.mirror)
        self.write_entry()
        self._reuse_environment()
        patch = mock.patch.dict(
            os.environ,
            BABELGRID_CACHE=str(self.cache),
            PIP_NO_INDEX="1",
            PIP_FIND_LINKS=str(self.mirror),
        )
        patch.start()
        self.addCleanup(patch.stop)

    def write_entry(self, **changes: object) -> None:
        data = self.wheel.read_bytes()
        package = {
            "registry": "pypi",
            "name": "tiny-model",
            "version": "1.0",
            "file": self.wheel.name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
        entry = {
            "id": "tiny",
            "task": "vad",
            "languages": [],
            "licence": "MIT",
            "notice": "",
            "converter": "fake",
            "packages": [package],
            **changes,
        }
        (self.models / "manifest" / "tiny.json").write_text(json.dumps(entry))

    def run_prepare(self, *arguments: str) -> tuple[int, str]:
        """Exit status and what a user without a terminal reads."""
        output = io.StringIO()
        with redirect_stderr(output):
            status = cli.main(list(arguments), self.models)
        self._keep_environment()
        return status, output.getvalue()

    def go_offline(self) -> None:
        """From here on a fetch would fail."""
        for file in self.mirror.iterdir():
            file.unlink()

    def prepared(self, name: str) -> Path:
        return self.models / "cache" / "tiny" / name

    def _reuse_environment(self) -> None:
        for environment in Path(self.shared_cache.name).glob("venv-*"):
            (self.cache / environment.name).symlink_to(environment)

    def _keep_environment(self) -> None:
        for environment in self.cache.glob("venv-*"):
            if not environment.is_symlink():
                kept = Path(self.shared_cache.name) / environment.name
                environment.rename(kept)
                environment.symlink_to(kept)
