"""A models directory, a cache and a mirror for a test of models/add. No network, no packages."""

import io
import json
import os
import re
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

from preparing import add_cli, cli, environment, transfer

from .mirror import Mirror, Server

# Stands in for convert/marian.py, which needs packages; test_add_real.py has the real one.
CONVERTER = """
import shutil

def convert(packages, out, report):
    report(0.5, "building graphs")
    (files,) = packages.values()
    (out / "encoder.onnx").write_bytes(next(files.glob("model*.bin")).read_bytes())
    split = list(files.glob("srcvocab*.spm"))
    for name, kind in (("source", "src"), ("target", "trg")):
        shutil.copyfile(next(files.glob(f"{kind if split else ''}vocab*.spm")), out / f"{name}.spm")
"""


class AddTestCase(unittest.TestCase):
    def setUp(self) -> None:
        root = tempfile.TemporaryDirectory()
        self.addCleanup(root.cleanup)
        self.root = Path(root.name)
        self.models = self.root / "models"
        self.cache = self.root / "cache"
        self.links = self.models / "cache"
        for directory in (self.cache, self.models / "manifest", self.models / "convert"):
            directory.mkdir(parents=True)
        (self.models / "requirements.txt").write_text("")
        (self.models / "convert" / "marian.py").write_text(CONVERTER)
        self.mirror = Mirror()
        self.server = Server(self.mirror)
        self.addCleanup(self.server.close)
        for patch in (
            mock.patch.dict(os.environ, BABELGRID_CACHE=str(self.cache), no_proxy="*"),
            mock.patch.object(environment, "python", lambda layout: Path(sys.executable)),
            mock.patch.object(transfer, "PAUSE_S", 0),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def add(self, *arguments: str, origin: "str | Path | None" = None) -> tuple[int, str]:
        """Runs models/add against the server; exit status, and what a user without a terminal reads."""
        given = () if "--remove" in arguments else ("--from", str(origin or self.server.url))
        return self._run(add_cli.main, *given, *arguments)

    def prepare(self, *arguments: str) -> tuple[int, str]:
        return self._run(cli.main, *arguments)

    def description(self, model_id: str) -> dict[str, Any]:
        return json.loads((self.links / model_id / "model.json").read_text())

    def installed(self) -> list[str]:
        return sorted(path.name for path in self.links.glob("*"))

    def refused(self, *arguments: str, origin: "str | Path | None" = None) -> str:
        """models/add with these must fail with one sentence and install nothing; returns that sentence."""
        before = self.installed()
        status, output = self.add(*arguments, origin=origin)
        self.assertEqual(1, status, output)
        self.assertNotIn("Traceback", output)
        self.assertEqual(before, self.installed())
        self.assertFalse((self.cache / "work").exists())
        sentences = [line for line in output.splitlines() if line.startswith("models/add: ")]
        self.assertEqual(1, len(sentences), output)
        return sentences[0]

    def write_manifest(self, model_id: str, **changes: Any) -> None:
        """An entry made of a text of the checkout, so that models/prepare needs no network."""
        source, target = model_id.split("-")[-2:]
        entry = {"id": model_id, "task": "translation", "languages": [source, target], "licence": "MIT"}
        entry |= {"notice": "", "converter": "nothing", "packages": [], **changes}
        (self.models / "manifest" / f"{model_id}.json").write_text(json.dumps(entry))
        converter = "def convert(packages, out, report):\n    (out / 'graph.onnx').write_text('x')\n"
        (self.models / "convert" / "nothing.py").write_text(converter)

    def write_directory(self, directory: Path) -> None:
        """The mirror as a directory on disk."""
        for path, data in {**self.mirror.files, "db/models.json": self.mirror.index()}.items():
            (directory / path).parent.mkdir(parents=True, exist_ok=True)
            (directory / path).write_bytes(data)

    def _run(self, main: Any, *arguments: str) -> tuple[int, str]:
        output = io.StringIO()
        with redirect_stderr(output), redirect_stdout(output):
            status = main(list(arguments), self.models)
        return status, re.sub(r"\n  (?=\S)", " ", output.getvalue())
