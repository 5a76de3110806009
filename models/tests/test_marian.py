"""The Marian converter on a model of random weights, written here in Marian's own format.

Needs numpy, onnx and onnxruntime: run it with the Python that models/prepare set up.
"""

import json
import struct
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "convert"))

try:
    import marian
    import marian_binary
    import marian_graph
    import numpy as np
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing

WIDTH, HEADS, HIDDEN, VOCABULARY, ENCODERS, DECODERS = 32, 4, 64, 200, 2, 2
FLOAT32, TEXT, INTGEMM8 = 0x404, 0x101, 0x4101
CONFIG = f"""\
type: transformer
dim-emb: {WIDTH}
transformer-heads: {HEADS}
enc-depth: {ENCODERS}
dec-depth: {DECODERS}
dec-cell: ssru
transformer-decoder-autoreg: rnn
transformer-preprocess: ""
transformer-postprocess: dan
tied-embeddings-all: true
version: synthetic
"""


def write_model(file: Path, config: str = CONFIG) -> None:
    items = [*_weights(), ("special:model.yml", TEXT, (len(config) + 1,), config.encode() + b"\0")]
    padded = [data + b"\0" * (-len(data) % 256) for _, _, _, data in items[:-1]] + [items[-1][3]]
    head = struct.pack("<QQ", 1, len(items))
    for (name, kind, shape, _), data in zip(items, padded, strict=True):
        head += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
    head += b"".join(name.encode() + b"\0" for name, _, _, _ in items)
    head += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in items)
    padding = -(len(head) + 8) % 256
    file.write_bytes(head + struct.pack("<Q", padding) + b"\0" * padding + b"".join(padded))


def _weights() -> list[tuple[str, int, tuple[int, ...], bytes]]:
    random = np.random.default_rng(1)
    items = []

    def matrix(name: str, rows: int, columns: int) -> None:
        real = random.normal(0, rows**-0.5, (rows, columns)).astype(np.float32)
        multiplier = np.float32(127 / np.abs(real).max())
        stored = np.round(real * multiplier).astype(np.int8)
        stored = stored if "Wemb" in name else stored.T
        data = np.ascontiguousarray(stored).tobytes() + multiplier.tobytes()
        items.append((name, INTGEMM8, (rows, columns), data))

    def vector(name: str, size: int, mean: float = 0.0) -> None:
        values = (mean + random.normal(0, 0.1, size)).astype(np.float32)
        items.append((name, FLOAT32, (1, size), values.tobytes()))

    def norm(prefix: str) -> None:
        vector(prefix + "_ln_scale", WIDTH, 1.0)
        vector(prefix + "_ln_bias", WIDTH)

    def attention(prefix: str) -> None:
        for part in "qkvo":
            matrix(f"{prefix}_W{part}", WIDTH, WIDTH)
            vector(f"{prefix}_b{part}", WIDTH)
        norm(prefix + "_Wo")

    def feed_forward(prefix: str) -> None:
        matrix(prefix + "_W1", WIDTH, HIDDEN)
        vector(prefix + "_b1", HIDDEN)
        matrix(prefix + "_W2", HIDDEN, WIDTH)
        vector(prefix + "_b2", WIDTH)
        norm(prefix + "_ffn")

    matrix("Wemb", VOCABULARY, WIDTH)
    vector("decoder_ff_logit_out_b", VOCABULARY)
    for layer in range(1, ENCODERS + 1):
        attention(f"encoder_l{layer}_self")
        feed_forward(f"encoder_l{layer}_ffn")
    for layer in range(1, DECODERS + 1):
        matrix(f"decoder_l{layer}_rnn_W", WIDTH, WIDTH)
        matrix(f"decoder_l{layer}_rnn_Wf", WIDTH, WIDTH)
        vector(f"decoder_l{layer}_rnn_bf", WIDTH)
        norm(f"decoder_l{layer}_rnn_ffn")
        attention(f"decoder_l{layer}_context")
        feed_forward(f"decoder_l{layer}_ffn")
    return items


