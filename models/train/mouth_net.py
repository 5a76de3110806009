"""The net: log-mel f32 [N, T4, 40] -> mouth f32 [N, T4 / 4, 6], convolutions over time.

Three layers, two of them of stride 2, then residual layers that see ever more of the neighbourhood:
360 ms either way in all.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

import log_mel

OPSET = 20
SHAPE = 6
# Quieter bands say nothing about lips, and digital silence is like that of a room.
QUIETEST = -5.0
# Values of a shape divided by these are of one size.
SCALE = np.array([4, 4, 0.35, 0.3, 0.2, 0.3], np.float32)

# (inputs, outputs, width, stride, dilation)
_STEM = [(log_mel.BANDS, 56, 5, 1, 1), (56, 80, 5, 2, 1), (80, 88, 5, 2, 1)]
_RESIDUAL = [(88, 88, 3, 1, 1), (88, 88, 3, 1, 2), (88, 88, 3, 1, 3)]
_OUT = [(88, SHAPE, 1, 1, 1)]
LAYERS = _STEM + _RESIDUAL + _OUT

Weights = list[tuple[Any, Any]]


def init(rng: np.random.Generator) -> Weights:
    weights = []
    for inputs, outputs, width, _, _ in LAYERS:
        spread = np.sqrt(2 / (inputs * width)) * (0.3 if outputs in (SHAPE, inputs) else 1)
        w = rng.normal(0, spread, (width, inputs, outputs)).astype(np.float32)
        weights.append((jnp.asarray(w), jnp.zeros(outputs)))
    return weights


def forward(weights: Weights, bands: jax.Array, mean: Any, deviation: Any) -> jax.Array:
    """Scaled shapes."""
    x = (jnp.maximum(bands, QUIETEST) - mean) / deviation
    for k, ((w, b), (_, _, width, stride, dilation)) in enumerate(zip(weights, LAYERS)):
        side = dilation * (width - 1) // 2
        y = jax.lax.conv_general_dilated(
            x, w, (stride,), [(side, side)], rhs_dilation=(dilation,),
            dimension_numbers=("NWC", "WIO", "NWC")) + b
        if k == len(LAYERS) - 1:
            return y
        y = jax.nn.relu(y)
        x = x + y if len(_STEM) <= k else y
    raise AssertionError


def export(weights: Weights, mean: np.ndarray, deviation: np.ndarray) -> ModelProto:
    """The same graph in ONNX. Weights are stored in 16 bits and used in 32."""
    nodes, constants = [], []

    def constant(name: str, value: np.ndarray) -> str:
        constants.append(numpy_helper.from_array(value, name))
        return name

    def weight(name: str, value: np.ndarray) -> str:
        constant(name + "_16", value.astype(np.float16))
        nodes.append(helper.make_node("Cast", [name + "_16"], [name], to=TensorProto.FLOAT))
        return name

    quietest = constant("quietest", np.float32(QUIETEST))
    nodes.append(helper.make_node("Max", ["logmel", quietest], ["heard"]))
    nodes.append(helper.make_node("Sub", ["heard", constant("mean", mean)], ["centred"]))
    nodes.append(helper.make_node("Div", ["centred", constant("deviation", deviation)], ["even"]))
    nodes.append(helper.make_node("Transpose", ["even"], ["x"], perm=[0, 2, 1]))
    x = "x"
    for k, ((w, b), (_, _, width, stride, dilation)) in enumerate(zip(weights, LAYERS)):
        w, b = np.asarray(w), np.asarray(b)
        last = k == len(LAYERS) - 1
        if last:
            w, b = w * SCALE, b * SCALE
        side = dilation * (width - 1) // 2
        names = [x, weight(f"w{k}", w.transpose(2, 1, 0)), constant(f"b{k}", b.astype(np.float32))]
        nodes.append(helper.make_node(
            "Conv", names, [f"y{k}"], strides=[stride], dilations=[dilation], pads=[side, side]))
        if last:
            nodes.append(helper.make_node("Transpose", [f"y{k}"], ["mouth"], perm=[0, 2, 1]))
            break
        nodes.append(helper.make_node("Relu", [f"y{k}"], [f"r{k}"]))
        if k >= len(_STEM):
            nodes.append(helper.make_node("Add", [x, f"r{k}"], [f"x{k}"]))
            x = f"x{k}"
        else:
            x = f"r{k}"
    graph = helper.make_graph(
        nodes,
        "audio2mouth",
        [helper.make_tensor_value_info("logmel", TensorProto.FLOAT, ["N", "T4", log_mel.BANDS])],
        [helper.make_tensor_value_info("mouth", TensorProto.FLOAT, ["N", "T", SHAPE])],
        constants)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="babelgrid")
    model.ir_version = 9
    checker.check_model(model, full_check=True)
    return model
