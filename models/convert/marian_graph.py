"""Builds ONNX graphs of a Marian transformer with SSRU decoder (Kim et al. 2019).

encoder  src_ids i64[B,S], src_mask f32[B,S] (1 = token, 0 = padding)
         -> ck<l> f32[B,H,d,S], cv<l> f32[B,H,S,d]: keys and values of each decoder layer
decoder  tok i64[B], pos i64[B], state f32[B,layers,D], src_mask, ck<l>, cv<l>
         -> logits f32[B,V], state_out f32[B,layers,D], attn f32[B,S] (guided-alignment head)
step     tok i64[B], pos i64[B], row_of_place i64[W] = min(place, B-1), and for each place r < W
         state.r f32[1,layers,D], ck<l>.r f32[1,H,d,S_r], cv<l>.r f32[1,H,S_r,d]
         -> logits f32[B,V], and for each place state_out.r f32[1,layers,D], attn.r f32[1,S_r]

One run of decoder or step makes one step of every row. Rows are independent of each other:
activations are quantised with a scale of their own row, so a row's text does not depend on its
batch mates. In step a row keeps a state and a source of its own length, so rows join and leave
without copies or padding; a place beyond the batch repeats the last row's query, needs inputs of
any length, say S_r = 1, and leaves outputs that mean nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

import eight_bit
import numpy as np
import onnx
from marian_binary import Quantised, Weights
from onnx import TensorProto, helper, numpy_helper

_OPSET = 17
_IR_VERSION = 8
# As Marian's transformer code passes it; its argument's default differs.
_LAYER_NORM_EPSILON = 1e-6
_MASKED = -99999999.0
_ACTIVATION_ZERO = 128
_UNSUPPORTED = (
    "transformer-train-position-embeddings",
    "transformer-no-projection",
    "layer-normalization",
    "transformer-pool",
    "lemma-dim-emb",
    "ulr",
)
# Layer and queries [B,H,1,d] -> attended values [B,H,1,d] and attention weights, one or by place.
_ReadSource = Callable[[int, str], tuple[str, list[str]]]


class Architecture:
    """Dimensions and weights of one model, checked to be of the kind built here."""

    def __init__(self, weights: Weights, config: dict[str, Any]) -> None:
        self.weights = weights
        if config.get("type", "transformer") != "transformer":
            raise ValueError(f"model type {config['type']} is not supported")
        decoder = (config.get("transformer-decoder-autoreg"), config.get("dec-cell"))
        if decoder != ("rnn", "ssru"):
            raise ValueError(f"decoder {decoder[0]}/{decoder[1]} is not supported, only rnn/ssru")
        for option in _UNSUPPORTED:
            if config.get(option):
                raise ValueError(f"option {option} is not supported")
        self.width: int = config["dim-emb"]
        self.heads: int = config["transformer-heads"]
        self.head_width = self.width // self.heads
        self.encoder_layers: int = config["enc-depth"]
        # Layer l of the decoder uses the weights named tied[l].
        tied = config.get("transformer-tied-layers")
        self.decoder_layers: list[int] = tied or list(range(1, config["dec-depth"] + 1))
        self.preprocess: str = config.get("transformer-preprocess") or ""
        self.postprocess: str = config.get("transformer-postprocess") or ""
        self.top: str = config.get("transformer-postprocess-top") or ""
        self.activation: str = config.get("transformer-ffn-activation", "relu")
        self.source_embedding = self._first("encoder_Wemb", "Wemb")
        self.target_embedding = self._first("decoder_Wemb", "Wemb")
        tied_output = config.get("tied-embeddings-all") or config.get("tied-embeddings")
        self.output = (
            self.target_embedding
            if tied_output
            else self._first("decoder_ff_logit_out_Wt", "decoder_Wemb", "Wemb")
        )
        self.output_bias = weights["decoder_ff_logit_out_b"]
        matrix = self.output
        rows = matrix.integers if isinstance(matrix, Quantised) else matrix
        self.vocabulary: int = rows.shape[0]

    def _first(self, *names: str) -> "Quantised | np.ndarray":
        for name in names:
            if name in self.weights:
                return self.weights[name]
        raise ValueError(f"weights lack {' and '.join(names)}")


class _Graph:
    """Collects nodes and constants. `exact` computes in float32 what otherwise is int8."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def add(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        name = out or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def apart(self, x: str, row_of_place: str, places: Sequence[str]) -> list[str]:
        """x [B,...] as one [1,...] a place, named as told."""
        rows = self.add("Gather", x, row_of_place, axis=0)
        self.nodes.append(helper.make_node("Split", [rows], list(places), axis=0))
        return list(places)

    def together(self, places: Sequence[str], count: str) -> str:
        """The first `count` of the places' [1,...] as [B,...]."""
        joined = self.add("Concat", *places, axis=0)
        return self.add("Slice", joined, self.integers(0), count, self.integers(0))

    def constant(self, name: str, value: np.ndarray) -> str:
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(
                np.asarray(value, order="C"), name
            )
        return name

    def number(self, value: float) -> str:
        return self.constant(f"number_{value!r}", np.array(value, np.float32))

    def integers(self, *values: int) -> str:
        return self.constant("integers_" + "_".join(map(str, values)), np.array(values, np.int64))

    def index(self, value: int) -> str:
        return self.constant(f"index_{value}", np.array(value, np.int64))

    def quantise(self, x: str) -> tuple[str, str]:
        """uint8 with zero point 128 and the scale of each row; int8 matrices share one result."""
        if self.exact:
            return x, ""
        largest = self.add("ReduceMax", self.add("Abs", x), axes=[-1], keepdims=1)
        scale = self.add("Div", self.add("Max", largest, self.number(1e-9)), self.number(127.0))
        shifted = self.add("Add", self.add("Div", x, scale), self.number(float(_ACTIVATION_ZERO)))
        return self.add("Cast", self.add("Round", shifted), to=TensorProto.UINT8), scale

    def multiply(
        self, x: tuple[str, str], name: str, matrix: "Quantised | np.ndarray", bias: Any = None
    ) -> str:
        """x @ matrix + bias for a quantised x [..., K] and a matrix [K, N]."""
        quantised, scale = x
        if self.exact or not isinstance(matrix, Quantised):
            real = matrix.real if isinstance(matrix, Quantised) else matrix
            y = self.add("MatMul", quantised, self.constant(name, real))
        else:
            zero = self.constant("activation_zero", np.array(_ACTIVATION_ZERO, np.uint8))
            weights = self.constant(name, matrix.integers)
            product = self.add("MatMulInteger", quantised, weights, zero)
            y = self.add("Cast", product, to=TensorProto.FLOAT)
            # Two products, not one by a combined scale: ONNX Runtime would fuse that into
            # MatMulIntegerToFloat, which takes the rows' scales for a single one.
            y = self.add("Mul", y, scale)
            y = self.add("Mul", y, self.number(1.0 / matrix.multiplier))
        if bias is None:
            return y
        return self.add("Add", y, self.constant(name + "_bias", np.asarray(bias).reshape(-1)))

    def model(self, name: str, inputs: Sequence[Any], outputs: Sequence[Any]) -> onnx.ModelProto:
        graph = helper.make_graph(
            self.nodes, name, list(inputs), list(outputs), list(self.constants.values())
        )
        opsets = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="babelgrid")
        model.ir_version = _IR_VERSION
        eight_bit.separate(model.graph)
        onnx.checker.check_model(model)
        return model


