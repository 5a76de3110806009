"""Whisper (Radford et al. 2022, arXiv:2212.04356), CTranslate2 weights to four ONNX graphs.

frontend.onnx   audio f32[B,S] at 16 kHz -> mel f32[B,80,S//160]
encoder.onnx    mel f32[B,80,F] -> cross_k.i, cross_v.i f32[B,8,T,64], T = ceil(F/2) <= 1500
decoder.onnx    one step of greedy text decoding for B rows that need not belong together:
    input_ids     i64[B,L]    tokens, rows right padded
    position_ids  i64[B,L]
    logit_index   i64[B,R]    positions within L whose prediction is wanted
    begin         f32[B]      1 where the row's next token is its first text token, else 0
    seqlens_k     i32[B]      row length including the new tokens, minus 1
    total_len     i32[]       the largest row length
    cross_bias    f32[B,1,1,T]  0, or -1e9 on a row's padding frames
    past_k.i, past_v.i    f32[B,8,P,64]  caches of capacity P; present_* may be bound to the same memory
    cross_k.i, cross_v.i  as the encoder made them
 -> next_token i64[B,R], next_logprob f32[B,R]   best allowed text token or end of text
    no_speech f32[B,R]        probability of <|nospeech|>; Whisper's estimate at <|startoftranscript|>
    logits f32[B,R,V]         untouched, for language identification
    present_k.i, present_v.i  f32[B,8,max(P,total_len),64]
    align f32[B,heads,L,T]    attention of the alignment heads, softmax over frames
step.onnx      one token for each of B <= ROWS rows, every row with memory and length of its own:
    input_ids     i64[B,1]
    position_ids  i64[B,1]
    begin         f32[B]
    row_of_place  i64[ROWS]   min(place, B-1); places beyond the batch repeat the last row's query
  and for each place r, beyond the batch with tensors of any length, say 1:
    seqlens_k.r   i32[1]      length including the new token, minus 1
    total_len.r   i32[]       that length
    past_k.i.r, past_v.i.r    f32[1,8,P,64]
    cross_k.i.r, cross_v.i.r  f32[1,8,T,64]  without padding
 -> next_token i64[B,1], next_logprob f32[B,1]
    present_k.i.r, present_v.i.r  f32[1,8,max(P,total_len),64]
    align.r f32[1,heads,1,T]

Linear weights are 8 bit with a scale per output; activations are quantised with a scale per position,
so that what a row computes does not depend on the rows batched with it.
"""

import json
import math
import struct
from pathlib import Path
from typing import Callable

import eight_bit
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

F32, I64, I32 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32
CONTRIB = "com.microsoft"
EPSILON = 1e-5
MASKED = -1e9
FFT, HOP, MELS = 400, 160, 80
ROWS = 8

