"""Translates a TensorFlow Lite network of image operators to ONNX nodes.

Activations of four dimensions are [N, H, W, C] in the file and [N, C, H, W] here; the batch, 1 in
the file, is free. Custom operators are translated by functions that the caller brings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx_graph
import tflite
from onnx import TensorProto, helper, numpy_helper
from tflite_reader import Network, Operator

# The last one in which reductions take their axes as attributes.
OPSET = 17
_CHANNELS_FIRST = [0, 3, 1, 2]
_CHANNELS_LAST = [0, 2, 3, 1]

Custom = Callable[["Translation", Operator], str]


class Builder:
    """Collects nodes and constants. Methods return the name of the tensor that they make."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self._constants: dict[tuple[str, tuple[int, ...], bytes], onnx.TensorProto] = {}

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value: np.ndarray) -> str:
        value = np.ascontiguousarray(value)
        key = (value.dtype.str, value.shape, value.tobytes())
        if key not in self._constants:
            name = f"constant_{len(self._constants)}"
            self._constants[key] = numpy_helper.from_array(value, name)
        return self._constants[key].name

    def number(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))

    def integers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def slice(self, x: str, axis: int, begin: int, end: int) -> str:
        bounds = (self.integers(begin), self.integers(end), self.integers(axis))
        return self.add("Slice", x, *bounds)

    def gather(self, x: str, axis: int, indices: Sequence[int]) -> str:
        return self.add("Gather", x, self.integers(*indices), axis=axis)

    def rows(self, x: str, *shape: int) -> str:
        """x as [N, *shape]."""
        return self.add("Reshape", x, self.integers(-1, *shape))

    def save(
        self,
        path: Path,
        image: Sequence[int | str],
        outputs: Mapping[str, tuple[str, Sequence[int | str]]],
    ) -> None:
        """`image` is the input's shape; `outputs` gives each float output its tensor and shape."""
        named = [helper.make_node("Identity", [x], [name]) for name, (x, _) in outputs.items()]
        floats = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))
            for name, (_, shape) in outputs.items()
        ]
        graph = helper.make_graph(
            [],
            path.stem,
            [helper.make_tensor_value_info("image", TensorProto.UINT8, list(image))],
            floats,
            list(self._constants.values()),
        )
        onnx_graph.rewire(graph, [*self.nodes, *named])
        model = onnx_graph.model(graph, OPSET)
        onnx.checker.check_model(model)
        onnx_graph.save(model, str(path))


