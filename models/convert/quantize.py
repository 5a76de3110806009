"""Static 8-bit convolutions with a scale for each channel, in and out.

QLinearConv takes one scale for its input and one for its output, but a multiplication by a vector
before and after it is cheap, and the scales fold into the weights: an input channel's multiplies
its weights, an output channel's divides them. So each channel uses all 256 steps (compare
SmoothQuant, Xiao et al. 2023, which moves only part of the scale). Per-axis QuantizeLinear would
say the same, but ONNX Runtime runs it twenty times slower than the per-tensor one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper

from onnx_graph import attributes, consumers, rewire

Range = tuple[np.ndarray, np.ndarray]
STEPS = 255
OUT_ZERO = 128


def range_outputs(graph: GraphProto, tensors: list[str]) -> None:
    """Adds `<tensor>.low` and `.high`, [channels], as outputs of a graph of [1, channels, time]."""
    axes = "range.axes"
    graph.initializer.append(numpy_helper.from_array(np.array([0, 2], np.int64), axes))
    for tensor in tensors:
        for op_type, end in (("ReduceMin", "low"), ("ReduceMax", "high")):
            name = f"{tensor}.{end}"
            graph.node.append(helper.make_node(op_type, [tensor, axes], [name], keepdims=0))
            graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))


def _input_scales(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, int]:
    """A scale for each channel and the one zero point that wastes least of them."""
    low, high = np.minimum(low, 0.0), np.maximum(high, 0.0)
    span = high - low
    zero = int(np.clip(round(STEPS * float(np.mean(-low[span > 0] / span[span > 0]))), 1, STEPS - 1))
    scales = np.maximum(high / (STEPS - zero), -low / zero)
    return np.maximum(scales, scales.max() * 1e-4).astype(np.float32), zero


def _output_scales(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """A scale for each channel around the common zero point OUT_ZERO."""
    scales = np.maximum(high, -low) / (OUT_ZERO - 1)
    return np.maximum(scales, scales.max() * 1e-4).astype(np.float32)


class _Quantizer:
    def __init__(
        self, graph: GraphProto, ranges: Mapping[str, Range], weight: Callable[[str], np.ndarray]
    ) -> None:
        self.graph = graph
        self.ranges = ranges
        self.weight = weight
        self.read_by = consumers(graph.node)
        self.extra: list[TensorProto] = []
        self.quantized_inputs: set[str] = set()

    def constant(self, name: str, value: np.ndarray) -> str:
        self.extra.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def conv(self, node: NodeProto) -> list[NodeProto]:
        source, output = node.input[0], node.output[0]
        in_scales, in_zero = _input_scales(*self.ranges[source])
        out_scales = _output_scales(*self.ranges[output])
        weight = self.weight(node.input[1]) * in_scales[None, :, None]
        weight_scales = np.abs(weight).max(axis=(1, 2)) / 127
        weight_scales = np.maximum(weight_scales, weight_scales.max() * 1e-4).astype(np.float32)
        packed = np.clip(np.rint(weight / weight_scales[:, None, None]), -127, 127)
        bias = self.weight(node.input[2]) if len(node.input) > 2 else np.zeros(len(weight_scales))
        inputs = {
            "in_scale": np.float32(1),
            "in_zero": np.uint8(in_zero),
            "weight": packed.astype(np.int8),
            "weight_scale": weight_scales / out_scales,
            "weight_zero": np.zeros(len(weight_scales), np.int8),
            "out_scale": np.float32(1),
            "out_zero": np.uint8(OUT_ZERO),
            "bias": np.rint(bias / weight_scales).astype(np.int32),
        }
        names = [self.constant(f"{output}.{part}", value) for part, value in inputs.items()]
        return [
            *self._quantize(source, in_scales, names[0], names[1]),
            helper.make_node("QLinearConv", [f"{source}.u8", *names], [f"{output}.u8"],
                             name=node.name, **attributes(node)),
            helper.make_node("DequantizeLinear", [f"{output}.u8", names[5], names[6]],
                             [f"{output}.steps"]),
            *self._rescale(output, out_scales),
        ]

    def _quantize(self, source: str, scales: np.ndarray, one: str, zero: str) -> list[NodeProto]:
        if source in self.quantized_inputs:
            return []
        self.quantized_inputs.add(source)
        steps = self.constant(f"{source}.per_step", (1 / scales)[None, :, None])
        return [
            helper.make_node("Mul", [source, steps], [f"{source}.steps"]),
            helper.make_node("QuantizeLinear", [f"{source}.steps", one, zero], [f"{source}.u8"]),
        ]

    def _rescale(self, output: str, scales: np.ndarray) -> list[NodeProto]:
        """Steps to values: within a per-channel multiplication that follows, or as one of its own."""
        step = self.constant(f"{output}.step", scales[None, :, None])
        readers = self.read_by[output]
        if len(readers) == 1 and readers[0].op_type == "Mul" and self._is_vector(readers[0]):
            (vector,) = [name for name in readers[0].input if name != output]
            scale = f"{vector}.step"
            readers[0].input[:] = [f"{output}.steps", scale]
            return [helper.make_node("Mul", [vector, step], [scale])]
        return [helper.make_node("Mul", [f"{output}.steps", step], [output])]

    def _is_vector(self, node: NodeProto) -> bool:
        return any(name.endswith(".slope") for name in node.input)


def quantize(
    graph: GraphProto, ranges: Mapping[str, Range], weight: Callable[[str], np.ndarray]
) -> None:
    """Replaces, in place, each Conv whose input and output have a range.

    `weight` gives the value of a constant tensor by name.
    """
    quantizer = _Quantizer(graph, ranges, weight)
    nodes: list[NodeProto] = []
    for node in graph.node:
        if node.op_type == "Conv" and node.input[0] in ranges and node.output[0] in ranges:
            nodes += quantizer.conv(node)
        else:
            nodes.append(node)
    rewire(graph, nodes, quantizer.extra)