# Whisper's own code for Javanese is not in ISO 639.
ISO_639 = {"jw": "jv"}


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    parts = [_only(packages, f"model.bin.part{i}") for i in (1, 2)]
    report(0.0, "reading weights")
    weights = read_weights(b"".join(part.read_bytes() for part in parts))
    settings = json.loads(_only(packages, "config.json").read_text())
    tokenizer_text = _only(packages, "tokenizer.json").read_text(encoding="utf-8")
    config = describe(weights, settings, json.loads(tokenizer_text))
    report(0.2, "frontend")
    build_frontend().save(out / "frontend.onnx")
    report(0.3, "encoder")
    build_encoder(weights).save(out / "encoder.onnx")
    report(0.5, "decoder")
    build_decoder(weights, config).save(out / "decoder.onnx")
    report(0.7, "step")
    build_step(weights, config, ROWS).save(out / "step.onnx")
    (out / "tokenizer.json").write_text(tokenizer_text, encoding="utf-8")
    (out / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
    report(1.0, "done")


def _only(packages: dict[str, Path], name: str) -> Path:
    found = sorted(path for root in packages.values() for path in root.rglob(name))
    if len(found) != 1:
        raise ValueError(f"expected one {name} in the packages, found {len(found)}")
    return found[0]


def read_weights(data: bytes) -> dict[str, np.ndarray]:
    """Variables of a CTranslate2 model.bin, binary version 6, by name; aliases resolved."""
    view, at = memoryview(data), 0

    def number(code: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from("<" + code, view, at)
        at += struct.calcsize(code)
        return value

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return bytes(view[at - length : at - 1]).decode()

    version, kind = number("I"), text()
    if version != 6 or kind != "WhisperSpec":
        raise ValueError(f"not a version 6 Whisper model: {kind} version {version}")
    number("I")
    dtypes = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
    weights = {}
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        dtype = dtypes[number("B")]
        size = number("I")
        array = np.frombuffer(view[at : at + size], dtype).reshape(shape)
        at += size
        weights[name] = array.astype(np.float32) if array.dtype == np.float16 else array
    for _ in range(number("I")):
        alias = text()
        weights[alias] = weights[text()]
    if at != len(view):
        raise ValueError(f"{len(view) - at} bytes after the last variable")
    return weights


def describe(weights: dict, settings: dict, tokenizer: dict) -> dict:
    """What the runtime must know, by name instead of by number."""
    special = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    codes = {number: text.strip("<|>") for text, number in special.items()}
    vocabulary, width = weights["decoder/embeddings/weight"].shape
    heads = int(weights["decoder/num_heads"])
    return {
        "alignment_heads": settings["alignment_heads"],
        "begin_suppressed": settings["suppress_ids_begin"],
        "context_capacity": weights["decoder/position_encodings/encodings"].shape[0],
        "decoder_layers": _layers(weights, "decoder"),
        "end_of_text": special["<|endoftext|>"],
        "head_size": width // heads,
        "heads": heads,
        "languages": {
            ISO_639.get(codes[number], codes[number]): number for number in settings["lang_ids"]
        },
        "no_speech": special.get("<|nospeech|>", special.get("<|nocaptions|>")),
        "no_timestamps": special["<|notimestamps|>"],
        "start_of_previous": special["<|startofprev|>"],
        "start_of_transcript": special["<|startoftranscript|>"],
        "step_rows": ROWS,
        "suppressed": settings["suppress_ids"],
        "transcribe": special["<|transcribe|>"],
        "translate": special["<|translate|>"],
        "vocabulary": vocabulary,
    }


def _layers(weights: dict, side: str) -> int:
    return len({name.split("/")[1] for name in weights if name.startswith(side + "/layer_")} - {"layer_norm"})


class Graph:
    """Builds one ONNX graph. Node and tensor names count up, so equal input gives equal bytes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes, self.initializers, self.inputs, self.outputs = [], [], [], []
        self.constants: dict = {}

    def input(self, name: str, dtype: int, shape: list) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, name: str, dtype: int, shape: list, source: str) -> None:
        if source != name:
            self.nodes.append(helper.make_node("Identity", [source], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, dtype, shape))

    def constant(self, value, dtype=np.float32) -> str:
        array = np.asarray(value, dtype)
        key = (array.dtype.str, array.shape, array.tobytes()) if array.size < 64 else None
        if key is None or key not in self.constants:
            name = f"constant{len(self.initializers)}"
            self.initializers.append(numpy_helper.from_array(np.array(array, order="C"), name))
            if key is None:
                return name
            self.constants[key] = name
        return self.constants[key]

    def indices(self, *values: int) -> str:
        return self.constant(values, np.int64)

    def op(self, kind: str, *inputs: str, outputs=1, domain: str = "", **attributes):
        names = outputs if isinstance(outputs, list) else [f"{kind}{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(
            helper.make_node(kind, list(inputs), names, f"{kind}{len(self.nodes)}", domain=domain, **attributes)
        )
        return names[0] if len(names) == 1 else names

    def layer_norm(self, x: str, weights: dict, name: str) -> str:
        gamma, beta = (self.constant(weights[f"{name}/{part}"]) for part in ("gamma", "beta"))
        return self.op("LayerNormalization", x, gamma, beta, axis=-1, epsilon=EPSILON)

    def linear(self, x: str, weights: dict, name: str) -> str:
        table, scale = quantise(weights[name + "/weight"])
        y = self.quantised_matmul(x, self.constant(table.T, np.int8), self.constant(scale))
        return self.op("Add", y, self.constant(weights[name + "/bias"]))

    def quantised_matmul(self, x: str, table: str, scale: str) -> str:
        """x f32[...,K] times int8 table [K,N]; the scale of x is per row of x."""
        peak = self.op("ReduceMax", self.op("Abs", x), self.indices(-1), keepdims=1)
        step = self.op("Mul", self.op("Max", peak, self.constant(1e-8)), self.constant(1 / 127))
        zero = self.constant(128, np.uint8)
        levels = self.op("QuantizeLinear", self.op("Div", x, step), self.constant(1.0), zero)
        y = self.op("Cast", self.op("MatMulInteger", levels, table, zero), to=F32)
        return self.op("Mul", self.op("Mul", y, step), scale)

    def split_heads(self, x: str, heads: int, size: int) -> str:
        return self.op("Transpose", self.op("Reshape", x, self.indices(0, 0, heads, size)), perm=[0, 2, 1, 3])

    def feed_forward(self, x: str, weights: dict, name: str) -> str:
        hidden = self.linear(self.layer_norm(x, weights, name + "/layer_norm"), weights, name + "/linear_0")
        return self.op("Add", x, self.linear(self.op("Gelu", hidden), weights, name + "/linear_1"))

    def save(self, path: Path) -> None:
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.initializers)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="babelgrid")
        model.ir_version = 10
        eight_bit.separate(model.graph)
        onnx.save(model, path)


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 levels and the scale of every output (row) of a weight [out,in]."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / 127
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def mel_filters() -> np.ndarray:
    """Slaney-style triangles [MELS, FFT//2+1], linear below 1 kHz, area normalised."""
    frequencies = np.linspace(0, 8000, FFT // 2 + 1)
    step = math.log(6.4) / 27

    def to_hz(mel: np.ndarray) -> np.ndarray:
        return np.where(mel >= 15, 1000 * np.exp(step * (mel - 15)), mel * (200 / 3))

    corners = to_hz(np.linspace(0, 15 + math.log(8) / step, MELS + 2))
    width = np.diff(corners)
    ramps = corners[:, None] - frequencies[None]
    triangles = np.maximum(0, np.minimum(-ramps[:-2] / width[:-1, None], ramps[2:] / width[1:, None]))
    return (triangles * (2 / (corners[2:] - corners[:-2]))[:, None]).astype(np.float32)


def build_frontend() -> Graph:
    """Log mel spectrogram; the DFT is a strided convolution, which every provider runs."""
    g = Graph("whisper-frontend")
    audio = g.input("audio", F32, ["B", "S"])
    n, k = np.arange(FFT), np.arange(FFT // 2 + 1)[:, None]
    window, angle = 0.5 - 0.5 * np.cos(2 * np.pi * n / FFT), 2 * np.pi * k * n[None] / FFT
    dft = np.concatenate([np.cos(angle) * window, -np.sin(angle) * window])[:, None]
    padded = g.op("Pad", audio, g.indices(0, FFT // 2, 0, FFT // 2), mode="reflect")
    x = g.op("Conv", g.op("Unsqueeze", padded, g.indices(1)), g.constant(dft), kernel_shape=[FFT], strides=[HOP])
    x = g.op("Slice", x, g.indices(0), g.indices(-1), g.indices(2))
    real, imaginary = g.op("Split", x, outputs=2, axis=1, num_outputs=2)
    power = g.op("Add", g.op("Mul", real, real), g.op("Mul", imaginary, imaginary))
    mel = g.op("Max", g.op("MatMul", g.constant(mel_filters()), power), g.constant(1e-10))
    mel = g.op("Mul", g.op("Log", mel), g.constant(1 / math.log(10)))
    peak = g.op("ReduceMax", mel, g.indices(1, 2), keepdims=1)
    mel = g.op("Max", mel, g.op("Sub", peak, g.constant(8.0)))
    mel = g.op("Mul", g.op("Add", mel, g.constant(4.0)), g.constant(0.25))
    g.output("mel", F32, ["B", MELS, "F"], mel)
    return g


def build_encoder(weights: dict) -> Graph:
    g = Graph("whisper-encoder")
    heads = int(weights["encoder/num_heads"])
    width, mels = weights["encoder/conv1/weight"].shape[:2]
    x = g.input("mel", F32, ["B", mels, "F"])
    for name, stride in (("conv1", 1), ("conv2", 2)):
        kernel, bias = (g.constant(weights[f"encoder/{name}/{part}"]) for part in ("weight", "bias"))
        x = g.op("Gelu", g.op("Conv", x, kernel, bias, kernel_shape=[3], pads=[1, 1], strides=[stride]))
    x = g.op("Transpose", x, perm=[0, 2, 1])
    positions = g.constant(weights["encoder/position_encodings/encodings"])
    length = g.op("Shape", x, start=1, end=2)
    x = g.op("Add", x, g.op("Slice", positions, g.indices(0), length, g.indices(0)))
    for layer in range(_layers(weights, "encoder")):
        name = f"encoder/layer_{layer}"
        h = g.layer_norm(x, weights, name + "/self_attention/layer_norm")
        qkv = g.linear(h, weights, name + "/self_attention/linear_0")
        q, k, v = g.op("Split", qkv, outputs=3, axis=2, num_outputs=3)
        scale = (width // heads) ** -0.5
        attended = g.op("MultiHeadAttention", q, k, v, domain=CONTRIB, num_heads=heads, scale=scale)
        x = g.op("Add", x, g.linear(attended, weights, name + "/self_attention/linear_1"))
        x = g.feed_forward(x, weights, name + "/ffn")
    x = g.layer_norm(x, weights, "encoder/layer_norm")
    for layer in range(_layers(weights, "decoder")):
        kv = g.linear(x, weights, f"decoder/layer_{layer}/attention/linear_1")
        for kind, half in zip("kv", g.op("Split", kv, outputs=2, axis=2, num_outputs=2)):
            shape = ["B", heads, "T", width // heads]
            g.output(f"cross_{kind}.{layer}", F32, shape, g.split_heads(half, heads, width // heads))
    return g


def build_decoder(weights: dict, config: dict) -> Graph:
    g = Graph("whisper-decoder")
    ids = g.input("input_ids", I64, ["B", "L"])
    positions = g.input("position_ids", I64, ["B", "L"])
    wanted = g.input("logit_index", I64, ["B", "R"])
    begin = g.input("begin", F32, ["B"])
    lengths = [g.input("seqlens_k", I32, ["B"]), g.input("total_len", I32, [])]
    g.input("cross_bias", F32, ["B", 1, 1, "T"])
    x, table, scale = _embed(g, weights, ids, positions)

    # The contrib attention does not broadcast a mask over queries.
    query_shape = g.op(
        "Concat", g.indices(1, 1), g.op("Shape", ids, start=1, end=2), g.indices(1), axis=0
    )
    bias = g.op("Expand", "cross_bias", query_shape)
    aligned = []
    for layer in range(config["decoder_layers"]):
        name = f"decoder/layer_{layer}"
        x = g.op("Add", x, _self_attention(g, x, weights, name, layer, lengths, config))
        attended, attention = _cross_attention(g, x, weights, name, layer, bias, config)
        x = g.op("Add", x, attended)
        x = g.feed_forward(x, weights, name + "/ffn")
        aligned += [attention] if attention else []
    g.output("align", F32, ["B", len(config["alignment_heads"]), "L", "T"], g.op("Concat", *aligned, axis=1))

    x = g.op("GatherND", x, g.op("Unsqueeze", wanted, g.indices(2)), batch_dims=1)
    logits = g.quantised_matmul(g.layer_norm(x, weights, "decoder/layer_norm"), table, scale)
    g.output("logits", F32, ["B", "R", config["vocabulary"]], logits)
    _predictions(g, logits, begin, config)
    _silence(g, logits, config)
    return g


def build_step(weights: dict, config: dict, rows: int) -> Graph:
    g = Graph("whisper-step")
    ids = g.input("input_ids", I64, ["B", 1])
    positions = g.input("position_ids", I64, ["B", 1])
    begin = g.input("begin", F32, ["B"])
    places = g.input("row_of_place", I64, [rows])
    lengths = [[g.input(f"seqlens_k.{row}", I32, [1]), g.input(f"total_len.{row}", I32, [])] for row in range(rows)]
    x, table, scale = _embed(g, weights, ids, positions)
    count = g.op("Shape", ids, start=0, end=1)
    aligned = [[] for _ in range(rows)]
    for layer in range(config["decoder_layers"]):
        name = f"decoder/layer_{layer}"
        h = g.layer_norm(x, weights, name + "/self_attention/layer_norm")
        qkv = g.linear(h, weights, name + "/self_attention/linear_0")
        attended = []
        for row, part in enumerate(_rows_apart(g, qkv, places, rows)):
            place = f"{layer}.{row}"
            attended.append(_attend_past(g, part, place, lengths[row], config))
        x = g.op("Add", x, g.linear(_rows_together(g, attended, count), weights, name + "/self_attention/linear_1"))
        h = g.layer_norm(x, weights, name + "/attention/layer_norm")
        q = g.linear(h, weights, name + "/attention/linear_0")
        attended = []
        for row, part in enumerate(_rows_apart(g, q, places, rows)):
            values, attention = _attend_audio(g, part, layer, f"{layer}.{row}", None, config)
            attended.append(values)
            aligned[row] += [attention] if attention else []
        x = g.op("Add", x, g.linear(_rows_together(g, attended, count), weights, name + "/attention/linear_2"))
        x = g.feed_forward(x, weights, name + "/ffn")
    for row in range(rows):
        shape = [1, len(config["alignment_heads"]), 1, f"T{row}"]
        g.output(f"align.{row}", F32, shape, g.op("Concat", *aligned[row], axis=1))
    logits = g.quantised_matmul(g.layer_norm(x, weights, "decoder/layer_norm"), table, scale)
    _predictions(g, logits, begin, config)
    return g


def _rows_apart(g: Graph, x: str, places: str, rows: int) -> list[str]:
    """x [B,1,N] as one [1,1,N] a place; places beyond the batch repeat one of its rows."""
    parts = g.op("Split", g.op("Gather", x, places, axis=0), outputs=rows, axis=0, num_outputs=rows)
    return parts if rows > 1 else [parts]


def _rows_together(g: Graph, parts: list[str], count: str) -> str:
    """The first `count` of the places' [1,1,N] as [B,1,N]."""
    return g.op("Slice", g.op("Concat", *parts, axis=0), g.indices(0), count, g.indices(0))


def _embed(g: Graph, weights: dict, ids: str, positions: str) -> tuple[str, str, str]:
    """Embedded tokens, and the int8 table with its scales: it serves look-up and projection."""
    table, scale = quantise(weights["decoder/embeddings/weight"])
    table, scale = g.constant(table.T, np.int8), g.constant(scale)
    rows = g.op("Cast", g.op("Transpose", g.op("Gather", table, ids, axis=1), perm=[1, 2, 0]), to=F32)
    x = g.op("Mul", rows, g.op("Unsqueeze", g.op("Gather", scale, ids), g.indices(2)))
    places = g.constant(weights["decoder/position_encodings/encodings"])
    return g.op("Add", x, g.op("Gather", places, positions)), table, scale


def _self_attention(g: Graph, x: str, weights: dict, name: str, layer: int, lengths: list, config: dict) -> str:
    h = g.layer_norm(x, weights, name + "/self_attention/layer_norm")
    qkv = g.linear(h, weights, name + "/self_attention/linear_0")
    attended = _attend_past(g, qkv, str(layer), lengths, config)
    return g.linear(attended, weights, name + "/self_attention/linear_1")


def _attend_past(g: Graph, qkv: str, place: str, lengths: list, config: dict) -> str:
    """Attention over the caches past_k.<place> and past_v.<place>, which grow by a token."""
    heads, size = config["heads"], config["head_size"]
    rows = 1 if "." in place else "B"
    past = [g.input(f"past_{kind}.{place}", F32, [rows, heads, f"P{place}", size]) for kind in "kv"]
    qkv = g.op("Split", qkv, outputs=3, axis=2, num_outputs=3)
    present = [f"present_{kind}.{place}" for kind in "kv"]
    outputs = [f"attended.{place}", *present]
    attributes = {"num_heads": heads, "kv_num_heads": heads, "do_rotary": 0, "scale": size**-0.5}
    g.op("GroupQueryAttention", *qkv, *past, *lengths, outputs=outputs, domain=CONTRIB, **attributes)
    for cache in present:
        g.output(cache, F32, [rows, heads, f"Q{place}", size], cache)
    return outputs[0]


def _cross_attention(
    g: Graph, x: str, weights: dict, name: str, layer: int, bias: str, config: dict
) -> tuple[str, str | None]:
    """The attended values and, for a layer that has alignment heads, their attention."""
    h = g.layer_norm(x, weights, name + "/attention/layer_norm")
    q = g.linear(h, weights, name + "/attention/linear_0")
    attended, aligned = _attend_audio(g, q, layer, str(layer), bias, config)
    return g.linear(attended, weights, name + "/attention/linear_2"), aligned


def _attend_audio(
    g: Graph, q: str, layer: int, place: str, bias: str | None, config: dict
) -> tuple[str, str | None]:
    """Attention over cross_k.<place> and cross_v.<place>; a bias masks a batch's padding frames."""
    heads, size = config["heads"], config["head_size"]
    rows, frames = ("B", "T") if bias else (1, f"T{place.split('.')[1]}")
    keys, values = (g.input(f"cross_{kind}.{place}", F32, [rows, heads, frames, size]) for kind in "kv")
    chosen = [head for at, head in config["alignment_heads"] if at == layer]
    if chosen:
        q = g.op("Mul", g.split_heads(q, heads, size), g.constant(size**-0.5))
        scores = g.op("MatMul", q, g.op("Transpose", keys, perm=[0, 1, 3, 2]))
        attention = g.op("Softmax", g.op("Add", scores, "cross_bias") if bias else scores, axis=-1)
        attended = g.op("Transpose", g.op("MatMul", attention, values), perm=[0, 2, 1, 3])
        attended = g.op("Reshape", attended, g.indices(0, 0, heads * size))
        aligned = g.op("Gather", attention, g.indices(*chosen), axis=1)
    else:
        attributes = {"num_heads": heads, "scale": size**-0.5}
        masks = ["", "", bias] if bias else []
        attended = g.op("MultiHeadAttention", q, keys, values, *masks, domain=CONTRIB, **attributes)
        aligned = None
    return attended, aligned


def _predictions(g: Graph, logits: str, begin: str, config: dict) -> None:
    size = config["vocabulary"]
    never = np.zeros(size, np.float32)
    never[config["suppressed"]] = MASKED
    never[config["no_timestamps"] :] = MASKED
    first = np.zeros(size, np.float32)
    first[config["begin_suppressed"]] = MASKED
    mask = g.op("Mul", g.op("Unsqueeze", begin, g.indices(1, 2)), g.constant(first))
    allowed = g.op("Add", g.op("Add", logits, g.constant(never)), mask)
    g.output("next_token", I64, ["B", "R"], g.op("ArgMax", allowed, axis=2, keepdims=0))
    # ReduceLogSumExp takes ten times as long on the CPU.
    top = g.op("ReduceMax", allowed, g.indices(2), keepdims=1)
    total = g.op("ReduceSum", g.op("Exp", g.op("Sub", allowed, top)), g.indices(2), keepdims=0)
    g.output("next_logprob", F32, ["B", "R"], g.op("Neg", g.op("Log", total)))


def _silence(g: Graph, logits: str, config: dict) -> None:
    peak = g.op("ReduceMax", logits, g.indices(2), keepdims=1)
    exps = g.op("Exp", g.op("Sub", logits, peak))
    silent = g.op("Gather", exps, g.constant(config["no_speech"], np.int64), axis=2)
    g.output("no_speech", F32, ["B", "R"], g.op("Div", silent, g.op("ReduceSum", exps, g.indices(2), keepdims=0)))