class _Network(_Graph):
    """The layers of Marian's transformer. Post-processing "dan": dropout, add, normalise."""

    def __init__(self, architecture: Architecture, exact: bool) -> None:
        super().__init__(exact)
        self.of = architecture

    def linear(self, x: tuple[str, str], weight: str, bias: str | None) -> str:
        weights = self.of.weights
        return self.multiply(x, weight, weights[weight], weights.get(bias) if bias else None)

    def input_to(self, x: str, prefix: str) -> tuple[str, str]:
        """What a sublayer reads: x after pre-processing, quantised."""
        for step in self.of.preprocess:
            if step == "n":
                x = self._normalise(x, prefix + "_ln_scale_pre", prefix + "_ln_bias_pre")
            elif step != "d":
                raise ValueError(f"transformer-preprocess {step!r} is not supported")
        return self.quantise(x)

    def output_of(self, y: str, x: str, prefix: str, steps: str | None = None) -> str:
        """What a sublayer leaves: y after post-processing, x being what went in."""
        for step in self.of.postprocess if steps is None else steps:
            if step == "a":
                y = self.add("Add", y, x)
            elif step == "n":
                y = self._normalise(y, prefix + "_ln_scale", prefix + "_ln_bias")
            elif step != "d":
                raise ValueError(f"transformer-postprocess {step!r} is not supported")
        return y

    def _normalise(self, x: str, scale: str, bias: str) -> str:
        weights = self.of.weights
        return self.add(
            "LayerNormalization",
            x,
            self.constant(scale, np.asarray(weights[scale]).reshape(-1)),
            self.constant(bias, np.asarray(weights[bias]).reshape(-1)),
            axis=-1,
            epsilon=_LAYER_NORM_EPSILON,
        )

    def embed(self, name: str, embedding: "Quantised | np.ndarray", ids: str) -> str:
        scale = float(np.sqrt(np.float32(self.of.width)))
        if self.exact or not isinstance(embedding, Quantised):
            real = embedding.real if isinstance(embedding, Quantised) else embedding
            rows = self.add("Gather", self.constant(name, real), ids, axis=0)
        else:
            rows = self.add("Gather", self.constant(name, embedding.integers), ids, axis=0)
            rows = self.add("Cast", rows, to=TensorProto.FLOAT)
            scale /= embedding.multiplier
        return self.add("Mul", rows, self.number(scale))

    def positions(self, positions: str) -> str:
        """Sinusoids [..., D] of float positions [..., 1]: all sines, then all cosines."""
        half = self.of.width // 2
        step = np.float32(np.log(np.float32(10000.0)) / (half - 1))
        frequencies = np.exp(np.arange(half, dtype=np.float32) * -step).astype(np.float32)
        angles = self.add("Mul", positions, self.constant("frequencies", frequencies))
        return self.add("Concat", self.add("Sin", angles), self.add("Cos", angles), axis=-1)

    def feed_forward(self, x: str, prefix: str) -> str:
        y = self.input_to(x, prefix + "_ffn")
        layer = 1
        while f"{prefix}_W{layer + 1}" in self.of.weights:
            hidden = self.linear(y, f"{prefix}_W{layer}", f"{prefix}_b{layer}")
            y = self.quantise(self._activate(hidden))
            layer += 1
        last = self.linear(y, f"{prefix}_W{layer}", f"{prefix}_b{layer}")
        return self.output_of(last, x, prefix + "_ffn")

    def _activate(self, x: str) -> str:
        if self.of.activation == "relu":
            return self.add("Relu", x)
        if self.of.activation == "swish":
            return self.add("Mul", x, self.add("Sigmoid", x))
        raise ValueError(f"activation {self.of.activation} is not supported")

    def split_heads(self, x: str, order: list[int], out: str = "") -> str:
        """[B,S,D] -> [B,S,H,d], then transposed to `order`."""
        shape = self.integers(0, 0, self.of.heads, self.of.head_width)
        return self.add("Transpose", self.add("Reshape", x, shape), perm=order, out=out)

    def attend(self, query: str, keys: str, values: str, bias: str | None) -> tuple[str, str]:
        """Attended values [B,H,Q,d] and the weights [B,H,Q,S]; keys are [B,H,d,S]."""
        scale = self.number(float(1.0 / np.sqrt(np.float32(self.of.head_width))))
        scores = self.add("Mul", self.add("MatMul", query, keys), scale)
        biased = self.add("Add", scores, bias) if bias else scores
        weights = self.add("Softmax", biased, axis=-1)
        return self.add("MatMul", weights, values), weights

    def attention_bias(self, mask: str) -> str:
        """[B,S] of 1 and 0 -> [B,1,1,S] of 0 and minus a lot."""
        absent = self.add("Sub", self.number(1.0), mask)
        bias = self.add("Mul", absent, self.number(_MASKED))
        return self.add("Unsqueeze", bias, self.integers(1, 2))

    def guided(self, weights: str, out: str) -> None:
        """Of the last layer's weights [B,H,1,S] those of head 0, which alignment trained."""
        alignment = self.add("Gather", weights, self.index(0), axis=1)
        self.add("Squeeze", alignment, self.integers(1), out=out)


