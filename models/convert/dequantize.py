"""Undoes dynamic int8 quantisation of an ONNX graph (onnxruntime `quantize_dynamic`).

ConvInteger, MatMulInteger and DynamicQuantizeLSTM become Conv, MatMul and LSTM on floats again. The
weights stay int8 in the file, behind Cast, Sub and Mul that ONNX Runtime folds when it loads, so a
float graph is no larger than the quantised one.
"""

from __future__ import annotations

import numpy as np
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper

from onnx_graph import attributes, consumers, producers, rewire


class _Dequantizer:
    def __init__(self, graph: GraphProto) -> None:
        self.graph = graph
        self.made_by = producers(graph.node)
        self.read_by = consumers(graph.node)
        self.initializers = {tensor.name: tensor for tensor in graph.initializer}
        self.values: dict[str, np.ndarray] = {}
        self.extra: list[TensorProto] = []
        self.unpacking: list[NodeProto] = []

    def array(self, name: str) -> np.ndarray:
        return numpy_helper.to_array(self.initializers[name])

    def weight(self, quantized: np.ndarray, scale: np.ndarray, zero: np.ndarray, name: str) -> str:
        """Stores `(quantized - zero) * scale` unevaluated and returns the product's name."""
        if name in self.values:
            return name
        parts = {"q": quantized, "zero": zero.astype(np.float32), "scale": scale.astype(np.float32)}
        self.extra += [numpy_helper.from_array(np.ascontiguousarray(value), f"{name}.{part}")
                       for part, value in parts.items()]
        self.unpacking += [
            helper.make_node("Cast", [f"{name}.q"], [f"{name}.cast"], to=TensorProto.FLOAT),
            helper.make_node("Sub", [f"{name}.cast", f"{name}.zero"], [f"{name}.centred"]),
            helper.make_node("Mul", [f"{name}.centred", f"{name}.scale"], [name]),
        ]
        centred = quantized.astype(np.float32) - parts["zero"]
        self.values[name] = centred * parts["scale"]
        return name

    def packed_weight(self, names: list[str], channel_axis: int) -> str:
        """The weight of a ConvInteger or MatMulInteger: names of quantised, scale, zero point."""
        quantized, scale = self.array(names[0]), self.array(names[1])
        zero = self.array(names[2]) if names[2] else np.zeros(1, np.float32)
        if scale.size > 1:
            shape = [1] * quantized.ndim
            shape[channel_axis] = -1
            scale, zero = scale.reshape(shape), zero.reshape(shape) if zero.size > 1 else zero
        return self.weight(quantized, scale, zero, names[0].removesuffix("_quantized") + ".weight")

    def integer_op(self, node: NodeProto) -> NodeProto:
        """Follows op -> [Add bias] -> Cast -> Mul scale and answers the one float node for them."""
        source = self.made_by[node.input[0]].input[0]
        is_conv = node.op_type == "ConvInteger"
        tensor, bias, last = node.output[0], [], None
        while last is None:
            (reader,) = self.read_by[tensor]
            if reader.op_type == "Add":
                bias = [self._float_bias(reader, tensor)]
            if reader.op_type == "Mul":
                last = reader
            else:
                tensor = reader.output[0]
        scale_name = next(name for name in last.input if name != tensor)
        if node.input[1] in self.initializers:
            (weight_scale,) = [
                name for name in self.made_by[scale_name].input if name in self.initializers
            ]
            zero = node.input[3] if len(node.input) > 3 else ""
            weight = self.packed_weight([node.input[1], weight_scale, zero], 0 if is_conv else -1)
        else:
            weight = self.made_by[node.input[1]].input[0]
        return helper.make_node(
            "Conv" if is_conv else "MatMul",
            [source, weight, *bias],
            [last.output[0]],
            name=node.name.removesuffix("_quant"),
            **(attributes(node) if is_conv else {}),
        )

    def _float_bias(self, add: NodeProto, tensor: str) -> str:
        name = next(other for other in add.input if other != tensor)
        while self.made_by[name].op_type != "Div":
            name = self.made_by[name].input[0]
        return self.made_by[name].input[0]

    def lstm(self, node: NodeProto) -> NodeProto:
        inputs = list(node.input)
        matrices = []
        for matrix, scale, zero in ((1, 8, 9), (2, 10, 11)):
            quantized = self.array(inputs[matrix]).transpose(0, 2, 1)
            shape = (quantized.shape[0], -1, 1)
            matrices.append(self.weight(
                quantized,
                self.array(inputs[scale]).reshape(shape),
                self.array(inputs[zero]).reshape(shape),
                inputs[matrix].removesuffix("_quantized") + ".weight",
            ))
        return helper.make_node(
            "LSTM", [inputs[0], *matrices, *inputs[3:7]], list(node.output),
            name=node.name.removesuffix("_quant"), **attributes(node),
        )

    def run(self) -> None:
        nodes = []
        for node in self.graph.node:
            if node.op_type in ("ConvInteger", "MatMulInteger"):
                nodes.append(self.integer_op(node))
            elif node.op_type == "DynamicQuantizeLSTM":
                nodes.append(self.lstm(node))
            else:
                nodes.append(node)
        # A float node and the Mul it replaces make the same tensor: the float node wins.
        replaced = {output for node in nodes if node.op_type in ("Conv", "MatMul", "LSTM")
                    for output in node.output if output}
        nodes = [node for node in nodes
                 if node.op_type != "Mul" or node.output[0] not in replaced]
        rewire(self.graph, [*self.unpacking, *nodes], self.extra)


def dequantize(graph: GraphProto) -> dict[str, np.ndarray]:
    """Makes `graph` a float graph in place; returns the weights' values by name."""
    dequantizer = _Dequantizer(graph)
    dequantizer.run()
    return dequantizer.values
