"""8-bit products that come out the same on every processor.

Without VNNI, x86 processors add pairs of u8 * s8 products with saturation at 16 bits, and a few
weights near 127 spoil a layer. The service therefore loads graphs with ONNX Runtime's option
`session.x64quantprecision`, which there makes the weights u8. It takes for granted that each product
has a zero point for its weights (it reads beyond the inputs otherwise) and weights of its own (it
would define the name twice).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import onnxruntime
from onnx import GraphProto, NodeProto, TensorProto, numpy_helper

# Operator to the places of its weights and of their zero point.
_PLACES = {"MatMulInteger": (1, 3), "QLinearMatMul": (3, 5), "QLinearConv": (3, 5)}
# Weights no larger do not saturate, and are left as they are.
_EXACT = 64


def exact() -> onnxruntime.SessionOptions:
    """What graphs with 8-bit products are tried with: as the service, on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", "1")
    return options


def separate(graph: GraphProto) -> None:
    """Gives each product s8 weights and a zero point that no other one reads."""
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    uses: Counter[str] = Counter()
    for node, places in _products(graph, tensors):
        if len(node.input) <= places[1]:
            zero = numpy_helper.from_array(np.int8(0), f"{node.output[0]}.weights_zero")
            node.input.extend([""] * (places[1] - len(node.input)) + [zero.name])
            graph.initializer.append(zero)
            tensors[zero.name] = zero
        for place in places:
            name = node.input[place]
            uses[name] += 1
            if uses[name] > 1:
                copy = TensorProto()
                copy.CopyFrom(tensors[name])
                copy.name = f"{name}.{uses[name]}"
                graph.initializer.append(copy)
                node.input[place] = copy.name


def fault(graph: GraphProto) -> str | None:
    """What would keep the service from loading the graph on a processor without VNNI."""
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    seen: set[str] = set()
    for node, places in _products(graph, tensors):
        if len(node.input) <= places[1]:
            return f"{node.op_type} {node.name} has no zero point for its weights"
        if np.abs(numpy_helper.to_array(tensors[node.input[places[0]]]).astype(int)).max() <= _EXACT:
            continue
        for name in (node.input[place] for place in places):
            if name in seen:
                return f"{node.op_type} {node.name} shares {name}"
            seen.add(name)
    return None


def _products(
    graph: GraphProto, tensors: dict[str, TensorProto]
) -> Iterator[tuple[NodeProto, tuple[int, int]]]:
    """Nodes with constant s8 weights, and the places of those and of their zero point."""
    for node in graph.node:
        if places := _PLACES.get(node.op_type):
            weights = tensors.get(node.input[places[0]])
            if weights is not None and weights.data_type == TensorProto.INT8:
                yield node, places