def encoder(architecture: Architecture, exact: bool = False) -> onnx.ModelProto:
    net = _Network(architecture, exact)
    embedded = net.embed("source_embedding", architecture.source_embedding, "src_ids")
    length = net.add("Squeeze", net.add("Shape", "src_ids", start=1, end=2))
    steps = net.add("Range", net.index(0), length, net.index(1))
    positions = net.add("Unsqueeze", net.add("Cast", steps, to=TensorProto.FLOAT), net.integers(1))
    first = net.add("Add", embedded, net.positions(positions))
    bias = net.attention_bias("src_mask")
    x = first
    for layer in range(1, architecture.encoder_layers + 1):
        x = _self_attention(net, x, bias, f"encoder_l{layer}_self")
        x = net.feed_forward(x, f"encoder_l{layer}_ffn")
    x = net.output_of(x, first, "encoder_top", architecture.top)
    outputs = []
    context = net.quantise(x)
    for layer, weights in enumerate(architecture.decoder_layers):
        prefix = f"decoder_l{weights}_context"
        keys = net.linear(context, prefix + "_Wk", prefix + "_bk")
        values = net.linear(context, prefix + "_Wv", prefix + "_bv")
        net.split_heads(keys, [0, 2, 3, 1], out=f"ck{layer}")
        net.split_heads(values, [0, 2, 1, 3], out=f"cv{layer}")
        outputs += _context(architecture, layer)
    inputs = [_int64("src_ids", "B", "S"), _float("src_mask", "B", "S")]
    return net.model("encoder", inputs, outputs)


