"""Cuts the Kokoro-82M export into the four graphs of a streaming synthesiser.

prosody    tokens, style, speed -> durations (frames of a token), text, f0, energy
source     f0 -> har, the harmonic source; of the whole phrase, since its phase accumulates
decoder    text, f0, energy, style -> x
generator  x, har, style -> audio, 300 samples a step of x and 60 steps of har

A frame is 600 samples at 24 kHz; f0, energy and x have two steps a frame.
"""

from __future__ import annotations

import numpy as np
from onnx import GraphProto, ModelProto, TensorProto, helper, numpy_helper

import onnx_graph

OPSET = 20
STEP_SAMPLES = 300
HAR_STEPS = 60

_FLOAT, _INT64 = TensorProto.FLOAT, TensorProto.INT64
_TOKENS = {
    "tokens": ("tokens", _INT64, [1, "tokens"]),
    "speed": ("speed", _FLOAT, [1]),
}
_STYLE = {"style": ("style", _FLOAT, ["batch", 256])}
_DURATIONS = {"/encoder/Gather_output_0": ("durations", _INT64, ["tokens"])}
_TEXT = {"/encoder/MatMul_1_output_0": ("text", _FLOAT, [1, 512, "frames"])}
_F0 = {"/encoder/Reshape_output_0": ("f0", _FLOAT, [1, "steps"])}
_ENERGY = {"/encoder/Reshape_1_output_0": ("energy", _FLOAT, [1, "steps"])}
_HAR = {"/decoder/decoder/generator/Concat_3_output_0": ("har", _FLOAT, ["batch", 22, "har_steps"])}
_X = {"/decoder/decoder/decode.3/Div_4_output_0": ("x", _FLOAT, ["batch", 512, "steps"])}
_AUDIO = {"audio": ("audio", _FLOAT, ["batch", "samples"])}


def prosody(graph: GraphProto) -> ModelProto:
    return onnx_graph.cut(
        graph, "prosody", _TOKENS | _STYLE, _DURATIONS | _TEXT | _F0 | _ENERGY, OPSET)


def decoder(graph: GraphProto) -> ModelProto:
    return onnx_graph.cut(graph, "decoder", _TEXT | _F0 | _ENERGY | _STYLE, _X, OPSET)


def generator(graph: GraphProto) -> ModelProto:
    return onnx_graph.cut(graph, "generator", _X | _HAR | _STYLE, _AUDIO, OPSET)


def source(graph: GraphProto) -> ModelProto:
    """The harmonic source, its short-time Fourier transform done as one convolution.

    ONNX Runtime's STFT of 20-sample windows takes ten times as long.
    """
    result = onnx_graph.cut(graph, "source", _F0, _HAR, OPSET)
    stft = next(node for node in result.graph.node if node.op_type == "STFT")
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in result.graph.initializer}
    hop, window = int(values[stft.input[1]].item()), values[stft.input[2]]
    spectrum = next(node for node in result.graph.node if stft.output[0] in node.input).output[0]
    real, imaginary = (
        next(node for node in result.graph.node if node.op_type == "Gather"
             and node.input[0] == spectrum and values[node.input[1]].item() == part).output[0]
        for part in (0, 1))
    kept = [node for node in result.graph.node
            if not {real, imaginary} & set(node.output)]
    for node in kept:
        # angle(-1 + 0i) is +pi in the framework that the model was trained with
        if node.op_type == "Greater" and node.input[0] == imaginary:
            node.op_type = "GreaterOrEqual"
    bins = len(window) // 2 + 1
    kept += [
        helper.make_node("Unsqueeze", [stft.input[0], "dft.axis"], ["dft.wave"]),
        helper.make_node("Conv", ["dft.wave", "dft.basis"], ["dft.parts"], strides=[hop]),
        helper.make_node("Split", ["dft.parts", "dft.bins"], [real, imaginary], axis=1),
    ]
    onnx_graph.rewire(result.graph, kept, [
        numpy_helper.from_array(np.array([1], np.int64), "dft.axis"),
        numpy_helper.from_array(np.array([bins, bins], np.int64), "dft.bins"),
        numpy_helper.from_array(_fourier_basis(window), "dft.basis"),
    ])
    return result


def _fourier_basis(window: np.ndarray) -> np.ndarray:
    """[2 bins, 1, len(window)]: cosines, then negative sines, each times the window."""
    samples = len(window)
    turns = np.outer(np.arange(samples // 2 + 1), np.arange(samples)) % samples
    angle = 2 * np.pi * turns / samples
    # Exact zeros where the sine is zero: the phase of a real bin must not depend on rounding.
    sine = np.where(2 * turns % samples == 0, 0.0, -np.sin(angle))
    basis = np.concatenate([np.cos(angle), sine]) * window
    return basis[:, None, :].astype(np.float32)
