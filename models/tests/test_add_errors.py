"""Everything that may go wrong with models/add: one clear sentence, nothing half-installed, and the
next run goes on where this one stopped."""

import collections
import gzip
import hashlib
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import unittest
from pathlib import Path
from unittest import mock

from preparing import additions, transfer

from .add_fixture import CONVERTER, AddTestCase
from .mirror import BPE, BYTE, message, model, number, piece, vocabulary

_USAGE = collections.namedtuple("usage", "total used free")
_PADDING = os.urandom(200_000)


def large_model() -> bytes:
    """The small one with padding before its first item: packs to some 200 kB."""
    data = model()
    at = data.index(struct.pack("<Qff", 0, 0, 1))
    return data[:at] + struct.pack("<Q", len(_PADDING)) + _PADDING + data[at + 8 :]


class SentenceTest(AddTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.mirror.add("en", "es")
        self.model_path = self.mirror.path("alphas.bin.gz")

    def test_an_unknown_language_is_named_with_those_near(self) -> None:
        self.mirror.add("en", "et")
        self.mirror.add("en", "de")
        sentence = self.refused("ek")
        self.assertIn("has no language ek; did you mean", sentence)
        self.assertIn("et (Estonian)", sentence)
        self.assertIn("is not a language tag", self.refused("spanish!"))
        self.assertIn("every model is from or to English", self.refused("en"))

    def test_nothing_is_fetched_when_one_of_several_is_unknown(self) -> None:
        self.refused("es", "ek")
        self.assertEqual(["models.json"], [path for path, _ in self.server.requests])

    def test_a_direction_that_is_missing_is_said_so(self) -> None:
        sentence = self.refused("--both", "es")
        self.assertIn("no model from Spanish to English, only the other direction: leave --both away", sentence)

    def test_a_wrong_hash(self) -> None:
        self.mirror.models["en-es"][0]["files"]["model"]["uncompressedHash"] = "0" * 64
        sentence = self.refused("es")
        self.assertIn(f"has sha256 {hashlib.sha256(model()).hexdigest()}, models.json says 000", sentence)
        self.assertEqual([], list((self.cache / "downloads" / "translation").glob("*")))

    def test_a_wrong_size(self) -> None:
        self.mirror.models["en-es"][0]["files"]["model"]["uncompressedSize"] += 1
        self.assertIn("models.json says", self.refused("es"))
        self.mirror.models["en-es"][0]["files"]["model"]["uncompressedSize"] = 10
        self.assertIn("more than 10 bytes", self.refused("es"))

    def test_a_model_without_a_hash_is_not_trusted(self) -> None:
        del self.mirror.models["en-es"][0]["files"]["model"]["uncompressedHash"]
        self.assertIn("the model has no uncompressedHash", self.refused("es"))

    def test_a_file_that_was_cut_before_it_was_packed_or_after(self) -> None:
        self.mirror.files[self.model_path] = self.mirror.files[self.model_path][:-20]
        self.assertIn("is damaged or cut short", self.refused("es"))
        self.mirror.files[self.model_path] = b"no gzip"
        self.assertIn("is damaged or cut short", self.refused("es"))

    def test_a_container_that_ends_early(self) -> None:
        self.mirror.models.clear()
        self.mirror.files.clear()
        self.mirror.add("en", "es", data=model()[:-10])
        self.assertIn("bytes, not", self.refused("es"))

    def test_a_full_disk_is_known_before_anything_is_fetched(self) -> None:
        with mock.patch.object(additions.shutil, "disk_usage", return_value=_USAGE(9, 9, 1_000_000)):
            sentence = self.refused("es")
        self.assertRegex(sentence, r"en-es needs about \d+\.\d MB in .*, 1\.0 MB are free: free some space")
        self.assertEqual(["models.json"], [path for path, _ in self.server.requests])

    def test_a_disk_that_fills_up_meanwhile(self) -> None:
        with mock.patch.object(additions, "_unpack", side_effect=OSError(28, "No space left on device")):
            self.assertIn("the disk is full", self.refused("es"))

    def test_a_server_that_is_not_there(self) -> None:
        self.server.close()
        sentence = self.refused("es")
        self.assertIn("cannot reach 127.0.0.1", sentence)
        self.assertIn("Connection refused", sentence)

    def test_a_list_or_a_file_that_is_not_there(self) -> None:
        self.server.statuses["models.json"] = 404
        self.assertIn("models.json cannot be had (HTTP 404 Not Found)", self.refused("es"))
        self.server.statuses = {self.model_path: 404}
        self.assertIn("is the mirror whole?", self.refused("es"))
        self.server.statuses = {self.model_path: 503}
        self.assertIn("cannot be had now (HTTP 503", self.refused("es"))

    def test_a_list_that_is_no_json_or_another_one(self) -> None:
        for text, expected in (
            (b"<html>", "is not JSON"),
            (b"[]", 'has no "models"'),
            (b"\xff\xfe", "is not text"),
            (b'{"models": {}, "baseUrl": "ftp://x"}', "less safe"),
            (b'{"models": {}, "baseUrl": "file:///etc"}', "less safe"),
            (b'{"models": {}, "baseUrl": 3}', "baseUrl is no text"),
        ):
            with mock.patch.object(self.mirror, "index", return_value=text):
                self.assertIn(expected, self.refused("es"))

    def test_an_entry_that_leads_out_of_the_mirror_or_lacks_something(self) -> None:
        entry = self.mirror.models["en-es"][0]
        entry["files"]["vocab"]["path"] = "../../secret.spm.gz"
        self.assertIn("leads elsewhere", self.refused("es"))
        del entry["files"]["vocab"]
        self.assertIn("has an entry for en-es that cannot be read", self.refused("es"))

    def test_an_address_that_is_none(self) -> None:
        self.assertIn("only http, https, file", self.refused("es", origin="ftp://example.org"))
        self.assertIn("no such file or directory", self.refused("es", origin=self.root / "nowhere"))

    def test_a_vocabulary_that_the_service_would_refuse(self) -> None:
        some_bytes = piece("<0x00>", BYTE)
        cases = (
            (vocabulary(model_type=BPE), "its type is bpe, only unigram is supported"),
            (vocabulary(trainer=number(24, 1)), "it puts spaces behind words"),
            (vocabulary(19, trainer=number(35, 1), extra=some_bytes), "has only 1 of 256 bytes"),
            (vocabulary(19, extra=piece("x", 9)), "pieces of an unknown type 9"),
            (piece("x") * 20, "it has no unknown piece"),
            (vocabulary() + message(3, message(2, b"\xff\0\0\0")), "rewriting text are cut short"),
            (vocabulary()[:-1], "is cut short"),
            (vocabulary(21), "has 21 pieces, but model.en-es.bin knows 20"),
        )
        for spm, expected in cases:
            self.mirror.models.clear()
            self.mirror.files.clear()
            shutil.rmtree(self.cache / "downloads", ignore_errors=True)
            self.mirror.add("en", "es", vocabularies=(spm,))
            sentence = self.refused("es")
            self.assertIn(expected, sentence)
            self.assertTrue(sentence.startswith("models/add: en-es: "))

    def test_a_converter_that_fails(self) -> None:
        (self.models / "convert" / "marian.py").write_text(
            "def convert(packages, out, report):\n    raise ValueError('decoder rnn/gru is not supported')\n"
        )
        status, output = self.add("es")
        self.assertEqual(1, status)
        self.assertIn("decoder rnn/gru is not supported", output)
        self.assertEqual([], self.installed())
        self.assertEqual([], list((self.cache / "models").iterdir()))

    def test_prepare_refuses_the_same_vocabularies_and_takes_the_same_tags(self) -> None:
        directory = self.root / "own"
        directory.mkdir()
        (directory / "model.bin").write_bytes(model())
        (directory / "vocab.spm").write_bytes(vocabulary(model_type=BPE))
        status, output = self.prepare("--marian", str(directory), "--pair", "en-zh-Hant")
        self.assertEqual(1, status)
        self.assertIn("its type is bpe", output)
        (directory / "vocab.spm").write_bytes(vocabulary())
        status, output = self.prepare("--marian", str(directory), "--pair", "en-zh-Hant")
        self.assertEqual(0, status, output)
        self.assertEqual(["en", "zh-Hant"], self.description("marian-en-zh-hant")["languages"])
        self.assertIn("write source and target", self.prepare("--marian", str(directory), "--pair", "es")[1])


class ResumeTest(AddTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.data = large_model()
        self.mirror.add("en", "es", data=self.data)
        self.path = self.mirror.path("alphas.bin.gz")
        self.size = len(self.mirror.files[self.path])

    def test_a_connection_that_is_cut_is_continued_in_the_same_run(self) -> None:
        self.server.cuts[self.path] = [70_000, 50_000]
        status, output = self.add("es")
        self.assertEqual(0, status, output)
        self.assertEqual(["", "bytes=70000-", "bytes=120000-"], self.server.asked(self.path))

    def test_a_run_that_gave_up_is_continued_by_the_next(self) -> None:
        self.server.cuts[self.path] = [90_000, 0, 0, 0]
        sentence = self.refused("es")
        self.assertIn("was cut again and again", sentence)
        self.assertIn("90000 bytes of", sentence)
        self.server.requests.clear()
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual(["bytes=90000-"], self.server.asked(self.path))

    def test_a_server_that_does_not_honour_ranges_sends_all_again(self) -> None:
        self.server.ranges = False
        self.server.cuts[self.path] = [90_000]
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual(["", "bytes=90000-"], self.server.asked(self.path))

    def test_without_a_validator_nothing_is_pieced_together(self) -> None:
        self.server.validators = False
        self.server.cuts[self.path] = [90_000]
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual(["", ""], self.server.asked(self.path))

    def test_a_file_that_changed_meanwhile_is_fetched_from_its_start(self) -> None:
        self.server.cuts[self.path] = [90_000, 0, 0, 0]
        self.refused("es")
        self.mirror.files[self.path] = gzip.compress(self.data, 1, mtime=1)
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual(self.data, (self.links / "marian-en-es" / "encoder.onnx").read_bytes())

    def test_what_an_earlier_run_left_damaged_is_fetched_anew(self) -> None:
        self.assertEqual(0, self.add("es")[0])
        self.add("--remove", "es")
        self.server.cuts[self.path] = [90_000, 0, 0, 0]
        self.refused("es")
        (half,) = (self.cache / "downloads" / "translation").glob("*.part")
        half.write_bytes(bytes(90_000))
        status, output = self.add("es")
        self.assertEqual(0, status, output)
        self.assertIn("fetching anew what an earlier run left", output)

    def test_a_list_that_is_cut_is_asked_for_again(self) -> None:
        self.server.cuts["models.json"] = [30]
        self.assertEqual(0, self.add("es")[0])
        self.server.cuts["models.json"] = [30] * 9
        self.assertIn("was cut again and again", self.refused("es"))


class InterruptTest(AddTestCase):
    def test_control_c_leaves_nothing_and_the_next_run_goes_on(self) -> None:
        self.mirror.add("en", "es")
        with mock.patch.object(transfer, "fetch", side_effect=KeyboardInterrupt):
            status, output = self.add("es")
        self.assertEqual(130, status)
        self.assertIn("stopped; models/add goes on from here", output)
        self.assertEqual([], self.installed())
        self.assertFalse((self.cache / "work").exists())
        self.assertEqual(0, self.add("es")[0])

    def test_a_run_that_is_interrupted_or_killed_while_it_converts(self) -> None:
        """With processes of its own: the converter is one too."""
        self.mirror.add("en", "es")
        started = self.root / "started"
        (self.models / "convert" / "marian.py").write_text(
            "import pathlib, time\n"
            "def convert(packages, out, report):\n"
            "    (out / 'half').write_text('x')\n"
            f"    pathlib.Path({str(started)!r}).mkdir()\n"
            "    time.sleep(60)\n"
        )
        program = (
            "import signal, sys; from pathlib import Path; from preparing import add_cli, environment\n"
            # Who runs the tests in the background of a shell has it ignored.
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "environment.python = lambda layout: Path(sys.executable)\n"
            f"sys.exit(add_cli.main(['--from', {self.server.url!r}, 'es'], Path({str(self.models)!r})))"
        )
        for sign, expected in ((signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)):
            run = subprocess.Popen(
                [sys.executable, "-c", program], cwd=Path(__file__).parent.parent, stderr=subprocess.PIPE, text=True,
                start_new_session=True,
            )
            self.wait_for(started)
            os.killpg(run.pid, sign)
            output = run.communicate(timeout=30)[1]
            self.assertEqual(expected, run.returncode, output)
            self.assertNotIn("Traceback", output)
            self.assertEqual([], self.installed())
            self.assertEqual([], list((self.cache / "models").iterdir()))
            started.rmdir()
        (self.models / "convert" / "marian.py").write_text(CONVERTER)
        self.server.requests.clear()
        self.assertEqual(0, self.add("es")[0])
        self.assertEqual([("models.json", "")], self.server.requests)

    def wait_for(self, path: Path) -> None:
        deadline = time.monotonic() + 30
        while not path.exists():
            self.assertLess(time.monotonic(), deadline, f"{path} never came")
            time.sleep(0.02)


if __name__ == "__main__":
    unittest.main()
