"""models/add --whisper: tiny random models in both layouts through the real converter.

Needs numpy, onnx and onnxruntime: run it with the Python that models/prepare set up.
"""

import json
import shutil
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

try:
    import numpy as np
    import onnxruntime

    from . import whisper_writer as writer
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing

from preparing import add_cli, additions, recipes, whisper_files

from .add_fixture import AddTestCase

_CONVERT = Path(__file__).parent.parent / "convert"
_MODULES = ("whisper", "whisper_own", "whisper_weights", "eight_bit")
_GRAPHS = ("frontend.onnx", "encoder.onnx", "decoder.onnx", "step.onnx")
_LANGUAGES = ["en", "zh", "jw", "haw"]
_NO_TOKENS = '{"added_tokens": [], "model": {"vocab": {}}}'
_HEADS, _ALIGNED = 2, [[0, 1], [1, 0]]


class WhisperTest(AddTestCase):
    def setUp(self) -> None:
        super().setUp()
        for module in _MODULES:
            shutil.copyfile(_CONVERT / f"{module}.py", self.models / "convert" / f"{module}.py")
        self.texts = writer.tokens(_LANGUAGES)
        self.weights = writer.weights(len(self.texts))
        self.own = self.root / "own"

    def hugging_face(self, shards: int = 1, **shape: int) -> Path:
        made = writer.weights(len(self.texts), **shape) if shape else self.weights
        return self._written(writer.write_hugging_face, "hf", made, shards=shards)

    def ctranslate2(self, eight_bit: bool = False, **shape: int) -> Path:
        made = writer.weights(len(self.texts), **shape) if shape else self.weights
        return self._written(writer.write_ctranslate2, "ct2", made, eight_bit=eight_bit)

    def _written(self, write: Any, name: str, made: Any, **options: Any) -> Path:
        directory = self.root / f"{name}-{len(list(self.root.iterdir()))}"
        write(directory, made, self.texts, _HEADS, _ALIGNED, **options)
        return directory

    def whisper(self, directory: Path, name: str | None = None, *more: str) -> Path:
        status, output = self.run_whisper(directory, *(("--as", name) if name else ()), *more)
        self.assertEqual(0, status, output)
        return self.links / (name or self.installed()[-1])

    def run_whisper(self, directory: Path, *arguments: str) -> tuple[int, str]:
        return self._run(add_cli.main, "--whisper", str(directory), *arguments)

    def test_both_layouts_and_shards_give_the_same_graphs(self) -> None:
        one = self.whisper(self.hugging_face(), "whisper-one")
        for number, directory in enumerate((self.hugging_face(shards=3), self.ctranslate2())):
            other = self.whisper(directory, f"whisper-other-{number}")
            for name in (*_GRAPHS, "config.json"):
                self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), f"{directory} {name}")

    def test_the_graphs_run_and_hear_what_the_frontend_gives(self) -> None:
        self.check_run(self.whisper(self.hugging_face()), 80)

    def test_a_model_of_128_mels_has_a_frontend_of_its_own(self) -> None:
        for number, directory in enumerate((self.hugging_face(mels=128), self.ctranslate2(mels=128))):
            self.check_run(self.whisper(directory, f"whisper-{number}"), 128)
            self.assertEqual(128, self.description(f"whisper-{number}")["mels"])

    def check_run(self, directory: Path, mels: int) -> None:
        run = {name: onnxruntime.InferenceSession(str(directory / name)) for name in _GRAPHS}
        audio = np.random.default_rng(1).normal(0, 0.1, (1, 16000)).astype(np.float32)
        (mel,) = run["frontend.onnx"].run(None, {"audio": audio})
        self.assertEqual((1, mels, 100), mel.shape)
        names = [output.name for output in run["encoder.onnx"].get_outputs()]
        cross = dict(zip(names, run["encoder.onnx"].run(None, {"mel": mel}), strict=True))
        settings = json.loads((directory / "config.json").read_text())
        feed = {
            "input_ids": np.array([[settings["start_of_transcript"]]]),
            "position_ids": np.zeros((1, 1), np.int64),
            "logit_index": np.zeros((1, 1), np.int64),
            "begin": np.ones(1, np.float32),
            "seqlens_k": np.zeros(1, np.int32),
            "total_len": np.array(1, np.int32),
            "cross_bias": np.zeros((1, 1, 1, 50), np.float32),
            **cross,
        }
        empty = np.zeros((1, _HEADS, 4, settings["head_size"]), np.float32)
        feed |= {f"past_{kind}.{layer}": empty for kind in "kv" for layer in range(settings["decoder_layers"])}
        token, align = run["decoder.onnx"].run(["next_token", "align"], feed)
        self.assertNotIn(token[0, 0], [1, 2, 3])
        self.assertEqual((1, len(_ALIGNED), 1, 50), align.shape)
        np.testing.assert_allclose(align.sum(-1), 1, rtol=1e-5)

    def test_eight_bit_weights_of_ctranslate2_mean_the_same(self) -> None:
        exact = self.whisper(self.ctranslate2(), "whisper-exact")
        rounded = self.whisper(self.ctranslate2(eight_bit=True), "whisper-rounded")
        mel = np.random.default_rng(2).normal(0, 1, (1, 80, 60)).astype(np.float32)
        heard = [
            onnxruntime.InferenceSession(str(directory / "encoder.onnx")).run(None, {"mel": mel})[0].ravel()
            for directory in (exact, rounded)
        ]
        self.assertGreater(np.corrcoef(*heard)[0, 1], 0.999)

    def test_the_description_says_what_it_can_do(self) -> None:
        self.whisper(self.hugging_face(), "whisper-tried", "--licence", "MIT")
        description = self.description("whisper-tried")
        self.assertEqual(["en", "haw", "jv", "zh"], description["languages"])
        self.assertEqual(("recognition", "MIT"), (description["task"], description["licence"]))
        self.assertEqual((True, True), (description["translates"], description["multilingual"]))
        settings = json.loads((self.links / "whisper-tried" / "config.json").read_text())
        self.assertEqual(_ALIGNED, settings["alignment_heads"])
        self.assertEqual(([1, 2], [3]), (settings["suppressed"], settings["begin_suppressed"]))
        self.assertEqual({"en", "zh", "jv", "haw"}, set(settings["languages"]))

    def test_a_cut_decoder_cannot_translate(self) -> None:
        self.whisper(self.hugging_face(encoders=3, decoders=1), "whisper-cut")
        self.assertEqual((False, True), self.abilities("whisper-cut"))

    def test_a_model_for_english_alone_is_refused(self) -> None:
        english = self.hugging_face()
        generation = english / "generation_config.json"
        generation.write_text(json.dumps({**json.loads(generation.read_text()), "is_multilingual": False}))
        self.assertIn("hears English alone", self.refused_whisper(english))

    def abilities(self, model_id: str) -> tuple[bool, bool]:
        description = self.description(model_id)
        return description["translates"], description["multilingual"]

    def test_alignment_heads_that_nobody_stated_are_those_of_the_upper_half(self) -> None:
        directory = self.hugging_face()
        (directory / "generation_config.json").unlink()
        settings = json.loads((self.whisper(directory) / "config.json").read_text())
        self.assertEqual([[1, 0], [1, 1]], settings["alignment_heads"])

    def test_a_list_of_tokens_will_do_where_there_is_no_tokenizer(self) -> None:
        with_it, without = self.ctranslate2(), self.ctranslate2()
        (without / "tokenizer.json").unlink()
        (without / "vocabulary.json").write_text(json.dumps(self.texts))
        one, other = self.whisper(with_it, "whisper-one"), self.whisper(without, "whisper-other")
        self.assertEqual((one / "config.json").read_bytes(), (other / "config.json").read_bytes())

    def test_a_second_run_makes_nothing_and_remove_takes_it_away(self) -> None:
        directory = self.ctranslate2()
        self.whisper(directory, "whisper-own")
        with mock.patch.object(recipes.Recipe, "make", side_effect=AssertionError("made again")):
            self.whisper(directory, "whisper-own")
        status, output = self.add("--remove", "whisper-own")
        self.assertEqual(0, status, output)
        self.assertIn("removed whisper-own (recognition)", output)
        self.assertEqual([], self.installed())
        self.assertTrue((directory / "model.bin").is_file())

    def test_sizes_have_openais_names(self) -> None:
        shapes = {
            "tiny": (384, 4, 4, 80), "small": (768, 12, 12, 80), "medium": (1024, 24, 24, 80),
            "large": (1280, 32, 32, 80), "large-v3": (1280, 32, 32, 128), "large-v3-turbo": (1280, 32, 4, 128),
            "1280-32-2": (1280, 32, 2, 128),
        }
        for name, (width, encoders, decoders, mels) in shapes.items():
            found = {"encoder.conv1.weight": (width, mels, 3)}
            found |= {f"encoder.layers.{layer}.fc1.weight": (1, 1) for layer in range(encoders)}
            found |= {f"decoder.layers.{layer}.fc1.weight": (1, 1) for layer in range(decoders)}
            files = whisper_files.WhisperFiles("safetensors", {}, {}, found, english_only=False)
            self.assertEqual(name, files.size)
            self.assertEqual(encoders == decoders, files.translates)

    def refused_whisper(self, directory: Path, *arguments: str) -> str:
        status, output = self.run_whisper(directory, *arguments)
        self.assertEqual(1, status, output)
        self.assertEqual([], self.installed())
        self.assertEqual(1, output.count("models/add: "), output)
        self.assertNotIn("Traceback", output)
        return output

    def test_what_is_no_whisper_model_is_refused_in_a_sentence(self) -> None:
        self.assertIn("no such directory", self.refused_whisper(self.root / "nowhere"))
        for spoil, expected in (
            (lambda d: (d / "config.json").unlink(), "has no config.json"),
            (lambda d: (d / "config.json").write_text("{"), "is not JSON"),
            (lambda d: (d / "config.json").write_text('{"model_type": "bert"}'), "of type bert, not whisper"),
            (lambda d: (d / "tokenizer.json").unlink(), "has no tokenizer.json"),
            (lambda d: (d / "tokenizer.json").write_text(_NO_TOKENS), "it lacks <|endoftext|>"),
            (lambda d: (d / "model.safetensors").unlink(), "neither model.bin (CTranslate2) nor model.safetensors"),
            (lambda d: _cut(d / "model.safetensors"), "as it says: fetch it again"),
            (lambda d: (d / "model.safetensors").write_bytes(b"x"), "is cut short or no safetensors file"),
            (lambda d: writer.write_safetensors(d / "model.safetensors", {"a": np.zeros(1)}), "not Whisper's"),
        ):
            directory = self.hugging_face()
            spoil(directory)
            self.assertIn(expected, self.refused_whisper(directory))
        directory = self.ctranslate2()
        _cut(directory / "model.bin")
        self.assertIn("model.bin is cut short", self.refused_whisper(directory))
        directory = self.hugging_face(shards=2)
        next(directory.glob("*-00002-of-*")).unlink()
        self.assertIn("which model.safetensors.index.json names", self.refused_whisper(directory))

    def test_a_name_that_is_taken_and_a_full_disk(self) -> None:
        self.write_manifest("whisper-base", task="recognition")
        directory = self.ctranslate2()
        self.assertIn("give this one another name with --as", self.refused_whisper(directory, "--as", "whisper-base"))
        self.assertIn("make a name", self.refused_whisper(directory, "--as", "../x"))
        with mock.patch.object(additions.shutil, "disk_usage", return_value=mock.Mock(free=1000)):
            self.assertIn("free some space", self.refused_whisper(directory, "--as", "whisper-own"))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


if __name__ == "__main__":
    unittest.main()
