"""Cutting and rewiring ONNX graphs: reachability, order, sub-graphs. Needs onnx alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper

# What ONNX Runtime 1.17 and later read; newer IR versions only add types not used here.
IR_VERSION = 9


def producers(nodes: Iterable[NodeProto]) -> dict[str, NodeProto]:
    """Tensor name to the node that makes it."""
    return {output: node for node in nodes for output in node.output if output}


def consumers(nodes: Iterable[NodeProto]) -> dict[str, list[NodeProto]]:
    """Tensor name to the nodes that read it."""
    readers: dict[str, list[NodeProto]] = {}
    for node in nodes:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    return readers


def needed(nodes: Sequence[NodeProto], known: Iterable[str], wanted: Iterable[str]) -> list[NodeProto]:
    """The nodes that make `wanted` out of `known`, each after what it reads."""
    made_by = producers(nodes)
    done = set(known)
    ordered: list[NodeProto] = []
    stack = [(name, False) for name in reversed(list(wanted))]
    while stack:
        name, inputs_done = stack.pop()
        if not name or name in done:
            continue
        node = made_by.get(name)
        if node is None:
            raise ValueError(f"nothing makes tensor {name}")
        if inputs_done:
            ordered.append(node)
            done.update(node.output)
        else:
            stack.append((name, True))
            stack.extend((source, False) for source in reversed(node.input))
    return ordered


def cut(
    graph: GraphProto,
    name: str,
    inputs: Mapping[str, tuple[str, int, Sequence[int | str]]],
    outputs: Mapping[str, tuple[str, int, Sequence[int | str]]],
    opset: int,
) -> ModelProto:
    """A model of its own between tensors of a larger graph.

    `inputs` and `outputs` map a tensor of `graph` to its new name, element type and shape.
    """
    known = set(inputs) | {tensor.name for tensor in graph.initializer}
    ordered = [copy(node) for node in needed(graph.node, known, outputs)]
    renames = {old: new for old, (new, _, _) in inputs.items()}
    renames |= {old: new for old, (new, _, _) in outputs.items()}
    for node in ordered:
        node.input[:] = [renames.get(tensor, tensor) for tensor in node.input]
        node.output[:] = [renames.get(tensor, tensor) for tensor in node.output]
    used = {tensor for node in ordered for tensor in node.input}
    cut_graph = helper.make_graph(
        ordered,
        name,
        [helper.make_tensor_value_info(*spec) for spec in inputs.values()],
        [helper.make_tensor_value_info(*spec) for spec in outputs.values()],
        [tensor for tensor in graph.initializer if tensor.name in used],
    )
    return model(cut_graph, opset)


def model(graph: GraphProto, opset: int) -> ModelProto:
    """Wraps a graph, importing only the operator sets that it uses."""
    imports = [helper.make_opsetid("", opset)]
    if any(node.domain == "com.microsoft" for node in graph.node):
        imports.append(helper.make_opsetid("com.microsoft", 1))
    return helper.make_model(
        graph, opset_imports=imports, ir_version=IR_VERSION, producer_name="babelgrid"
    )


def rewire(graph: GraphProto, nodes: Sequence[NodeProto], extra: Sequence[TensorProto] = ()) -> None:
    """Gives `graph` these nodes, dropping what its outputs do not need."""
    initializers = [*graph.initializer, *extra]
    known = {tensor.name for tensor in initializers} | {value.name for value in graph.input}
    ordered = needed(nodes, known, [value.name for value in graph.output])
    used = {tensor for node in ordered for tensor in node.input}
    kept = [tensor for tensor in initializers if tensor.name in used]
    del graph.node[:]
    graph.node.extend(ordered)
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.value_info[:]


def copy(node: NodeProto) -> NodeProto:
    duplicate = NodeProto()
    duplicate.CopyFrom(node)
    return duplicate


def attributes(node: NodeProto) -> dict[str, object]:
    """A node's attributes as keyword arguments for `helper.make_node`."""
    values = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    return {
        name: [item.decode() for item in value]
        if isinstance(value, list) and value and isinstance(value[0], bytes)
        else value
        for name, value in values.items()
    }


def save(finished: ModelProto, path: str) -> None:
    """Writes the model the same way each time."""
    with open(path, "wb") as file:
        file.write(finished.SerializeToString(deterministic=True))
