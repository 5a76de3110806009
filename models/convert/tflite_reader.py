"""Reads a TensorFlow Lite file into plain tensors and operators. Needs tflite, flatbuffers, numpy."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import tflite
from flatbuffers import flexbuffers

_ELEMENT_TYPES = {
    tflite.TensorType.FLOAT32: np.dtype("<f4"),
    tflite.TensorType.FLOAT16: np.dtype("<f2"),
    tflite.TensorType.INT32: np.dtype("<i4"),
    tflite.TensorType.INT64: np.dtype("<i8"),
}
# The options table of each kind of operator whose options the translation reads.
_OPTIONS = {
    "CONV_2D": tflite.Conv2DOptions,
    "DEPTHWISE_CONV_2D": tflite.DepthwiseConv2DOptions,
    "MAX_POOL_2D": tflite.Pool2DOptions,
    "ADD": tflite.AddOptions,
    "CONCATENATION": tflite.ConcatenationOptions,
}
_KINDS = {
    code: name for name, code in vars(tflite.BuiltinOperator).items() if isinstance(code, int)
}


@dataclass(frozen=True)
class Tensor:
    """`value` is there for constants; float16 is widened to float32."""

    name: str
    shape: tuple[int, ...]
    value: np.ndarray | None


@dataclass(frozen=True)
class Operator:
    """`kind` is the built-in operator's name, or for a custom operator the name it goes by.

    `inputs` and `outputs` index the tensors. `options` is the built-in operator's options table,
    `custom` what a custom operator's flexbuffer holds.
    """

    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    options: Any = None
    custom: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    """The one sub-graph of a file; operators come in an order in which they can run."""

    tensors: tuple[Tensor, ...]
    operators: tuple[Operator, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]

    def output(self, name: str) -> int:
        (index,) = (i for i in self.outputs if self.tensors[i].name == name)
        return index


def read(file: Path) -> Network:
    model = tflite.Model.GetRootAsModel(file.read_bytes(), 0)
    if model.SubgraphsLength() != 1:
        raise ValueError(f"{file.name} has {model.SubgraphsLength()} sub-graphs, not one")
    graph = model.Subgraphs(0)
    return Network(
        tuple(_tensor(model, graph.Tensors(i)) for i in range(graph.TensorsLength())),
        tuple(_operator(model, graph.Operators(i)) for i in range(graph.OperatorsLength())),
        _integers(graph.InputsAsNumpy()),
        _integers(graph.OutputsAsNumpy()),
    )


def _tensor(model: Any, tensor: Any) -> Tensor:
    shape = _integers(tensor.ShapeAsNumpy()) if tensor.ShapeLength() else ()
    buffer = model.Buffers(tensor.Buffer())
    value = None
    if buffer.DataLength():
        stored = buffer.DataAsNumpy().tobytes()
        value = np.frombuffer(stored, _ELEMENT_TYPES[tensor.Type()]).reshape(shape)
        if value.dtype == np.float16:
            value = value.astype(np.float32)
    return Tensor(tensor.Name().decode(), shape, value)


def _operator(model: Any, operator: Any) -> Operator:
    code = model.OperatorCodes(operator.OpcodeIndex())
    # Files older than the 32-bit field keep the code in the deprecated one, newer ones in both.
    kind = _KINDS[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())]
    inputs = _integers(operator.InputsAsNumpy())
    outputs = _integers(operator.OutputsAsNumpy())
    if kind == "CUSTOM":
        custom = {}
        if operator.CustomOptionsLength():
            custom = flexbuffers.Loads(operator.CustomOptionsAsNumpy().tobytes())
        return Operator(code.CustomCode().decode(), inputs, outputs, custom=custom)
    options = None
    if kind in _OPTIONS:
        options = _OPTIONS[kind]()
        table = operator.BuiltinOptions()
        options.Init(table.Bytes, table.Pos)
    return Operator(kind, inputs, outputs, options)


def _integers(values: Any) -> tuple[int, ...]:
    return tuple(int(value) for value in values)