def _at_places(rows: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Inputs of step.onnx; places beyond the batch get a source of one piece."""
    places = np.arange(marian.STEP_ROWS)
    feed = {name: np.concatenate([row[name] for row in rows]) for name in ("tok", "pos")}
    feed["row_of_place"] = np.minimum(places, len(rows) - 1)
    nothing = {"state": np.zeros((1, DECODERS, WIDTH), np.float32)}
    for layer in range(DECODERS):
        nothing[f"ck{layer}"] = np.zeros((1, HEADS, WIDTH // HEADS, 1), np.float32)
        nothing[f"cv{layer}"] = np.zeros((1, HEADS, 1, WIDTH // HEADS), np.float32)
    for place in places:
        row = rows[place] if place < len(rows) else nothing
        feed.update({f"{name}.{place}": row[name] for name in nothing})
    return feed


def _outputs(rows: int) -> list[str]:
    places = [f"{name}.{place}" for name in ("state_out", "attn") for place in range(rows)]
    return ["logits", *places]


class MarianTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.source = Path(directory.name) / "source"
        self.out = Path(directory.name) / "out"
        self.source.mkdir()
        self.out.mkdir()
        write_model(self.source / "model.xxyy.bin")
        (self.source / "vocab.xxyy.spm").write_bytes(b"pieces")

    def convert(self, source: Path | None = None) -> None:
        marian.convert({"operator": source or self.source}, self.out, lambda *_: None)

    def test_a_directory_becomes_graphs_vocabularies_and_settings(self) -> None:
        self.convert()
        names = sorted(path.name for path in self.out.iterdir())
        graphs = ["decoder.onnx", "encoder.onnx", "step.onnx"]
        self.assertEqual(sorted([*graphs, "config.json", "source.spm", "target.spm"]), names)
        settings = json.loads((self.out / "config.json").read_text())
        self.assertEqual(VOCABULARY, settings["vocabulary"])
        self.assertEqual(DECODERS, settings["decoderLayers"])
        self.assertEqual(marian.STEP_ROWS, settings["stepRows"])

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        graphs = [self.out / name for name in ("encoder.onnx", "decoder.onnx", "step.onnx")]
        self.convert()
        first = [graph.read_bytes() for graph in graphs]
        self.convert()
        self.assertEqual(first, [graph.read_bytes() for graph in graphs])

    def test_matrices_are_read_in_their_logical_orientation(self) -> None:
        weights, config = marian_binary.read(self.source / "model.xxyy.bin")
        self.assertEqual((WIDTH, HIDDEN), weights["encoder_l1_ffn_W1"].integers.shape)
        self.assertEqual((VOCABULARY, WIDTH), weights["Wemb"].integers.shape)
        self.assertEqual("synthetic", config["version"])

    def test_a_row_does_not_depend_on_its_batch_mates(self) -> None:
        self.convert()
        weights, config = marian_binary.read(self.source / "model.xxyy.bin")
        architecture = marian_graph.Architecture(weights, config)
        encoder = marian._session(self.out / "encoder.onnx")
        decoder = marian._session(self.out / "decoder.onnx")
        ids = np.random.default_rng(2).integers(2, VOCABULARY, (5, 7))
        tokens = np.random.default_rng(3).integers(2, VOCABULARY, (6, 5))
        together = marian._logits(architecture, encoder, decoder, ids, tokens)
        alone = marian._logits(architecture, encoder, decoder, ids[3:4], tokens[:, 3:4])
        for step, logits in enumerate(alone):
            np.testing.assert_allclose(together[step][3], logits[0], rtol=1e-4, atol=1e-4)

    def test_a_row_steps_with_others_as_it_does_alone(self) -> None:
        self.convert()
        step = marian._session(self.out / "step.onnx")
        rows = [self.row(source_length=length) for length in (5, 1, 9, 2, 30, 7, 1, 12)]
        expected = [self.alone(row) for row in rows]
        for count in range(1, marian.STEP_ROWS + 1):
            logits, *others = step.run(_outputs(count), _at_places(rows[:count]))
            for place in range(count):
                results = (logits[place : place + 1], others[place], others[count + place])
                for together, alone in zip(results, expected[place], strict=True):
                    np.testing.assert_array_equal(together, alone)

    def row(self, source_length: int) -> dict[str, np.ndarray]:
        """Inputs of decoder.onnx without the mask."""
        random = np.random.default_rng(source_length)
        encoder = marian._session(self.out / "encoder.onnx")
        names = [output.name for output in encoder.get_outputs()]
        ids = random.integers(2, VOCABULARY, (1, source_length))
        source = {"src_ids": ids, "src_mask": np.ones(ids.shape, np.float32)}
        return {
            "tok": random.integers(2, VOCABULARY, 1),
            "pos": random.integers(0, 9, 1),
            "state": random.normal(0, 1, (1, DECODERS, WIDTH)).astype(np.float32),
            **dict(zip(names, encoder.run(names, source), strict=True)),
        }

    def alone(self, row: dict[str, np.ndarray]) -> list[np.ndarray]:
        decoder = marian._session(self.out / "decoder.onnx")
        mask = np.ones((1, row["ck0"].shape[3]), np.float32)
        return decoder.run(["logits", "state_out", "attn"], {**row, "src_mask": mask})

    def test_another_decoder_is_refused_by_name(self) -> None:
        write_model(self.source / "model.xxyy.bin", CONFIG.replace("ssru", "gru"))
        with self.assertRaisesRegex(ValueError, "decoder rnn/gru is not supported"):
            self.convert()

    def test_a_packed_directory_says_to_unpack_it(self) -> None:
        (self.source / "model.xxyy.bin").rename(self.source / "model.xxyy.bin.gz")
        with self.assertRaisesRegex(FileNotFoundError, "gunzip"):
            self.convert()

    def test_a_file_cut_short_is_refused(self) -> None:
        file = self.source / "model.xxyy.bin"
        file.write_bytes(file.read_bytes()[:-300])
        with self.assertRaises((ValueError, struct.error)):
            self.convert()


if __name__ == "__main__":
    unittest.main()
