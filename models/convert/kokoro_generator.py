"""Kokoro's waveform generator with its instance-norm statistics as an input.

The generator (iSTFTNet with AdaIN and Snake, StyleTTS 2, Li et al. 2023) normalises each channel
over the whole phrase, so a window of it would sound different from the same window of the whole.
With the statistics given from outside, one vector a voice, every layer is local in time and a
window with a few frames of context equals the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper

from onnx_graph import consumers, copy, producers, rewire

# inverse STFT: samples of a window and between windows
WINDOW, HOP = 20, 5


@dataclass(frozen=True)
class Norm:
    """One instance normalisation: names of its mean and variance, and its channels."""

    mean: str
    variance: str
    channels: int


@dataclass(frozen=True)
class _Snake:
    """AdaIN and the Snake activation that follows: x -> y = x A + B -> y + sin(alpha y)^2 / alpha."""

    source: str
    norm: Norm
    gamma: str
    beta: str
    alpha: str
    inverse_alpha: str
    output: str


def _other(node: NodeProto, tensor: str) -> str:
    """The input of a two-input node that is not `tensor`."""
    first, second = node.input
    return second if first == tensor else first


class _Patterns:
    """Finds every AdaIN + Snake of the generator."""

    def __init__(self, graph: GraphProto) -> None:
        self.made_by = producers(graph.node)
        self.read_by = consumers(graph.node)
        self.shapes = {tensor.name: list(tensor.dims) for tensor in graph.initializer}

    def only(self, tensor: str, op_type: str) -> NodeProto:
        (node,) = [reader for reader in self.read_by[tensor] if reader.op_type == op_type]
        return node

    def snakes(self) -> list[_Snake]:
        found = []
        for node in self.made_by.values():
            if node.op_type == "Sub" and self._makes_mean(node.input[1]):
                found += self._of(node)
        return found

    def _makes_mean(self, tensor: str) -> bool:
        node = self.made_by.get(tensor)
        return node is not None and node.op_type == "ReduceMean"

    def _of(self, centre: NodeProto) -> list[_Snake]:
        source, mean = centre.input
        divide = self.only(centre.output[0], "Div")
        variance = self.made_by[self.made_by[divide.input[1]].input[0]].input[0]
        found = []
        for scale in self.read_by[divide.output[0]]:
            shift = self.only(scale.output[0], "Add")
            y = shift.output[0]
            stretched = self.only(y, "Mul")
            square = self.only(self.only(stretched.output[0], "Sin").output[0], "Pow")
            shrunk = self.only(square.output[0], "Mul")
            alpha = _other(stretched, y)
            found.append(_Snake(
                source, Norm(mean, variance, self.shapes[alpha][1]),
                _other(scale, divide.output[0]), _other(shift, scale.output[0]),
                alpha, _other(shrunk, square.output[0]),
                self.only(shrunk.output[0], "Add").output[0],
            ))
        return found


def norms(generator: ModelProto) -> list[Norm]:
    """The distinct instance normalisations, in the order of the statistics vector."""
    return list(dict.fromkeys(snake.norm for snake in _Patterns(generator.graph).snakes()))


def _folded(snake: _Snake, index: int) -> list[NodeProto]:
    """z = alpha (x A + B), then z + sin(z)^2: Snake times alpha, which the next weights divide by."""
    name = f"snake.{index}"
    make = helper.make_node
    return [
        make("Add", [snake.norm.variance, "epsilon"], [f"{name}.power"]),
        make("Sqrt", [f"{name}.power"], [f"{name}.deviation"]),
        make("Div", [snake.gamma, f"{name}.deviation"], [f"{name}.gain"]),
        make("Mul", [snake.norm.mean, f"{name}.gain"], [f"{name}.drift"]),
        make("Sub", [snake.beta, f"{name}.drift"], [f"{name}.bias"]),
        make("Mul", [f"{name}.gain", snake.alpha], [f"{name}.slope"]),
        make("Mul", [f"{name}.bias", snake.alpha], [f"{name}.offset"]),
        make("Mul", [snake.source, f"{name}.slope"], [f"{name}.scaled"]),
        make("Add", [f"{name}.scaled", f"{name}.offset"], [f"{name}.z"]),
        make("Sin", [f"{name}.z"], [f"{name}.sine"]),
        make("Mul", [f"{name}.sine", f"{name}.sine"], [f"{name}.square"]),
        make("Add", [f"{name}.z", f"{name}.square"], [f"{name}.out"]),
    ]


def streaming(generator: ModelProto) -> ModelProto:
    """The generator with an input `stats` [batch, sum of 2 x channels]: mean, variance of each norm."""
    result = local(generator)
    graph = result.graph
    layout = norms(generator)
    splits = [channels for norm in layout for channels in (norm.channels, norm.channels)]
    stats = [
        helper.make_node("Unsqueeze", ["stats", "stats.axis"], ["stats.column"]),
        helper.make_node(
            "Split", ["stats.column", "stats.splits"],
            [name for norm in layout for name in (norm.mean, norm.variance)], axis=1),
    ]
    graph.input.append(
        helper.make_tensor_value_info("stats", TensorProto.FLOAT, ["batch", sum(splits)]))
    rewire(graph, [*stats, *(node for node in graph.node if node.op_type != "ReduceMean")],
           _constants({"stats.splits": np.array(splits, np.int64),
                       "stats.axis": np.array([2], np.int64)}))
    return result


def local(generator: ModelProto) -> ModelProto:
    """The generator with each AdaIN and Snake folded; it still measures its own statistics."""
    result = ModelProto()
    result.CopyFrom(generator)
    snakes = _Patterns(result.graph).snakes()
    folded = [node for index, snake in enumerate(snakes) for node in _folded(snake, index)]
    kept = _divide_weights(list(result.graph.node), snakes)
    tail, constants = _overlap_add(kept)
    made = {output for node in tail for output in node.output}
    kept = [node for node in kept if not made & set(node.output)]
    rewire(result.graph, [*kept, *folded, *tail],
           _constants({"epsilon": np.array(1e-5, np.float32), **constants}))
    return result


def _constants(values: dict[str, np.ndarray]) -> list[TensorProto]:
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def _divide_weights(nodes: list[NodeProto], snakes: list[_Snake]) -> list[NodeProto]:
    """Lets each convolution after a Snake read alpha-scaled input: its weights take 1 / alpha."""
    result = []
    by_output = {snake.output: (index, snake) for index, snake in enumerate(snakes)}
    for node in nodes:
        if node.op_type == "Conv" and node.input[0] in by_output:
            index, snake = by_output[node.input[0]]
            node = copy(node)
            weight = f"{node.input[1]}.per_alpha"
            result.append(
                helper.make_node("Mul", [node.input[1], snake.inverse_alpha], [weight]))
            node.input[0], node.input[1] = f"snake.{index}.out", weight
        result.append(node)
    return result


def _overlap_add(nodes: list[NodeProto]) -> tuple[list[NodeProto], dict[str, np.ndarray]]:
    """The inverse STFT's end without its edge correction, which would hold for a whole phrase only.

    Each of the overlapping windows adds its share; the outermost half window is cut off, as the
    original does.
    """
    (basis,) = [node for node in nodes
                if node.op_type == "ConvTranspose" and "istft" in node.name]
    raw = basis.output[0]
    constants = {
        "tail.overlaps": np.array(WINDOW / HOP, np.float32),
        "tail.starts": np.array([WINDOW // 2], np.int64),
        "tail.ends": np.array([-(WINDOW // 2)], np.int64),
        "tail.axis": np.array([2], np.int64),
        "tail.channel": np.array([1], np.int64),
    }
    tail = [
        helper.make_node("Slice", [raw, "tail.starts", "tail.ends", "tail.axis"], ["tail.inner"]),
        helper.make_node("Squeeze", ["tail.inner", "tail.channel"], ["tail.wave"]),
        helper.make_node("Mul", ["tail.wave", "tail.overlaps"], ["audio"]),
    ]
    return tail, constants