def decoder(architecture: Architecture, exact: bool = False) -> onnx.ModelProto:
    net = _Network(architecture, exact)
    bias = net.attention_bias("src_mask")

    def read_source(layer: int, query: str) -> tuple[str, list[str]]:
        attended, weights = net.attend(query, f"ck{layer}", f"cv{layer}", bias)
        return attended, [weights]

    states, [weights] = _decode(net, "state", read_source)
    net.add("Concat", *states, axis=1, out="state_out")
    net.guided(weights, out="attn")
    inputs = [_int64("tok", "B"), _int64("pos", "B"), _state(architecture, "state", "B")]
    inputs.append(_float("src_mask", "B", "S"))
    for layer in range(len(architecture.decoder_layers)):
        inputs += _context(architecture, layer)
    outputs = [
        _float("logits", "B", architecture.vocabulary),
        _state(architecture, "state_out", "B"),
        _float("attn", "B", "S"),
    ]
    return net.model("decoder", inputs, outputs)


def step(architecture: Architecture, places: int) -> onnx.ModelProto:
    net = _Network(architecture, exact=False)
    layers = len(architecture.decoder_layers)
    count = net.add("Shape", "tok", start=0, end=1)

    def at_places(name: str) -> list[str]:
        return [f"{name}.{place}" for place in range(places)]

    def read_source(layer: int, query: str) -> tuple[str, list[str]]:
        queries = net.apart(query, "row_of_place", at_places(f"query{layer}"))
        sources = zip(queries, at_places(f"ck{layer}"), at_places(f"cv{layer}"), strict=True)
        read = [net.attend(own, keys, values, None) for own, keys, values in sources]
        return net.together([attended for attended, _ in read], count), [own for _, own in read]

    states, weights = _decode(net, net.together(at_places("state"), count), read_source)
    state = net.add("Concat", *states, axis=1)
    net.apart(state, "row_of_place", at_places("state_out"))
    inputs = [_int64("tok", "B"), _int64("pos", "B"), _int64("row_of_place", places)]
    outputs = [_float("logits", "B", architecture.vocabulary)]
    for place in range(places):
        net.guided(weights[place], out=f"attn.{place}")
        inputs.append(_state(architecture, f"state.{place}", 1))
        for layer in range(layers):
            inputs += _context(architecture, layer, place)
        outputs.append(_state(architecture, f"state_out.{place}", 1))
        outputs.append(_float(f"attn.{place}", 1, f"S{place}"))
    return net.model("step", inputs, outputs)