class Translation(Builder):
    """`network` on 8-bit RGB images, input `image` u8 [N, H, W, 3], scaled as x * scale + shift."""

    def __init__(
        self, network: Network, scale: float, shift: float, custom: Mapping[str, Custom] = {}
    ) -> None:
        super().__init__()
        self.network = network
        self._names: dict[int, str] = {}
        self._values = {i: t.value for i, t in enumerate(network.tensors) if t.value is not None}
        (source,) = network.inputs
        pixels = self.add("Cast", "image", to=TensorProto.FLOAT)
        scaled = self.add("Mul", pixels, self.number(scale))
        shifted = self.add("Add", scaled, self.number(shift)) if shift else scaled
        self._names[source] = self.add("Transpose", shifted, perm=_CHANNELS_FIRST)
        translators = {**_TRANSLATORS, **custom}
        for operator in network.operators:
            if operator.kind == "DEQUANTIZE":  # the reader has widened float16 already
                self._values[operator.outputs[0]] = self.value(operator.inputs[0])
            elif operator.kind in translators:
                self._names[operator.outputs[0]] = translators[operator.kind](self, operator)
            else:
                raise ValueError(f"operator {operator.kind} is not supported")

    @property
    def image_shape(self) -> tuple[str, int, int, int]:
        return ("N", *self.shape(self.network.inputs[0])[1:])

    def output(self, name: str) -> str:
        return self._names[self.network.output(name)]

    def tensor(self, index: int) -> str:
        """What has become of a tensor of the network."""
        return self._names[index] if index in self._names else self.constant(self.value(index))

    def value(self, index: int) -> np.ndarray:
        return self._values[index]

    def shape(self, index: int) -> tuple[int, ...]:
        return self.network.tensors[index].shape

    def activated(self, x: str, activation: int) -> str:
        kinds = tflite.ActivationFunctionType
        if activation == kinds.NONE:
            return x
        if activation == kinds.RELU:
            return self.add("Relu", x)
        if activation == kinds.RELU6:
            return self.add("Clip", x, self.number(0), self.number(6))
        raise ValueError(f"fused activation {activation} is not supported")

    def padding(self, operator: Operator, height: int, width: int) -> list[int]:
        """ONNX pads of a window; TensorFlow's SAME puts the odd one behind."""
        options = operator.options
        if options.Padding() != tflite.Padding.SAME:
            return [0, 0, 0, 0]
        _, image_height, image_width, _ = self.shape(operator.inputs[0])
        rows = _same_padding(image_height, height, options.StrideH())
        columns = _same_padding(image_width, width, options.StrideW())
        return [rows // 2, columns // 2, rows - rows // 2, columns - columns // 2]


def _same_padding(size: int, window: int, stride: int) -> int:
    return max((-(-size // stride) - 1) * stride + window - size, 0)


def _convolution(graph: Translation, operator: Operator) -> str:
    options = operator.options
    x, weights, bias = operator.inputs
    depthwise = operator.kind == "DEPTHWISE_CONV_2D"
    # Full: [out, h, w, in]. Depthwise: [1, h, w, channels].
    kernel = graph.value(weights).transpose([3, 0, 1, 2] if depthwise else [0, 3, 1, 2])
    y = graph.add(
        "Conv",
        graph.tensor(x),
        graph.constant(kernel),
        graph.constant(graph.value(bias)),
        strides=[options.StrideH(), options.StrideW()],
        pads=graph.padding(operator, *kernel.shape[2:]),
        dilations=[options.DilationHFactor(), options.DilationWFactor()],
        group=kernel.shape[0] if depthwise else 1,
    )
    return graph.activated(y, options.FusedActivationFunction())


def _max_pool(graph: Translation, operator: Operator) -> str:
    options = operator.options
    window = [options.FilterHeight(), options.FilterWidth()]
    return graph.add(
        "MaxPool",
        graph.tensor(operator.inputs[0]),
        kernel_shape=window,
        strides=[options.StrideH(), options.StrideW()],
        pads=graph.padding(operator, *window),
    )


def _prelu(graph: Translation, operator: Operator) -> str:
    x, slopes = operator.inputs
    by_channel = graph.value(slopes).reshape(-1, 1, 1)
    return graph.add("PRelu", graph.tensor(x), graph.constant(by_channel))


def _relu(graph: Translation, operator: Operator) -> str:
    return graph.add("Relu", graph.tensor(operator.inputs[0]))


def _add(graph: Translation, operator: Operator) -> str:
    y = graph.add("Add", *(graph.tensor(i) for i in operator.inputs))
    return graph.activated(y, operator.options.FusedActivationFunction())


def _multiply(graph: Translation, operator: Operator) -> str:
    return graph.add("Mul", *(graph.tensor(i) for i in operator.inputs))


def _pad(graph: Translation, operator: Operator) -> str:
    x, amounts = operator.inputs
    before, after = graph.value(amounts)[_CHANNELS_FIRST].T
    return graph.add("Pad", graph.tensor(x), graph.integers(*map(int, [*before, *after])))


def _reshape(graph: Translation, operator: Operator) -> str:
    x = graph.tensor(operator.inputs[0])
    if len(graph.shape(operator.inputs[0])) == 4:
        x = graph.add("Transpose", x, perm=_CHANNELS_LAST)
    shape = graph.shape(operator.outputs[0])
    y = graph.rows(x, *shape[1:])
    return graph.add("Transpose", y, perm=_CHANNELS_FIRST) if len(shape) == 4 else y


def _concatenate(graph: Translation, operator: Operator) -> str:
    rank = len(graph.shape(operator.outputs[0]))
    axis = operator.options.Axis() % rank
    if rank == 4:
        axis = _CHANNELS_FIRST.index(axis)
    return graph.add("Concat", *(graph.tensor(i) for i in operator.inputs), axis=axis)


def _whole_slice(graph: Translation, operator: Operator) -> str:
    """Only slices that take everything occur."""
    x, y = operator.inputs[0], operator.outputs[0]
    if graph.shape(x) != graph.shape(y):
        raise ValueError("a slice that takes a part is not supported")
    return graph.tensor(x)


_TRANSLATORS: dict[str, Custom] = {
    "CONV_2D": _convolution,
    "DEPTHWISE_CONV_2D": _convolution,
    "MAX_POOL_2D": _max_pool,
    "PRELU": _prelu,
    "RELU": _relu,
    "ADD": _add,
    "MUL": _multiply,
    "PAD": _pad,
    "RESHAPE": _reshape,
    "CONCATENATION": _concatenate,
    "STRIDED_SLICE": _whole_slice,
}
