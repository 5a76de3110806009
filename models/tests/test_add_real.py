"""models/add with the real converter, and vocabularies of the reference library's own trainer.

Needs numpy, onnx, onnxruntime and sentencepiece: run it with the Python that models/prepare set up.
"""

import io
import shutil
import unittest
from pathlib import Path

from preparing import sentencepiece as looked_into
from preparing.errors import PrepareError

from . import test_marian  # skips all of this where packages are missing
from .add_fixture import AddTestCase
from .mirror import BYTE, USER_DEFINED, piece, vocabulary

try:
    import onnxruntime
    import sentencepiece
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing

_CONVERT = Path(__file__).parent.parent / "convert"
_SENTENCES = [
    f"{who} {what} {number} {thing}, says the {other} neighbour's {colour} cat."
    for who, what in (("Anna", "sells"), ("Bruno", "wants"), ("The baker", "finds"))
    for number in ("two", "thirty", "1,250")
    for thing, other in (("apples", "old"), ("bicycles", "young"), ("umbrellas", "quiet"))
    for colour in ("black", "white", "ginger", "striped")
]


def trained(file: Path, pieces: int = 330, **options: object) -> Path:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_SENTENCES),
        model_writer=model,
        vocab_size=pieces,
        hard_vocab_limit=False,
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        minloglevel=2,
        num_threads=1,
        **options,
    )
    file.write_bytes(model.getvalue())
    return file


class TrainedVocabularyTest(AddTestCase):
    def test_as_mozilla_trains_today(self) -> None:
        options = {"byte_fallback": True, "user_defined_symbols": "__source__,__target__", "split_digits": True}
        file = trained(self.root / "vocab.spm", 420, **options)
        reference = sentencepiece.SentencePieceProcessor(model_file=str(file))
        self.assertEqual(reference.get_piece_size(), looked_into.check(file))
        self.assertTrue(any(map(reference.is_byte, range(reference.get_piece_size()))))

    def test_as_of_old_and_other_normalisers(self) -> None:
        for rules in ("nmt_nfkc", "identity", "nfkc_cf"):
            file = trained(self.root / "vocab.spm", 120, normalization_rule_name=rules)
            reference = sentencepiece.SentencePieceProcessor(model_file=str(file))
            self.assertEqual(reference.get_piece_size(), looked_into.check(file))

    def test_other_kinds_are_refused(self) -> None:
        for kind in ("bpe", "char"):
            with self.assertRaisesRegex(PrepareError, f"its type is {kind}"):
                looked_into.check(trained(self.root / "vocab.spm", 120, model_type=kind))
        with self.assertRaisesRegex(PrepareError, "spaces behind words"):
            looked_into.check(trained(self.root / "vocab.spm", 120, treat_whitespace_as_suffix=True))


class RealConverterTest(AddTestCase):
    def test_a_synthetic_model_comes_through_the_real_converter(self) -> None:
        for module in ("marian", "marian_binary", "marian_graph", "eight_bit"):
            shutil.copyfile(_CONVERT / f"{module}.py", self.models / "convert" / f"{module}.py")
        source = self.root / "model.bin"
        test_marian.write_model(source)
        pieces = test_marian.VOCABULARY
        extra = piece("__source__", USER_DEFINED) + piece("<0x00>", BYTE)
        spm = vocabulary(pieces - 2, extra=extra)
        for target in ("zh_hant", "nb"):
            self.mirror.add("en", target, data=source.read_bytes(), vocabularies=(spm,))
        status, output = self.add("zh-Hant", "no")
        self.assertEqual(0, status, output)
        self.assertEqual(["marian-en-nb", "marian-en-zh-hant"], self.installed())
        for model_id in self.installed():
            directory = self.links / model_id
            names = {file["name"] for file in self.description(model_id)["files"]}
            graphs = {"encoder.onnx", "decoder.onnx", "step.onnx"}
            self.assertEqual(graphs | {"config.json", "source.spm", "target.spm"}, names)
            for graph in graphs:
                onnxruntime.InferenceSession(str(directory / graph), providers=["CPUExecutionProvider"])
            self.assertEqual(spm, (directory / "source.spm").read_bytes())


if __name__ == "__main__":
    unittest.main()