def _decode(net: _Network, state: str, read_source: _ReadSource) -> tuple[list[str], list[str]]:
    """Adds `logits`; the new states [B,1,D] of each layer and the last layer's attention."""
    architecture = net.of
    position = net.add("Unsqueeze", net.add("Cast", "pos", to=TensorProto.FLOAT), net.integers(1))
    word = net.embed("target_embedding", architecture.target_embedding, "tok")
    # There is no begin-of-sentence token: at position 0 the word vector is zero.
    word = net.add("Mul", word, net.add("Min", position, net.number(1.0)))
    first = net.add("Add", word, net.positions(position))
    x, states, weights = first, [], []
    for layer, named in enumerate(architecture.decoder_layers):
        previous = net.add("Gather", state, net.index(layer), axis=1)
        x, current = _recurrence(net, x, previous, f"decoder_l{named}_rnn")
        states.append(net.add("Unsqueeze", current, net.integers(1)))
        x, weights = _cross_attention(net, x, layer, read_source, f"decoder_l{named}_context")
        x = net.feed_forward(x, f"decoder_l{named}_ffn")
    x = net.output_of(x, first, "decoder_top", architecture.top)
    matrix = architecture.output
    columns = matrix.transposed if isinstance(matrix, Quantised) else matrix.T
    scores = net.multiply(net.quantise(x), "output", columns, architecture.output_bias)
    net.add("Identity", scores, out="logits")
    return states, weights


def _self_attention(net: _Network, x: str, bias: str, prefix: str) -> str:
    read = net.input_to(x, prefix + "_Wo")
    query = net.split_heads(net.linear(read, prefix + "_Wq", prefix + "_bq"), [0, 2, 1, 3])
    keys = net.split_heads(net.linear(read, prefix + "_Wk", prefix + "_bk"), [0, 2, 3, 1])
    values = net.split_heads(net.linear(read, prefix + "_Wv", prefix + "_bv"), [0, 2, 1, 3])
    attended, _ = net.attend(query, keys, values, bias)
    joined = net.add("Transpose", attended, perm=[0, 2, 1, 3])
    joined = net.add("Reshape", joined, net.integers(0, 0, net.of.width))
    y = net.linear(net.quantise(joined), prefix + "_Wo", prefix + "_bo")
    return net.output_of(y, x, prefix + "_Wo")


def _cross_attention(
    net: _Network, x: str, layer: int, read_source: _ReadSource, prefix: str
) -> tuple[str, list[str]]:
    """The sublayer's output [B,D] and its attention weights."""
    query = net.linear(net.input_to(x, prefix + "_Wo"), prefix + "_Wq", prefix + "_bq")
    query = net.add("Reshape", query, net.integers(0, net.of.heads, 1, net.of.head_width))
    attended, weights = read_source(layer, query)
    joined = net.add("Reshape", attended, net.integers(0, net.of.width))
    y = net.linear(net.quantise(joined), prefix + "_Wo", prefix + "_bo")
    return net.output_of(y, x, prefix + "_Wo"), weights


def _recurrence(net: _Network, x: str, previous: str, prefix: str) -> tuple[str, str]:
    """Simpler simple recurrent unit: c' = f c + (1 - f) W x; output relu(c')."""
    read = net.input_to(x, prefix)
    candidate = net.linear(read, prefix + "_W", None)
    forget = net.add("Sigmoid", net.linear(read, prefix + "_Wf", prefix + "_bf"))
    kept = net.add("Mul", forget, net.add("Sub", previous, candidate))
    state = net.add("Add", candidate, kept)
    return net.output_of(net.add("Relu", state), x, prefix + "_ffn"), state


def _context(
    architecture: Architecture, layer: int, place: int | None = None
) -> list[onnx.ValueInfoProto]:
    heads, width = architecture.heads, architecture.head_width
    suffix, rows, length = ("", "B", "S") if place is None else (f".{place}", 1, f"S{place}")
    return [
        _float(f"ck{layer}{suffix}", rows, heads, width, length),
        _float(f"cv{layer}{suffix}", rows, heads, length, width),
    ]


def _state(architecture: Architecture, name: str, rows: int | str) -> onnx.ValueInfoProto:
    return _float(name, rows, len(architecture.decoder_layers), architecture.width)


def _float(name: str, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))


def _int64(name: str, *shape: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, list(shape))
