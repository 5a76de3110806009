"""Small nets of random weights with the inputs and outputs of mouth generators (see README.md, "A mouth generator").

wav2lip.onnx        mel [N,1,80,16], face [N,6,96,96] -> frame [N,3,96,96]
first_planes.onnx   as wav2lip.onnx: gives back the first three planes of the face
vae_encoder.onnx    image [N,3,256,256] -> latent [N,4,32,32]
unet.onnx           latent [N,8,32,32], audio [N,50,384] -> predicted [N,4,32,32]
vae_decoder.onnx    latent [N,4,32,32] -> image [N,3,256,256]
audio_encoder.onnx  mel [N,80,3000] -> states [N,1500,5,384]

Of the others, every output depends on every input, and no row on another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper
from onnx_graph import IR_VERSION

_OPSET = 17
Shape = Sequence[int | str]


def convert(packages: dict[str, Path], out: Path, report: Callable[[float, str], None]) -> None:
    random = np.random.default_rng(7)
    graphs = (_wav2lip, _first_planes, _vae_encoder, _unet, _vae_decoder, _audio_encoder)
    for index, graph in enumerate(graphs):
        name = graph.__name__.removeprefix("_")
        report(index / len(graphs), f"writing {name}")
        onnx.save(graph(random), out / f"{name}.onnx")
    report(1.0, "done")


def _wav2lip(random: np.random.Generator) -> onnx.ModelProto:
    weights = {
        "heard": _normal(random, 0.02, 80 * 16, 3),
        "first": _normal(random, 0.2, 8, 6, 3, 3),
        "second": _normal(random, 0.2, 3, 8, 3, 3),
        "plane": np.array([0, 3, 1, 1], np.int64),
    }
    nodes = [
        *_heard("mel"),
        helper.make_node("Conv", ["face", "first"], ["a"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["a"], ["b"]),
        helper.make_node("Conv", ["b", "second"], ["c"], pads=[1, 1, 1, 1]),
        helper.make_node("Add", ["c", "said"], ["d"]),
        helper.make_node("Sigmoid", ["d"], ["frame"]),
    ]
    inputs = {"mel": ("N", 1, 80, 16), "face": ("N", 6, 96, 96)}
    return _model(nodes, inputs, {"frame": ("N", 3, 96, 96)}, weights)


def _first_planes(random: np.random.Generator) -> onnx.ModelProto:
    weights = {name: np.array([value], np.int64) for name, value in (("from", 0), ("to", 3), ("axis", 1))}
    node = helper.make_node("Slice", ["face", "from", "to", "axis"], ["frame"])
    inputs = {"mel": ("N", 1, 80, 16), "face": ("N", 6, 96, 96)}
    return _model([node], inputs, {"frame": ("N", 3, 96, 96)}, weights)


def _vae_encoder(random: np.random.Generator) -> onnx.ModelProto:
    weights = {"weights": _normal(random, 0.3, 4, 3, 8, 8)}
    node = helper.make_node("Conv", ["image", "weights"], ["latent"], strides=[8, 8])
    return _model([node], {"image": ("N", 3, 256, 256)}, {"latent": ("N", 4, 32, 32)}, weights)


def _unet(random: np.random.Generator) -> onnx.ModelProto:
    weights = {
        "heard": _normal(random, 0.01, 50 * 384, 4),
        "mixed": _normal(random, 0.1, 4, 8, 3, 3),
        "plane": np.array([0, 4, 1, 1], np.int64),
    }
    nodes = [
        *_heard("audio"),
        helper.make_node("Conv", ["latent", "mixed"], ["a"], pads=[1, 1, 1, 1]),
        helper.make_node("Add", ["a", "said"], ["predicted"]),
    ]
    inputs = {"latent": ("N", 8, 32, 32), "audio": ("N", 50, 384)}
    return _model(nodes, inputs, {"predicted": ("N", 4, 32, 32)}, weights)


def _vae_decoder(random: np.random.Generator) -> onnx.ModelProto:
    weights = {"weights": _normal(random, 0.1, 4, 3, 8, 8)}
    nodes = [
        helper.make_node("ConvTranspose", ["latent", "weights"], ["a"], strides=[8, 8]),
        helper.make_node("Tanh", ["a"], ["image"]),
    ]
    return _model(nodes, {"latent": ("N", 4, 32, 32)}, {"image": ("N", 3, 256, 256)}, weights)


def _audio_encoder(random: np.random.Generator) -> onnx.ModelProto:
    weights = {
        "weights": _normal(random, 0.1, 80, 5 * 384),
        "pairs": np.array([0, 80, 1500, 2], np.int64),
        "layers": np.array([0, 1500, 5, 384], np.int64),
    }
    nodes = [
        helper.make_node("Reshape", ["mel", "pairs"], ["a"]),
        helper.make_node("ReduceMean", ["a"], ["b"], axes=[3], keepdims=0),
        helper.make_node("Transpose", ["b"], ["c"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["c", "weights"], ["d"]),
        helper.make_node("Tanh", ["d"], ["e"]),
        helper.make_node("Reshape", ["e", "layers"], ["states"]),
    ]
    return _model(nodes, {"mel": ("N", 80, 3000)}, {"states": ("N", 1500, 5, 384)}, weights)


def _heard(sound: str) -> list[NodeProto]:
    """What is heard, as one value for each channel."""
    return [
        helper.make_node("Flatten", [sound], ["flat"]),
        helper.make_node("MatMul", ["flat", "heard"], ["values"]),
        helper.make_node("Reshape", ["values", "plane"], ["said"]),
    ]


def _normal(random: np.random.Generator, deviation: float, *shape: int) -> np.ndarray:
    return random.normal(0, deviation, shape).astype(np.float32)


def _model(
    nodes: Sequence[NodeProto],
    inputs: Mapping[str, Shape],
    outputs: Mapping[str, Shape],
    weights: Mapping[str, np.ndarray],
) -> onnx.ModelProto:
    graph = helper.make_graph(
        nodes,
        "random",
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in inputs.items()],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs.items()],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    return model
