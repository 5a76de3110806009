"""TensorFlow Lite to ONNX: small networks, written here, against plain numpy.

Needs numpy, onnx, onnxruntime, tflite and flatbuffers: run it with the Python that models/prepare
set up.
"""

import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "convert"))

try:
    import face_attention
    import flatbuffers
    import numpy as np
    import onnxruntime
    import tflite
    import tflite_graph
    import tflite_reader
    from flatbuffers import flexbuffers
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing

from tflite_reader import Network, Operator, Tensor

SIZE = 6
RANDOM = np.random.default_rng(1)
IMAGES = RANDOM.integers(0, 256, (3, SIZE, SIZE, 3), dtype=np.uint8)
PIXELS = IMAGES.astype(np.float32) * np.float32(2 / 255) - 1


def weights(*shape: int) -> np.ndarray:
    return RANDOM.normal(0, 1, shape).astype(np.float32)


def window(stride: int, **others: int) -> Any:
    """Options of a convolution or a pool, SAME padding unless told otherwise."""
    values = {
        "Padding": tflite.Padding.SAME,
        "StrideH": stride,
        "StrideW": stride,
        "DilationHFactor": 1,
        "DilationWFactor": 1,
        "FusedActivationFunction": tflite.ActivationFunctionType.NONE,
        **others,
    }
    return SimpleNamespace(**{name: (lambda v=value: v) for name, value in values.items()})


def same_padded(x: np.ndarray, kernel: int, stride: int, fill: float = 0.0) -> np.ndarray:
    """[N, H, W, C] as TensorFlow pads it: the odd one below and right."""
    amount = max((-(-x.shape[1] // stride) - 1) * stride + kernel - x.shape[1], 0)
    before, after = amount // 2, amount - amount // 2
    return np.pad(x, ((0, 0), (before, after), (before, after), (0, 0)), constant_values=fill)


def windows(x: np.ndarray, kernel: int, stride: int) -> np.ndarray:
    """[N, h, w, kernel, kernel, C]"""
    count = (x.shape[1] - kernel) // stride + 1
    places = [i * stride for i in range(count)]
    return np.stack(
        [np.stack([x[:, i : i + kernel, j : j + kernel] for j in places], 1) for i in places], 1)


class TranslationTest(unittest.TestCase):
    def test_a_strided_convolution_pads_as_tensorflow_does(self) -> None:
        kernel, bias = weights(5, 3, 3, 3), weights(5)
        options = window(2, FusedActivationFunction=tflite.ActivationFunctionType.RELU)
        y = self.run_one("CONV_2D", [kernel, bias], (3, 3, 5), options)
        seen = windows(same_padded(PIXELS, 3, 2), 3, 2)
        expected = np.einsum("nijabc,oabc->nijo", seen, kernel) + bias
        np.testing.assert_allclose(y, np.maximum(expected, 0), atol=1e-4)

    def test_a_depthwise_convolution_keeps_channels_apart(self) -> None:
        kernel, bias = weights(1, 3, 3, 3), weights(3)
        y = self.run_one("DEPTHWISE_CONV_2D", [kernel, bias], (6, 6, 3), window(1))
        seen = windows(same_padded(PIXELS, 3, 1), 3, 1)
        np.testing.assert_allclose(y, np.einsum("nijabc,abc->nijc", seen, kernel[0]) + bias, atol=1e-4)

    def test_a_pool_takes_the_largest(self) -> None:
        options = window(2, FilterHeight=2, FilterWidth=2)
        y = self.run_one("MAX_POOL_2D", [], (3, 3, 3), options)
        np.testing.assert_allclose(y, windows(PIXELS, 2, 2).max((3, 4)), atol=1e-6)

    def test_prelu_has_a_slope_a_channel(self) -> None:
        slopes = np.array([0.5, 0, -2], np.float32).reshape(1, 1, 3)
        y = self.run_one("PRELU", [slopes], (6, 6, 3))
        np.testing.assert_allclose(y, np.where(PIXELS < 0, PIXELS * slopes, PIXELS), atol=1e-6)

    def test_padding_and_reshape_see_channels_last(self) -> None:
        amounts = np.array([[0, 0], [1, 2], [0, 3], [0, 1]], np.int32)
        y = self.run_one("PAD", [amounts], (9, 9, 4))
        np.testing.assert_allclose(y, np.pad(PIXELS, amounts), atol=1e-6)
        flat = self.run_one("RESHAPE", [], (SIZE * SIZE, 3))
        np.testing.assert_allclose(flat, PIXELS.reshape(3, -1, 3), atol=1e-6)

    def test_an_unknown_operator_is_named(self) -> None:
        with self.assertRaisesRegex(ValueError, "FLYING is not supported"):
            self.run_one("FLYING", [], (6, 6, 3))

    def run_one(
        self, kind: str, constants: list[np.ndarray], shape: tuple[int, ...], options: Any = None
    ) -> np.ndarray:
        """The outputs of one operator on IMAGES, channels last."""
        tensors = [
            Tensor("image", (1, SIZE, SIZE, 3), None),
            *(Tensor(f"constant {i}", value.shape, value) for i, value in enumerate(constants)),
            Tensor("result", (1, *shape), None),
        ]
        last = len(tensors) - 1
        operator = Operator(kind, tuple(range(last)), (last,), options)
        network = Network(tuple(tensors), (operator,), (0,), (last,))
        graph = tflite_graph.Translation(network, 2 / 255, -1.0)
        y = graph.output("result")
        channels_first = (shape[2], *shape[:2]) if len(shape) == 3 else shape
        result = run(graph, {"result": (y, ("N", *channels_first))}, IMAGES)["result"]
        return result.transpose(0, 2, 3, 1) if len(shape) == 3 else result


class AttentionTest(unittest.TestCase):
    """A network that cuts a turned rectangle out of its own image and places points in it."""

    LANDMARKS = np.array([[1, 2, 0], [4, 3, 0], [2, 4, 0], [3, 1, 0]], np.float32)
    OPTIONS = {
        "left_rotation_idx": 0,
        "right_rotation_idx": 1,
        "subset_idxs": [0, 1, 2, 3],
        "output_width": 4,
        "output_height": 3,
        "scale_x": 1.5,
        "scale_y": 1.25,
    }
    POINTS = np.array([[0, 0], [4, 3], [2, 1.5]], np.float32)

    def test_the_rectangle_lies_along_the_line_between_two_landmarks(self) -> None:
        matrix = self.results()["matrix"][0]
        expected = self.matrix()
        np.testing.assert_allclose(matrix[:2, [0, 1, 3]], expected, atol=1e-5)
        np.testing.assert_allclose(matrix[2:], [[0, 0, 1, 0], [0, 0, 0, 1]], atol=1e-6)

    def test_points_of_the_rectangle_are_placed_in_the_map(self) -> None:
        expected = self.POINTS @ self.matrix()[:, :2].T + self.matrix()[:, 2]
        np.testing.assert_allclose(self.results()["points"][0], expected, atol=1e-5)

    def test_what_is_cut_is_bilinear_and_black_outside(self) -> None:
        cut = self.results()["cut"].transpose(0, 2, 3, 1)
        for row in range(3):
            for column in range(4):
                x, y = self.matrix() @ [column + 0.5, row + 0.5, 1] - 0.5
                expected = self.bilinear(x, y)
                np.testing.assert_allclose(cut[:, row, column], expected, atol=1e-4)

    def bilinear(self, x: float, y: float) -> np.ndarray:
        if not (0 <= x <= SIZE - 1 and 0 <= y <= SIZE - 1):
            return np.zeros((3, 3), np.float32)
        left, top = min(int(x), SIZE - 2), min(int(y), SIZE - 2)
        right, down = x - left, y - top
        corner = PIXELS[:, top : top + 2, left : left + 2]
        rows = corner[:, :, 0] * (1 - right) + corner[:, :, 1] * right
        return rows[:, 0] * (1 - down) + rows[:, 1] * down

    def matrix(self) -> np.ndarray:
        """From pixels of the rectangle to those of the map, by rotating, measuring, rotating back."""
        points = self.LANDMARKS[:, :2]
        angle = np.arctan2(*(points[1] - points[0])[::-1])
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        upright = points @ turn
        low, high = upright.min(0), upright.max(0)
        size = np.array([4, 3])
        step = (high - low) * [1.5, 1.25] / size
        linear = turn * step
        return np.column_stack([linear, turn @ ((low + high) / 2) - linear @ (size / 2)])

    def results(self) -> dict[str, np.ndarray]:
        tensors = (
            Tensor("image", (1, SIZE, SIZE, 3), None),
            Tensor("landmarks", (1, 4, 3), np.tile(self.LANDMARKS, (len(IMAGES), 1, 1))),
            Tensor("rectangle points", (1, 3, 2), self.POINTS[None]),
            Tensor("matrix", (1, 4, 4), None),
            Tensor("cut", (1, 3, 4, 3), None),
            Tensor("points", (1, 3, 2), None),
        )
        operators = (
            Operator("Landmarks2TransformMatrix", (1,), (3,), custom=self.OPTIONS),
            Operator("TransformTensorBilinear", (0, 3), (4,), custom=self.OPTIONS),
            Operator("TransformLandmarks", (2, 3), (5,)),
        )
        network = Network(tensors, operators, (0,), (3, 4, 5))
        graph = tflite_graph.Translation(network, 2 / 255, -1.0, face_attention.OPERATORS)
        outputs = {
            "matrix": (graph.output("matrix"), ("N", 4, 4)),
            "cut": (graph.output("cut"), ("N", 3, 3, 4)),
            "points": (graph.output("points"), ("N", 3, 2)),
        }
        return run(graph, outputs, IMAGES)


class ReaderTest(unittest.TestCase):
    def test_constants_options_and_custom_operators_are_read(self) -> None:
        half = np.arange(6, dtype=np.float16).reshape(2, 3)
        file = self.written(half, flexbuffers.Dumps({"scale": 1.5, "indices": [3, 4]}))
        network = tflite_reader.read(file)
        self.assertEqual(("weights", (2, 3)), (network.tensors[0].name, network.tensors[0].shape))
        np.testing.assert_array_equal(half.astype(np.float32), network.tensors[0].value)
        self.assertEqual(np.float32, network.tensors[0].value.dtype)
        concat, custom = network.operators
        self.assertEqual(("CONCATENATION", 1), (concat.kind, concat.options.Axis()))
        self.assertEqual("Turn", custom.kind)
        self.assertEqual({"scale": 1.5, "indices": [3, 4]}, custom.custom)
        self.assertEqual(1, network.output("result"))

    def written(self, constant: np.ndarray, custom: bytes) -> Path:
        """A model of two operators that both read the constant and write `result`."""
        builder = flatbuffers.Builder(1024)
        names = {name: builder.CreateString(name) for name in ("weights", "result", "Turn")}
        data = builder.CreateByteVector(constant.tobytes())
        flexible = builder.CreateByteVector(bytes(custom))
        shape = builder.CreateNumpyVector(np.array(constant.shape, np.int32))

        tflite.BufferStart(builder)
        empty = tflite.BufferEnd(builder)
        tflite.BufferStart(builder)
        tflite.BufferAddData(builder, data)
        filled = tflite.BufferEnd(builder)
        tensors = []
        for buffer, name in ((1, "weights"), (0, "result")):
            tflite.TensorStart(builder)
            tflite.TensorAddShape(builder, shape)
            tflite.TensorAddType(builder, tflite.TensorType.FLOAT16)
            tflite.TensorAddBuffer(builder, buffer)
            tflite.TensorAddName(builder, names[name])
            tensors.append(tflite.TensorEnd(builder))
        codes = []
        for code in (tflite.BuiltinOperator.CONCATENATION, tflite.BuiltinOperator.CUSTOM):
            tflite.OperatorCodeStart(builder)
            tflite.OperatorCodeAddDeprecatedBuiltinCode(builder, code)
            tflite.OperatorCodeAddBuiltinCode(builder, code)
            tflite.OperatorCodeAddCustomCode(builder, names["Turn"])
            codes.append(tflite.OperatorCodeEnd(builder))
        tflite.ConcatenationOptionsStart(builder)
        tflite.ConcatenationOptionsAddAxis(builder, 1)
        options = tflite.ConcatenationOptionsEnd(builder)
        inputs = builder.CreateNumpyVector(np.array([0], np.int32))
        outputs = builder.CreateNumpyVector(np.array([1], np.int32))
        operators = []
        for index in range(2):
            tflite.OperatorStart(builder)
            tflite.OperatorAddOpcodeIndex(builder, index)
            tflite.OperatorAddInputs(builder, inputs)
            tflite.OperatorAddOutputs(builder, outputs)
            if index == 0:
                tflite.OperatorAddBuiltinOptionsType(
                    builder, tflite.BuiltinOptions.ConcatenationOptions)
                tflite.OperatorAddBuiltinOptions(builder, options)
            else:
                tflite.OperatorAddCustomOptions(builder, flexible)
            operators.append(tflite.OperatorEnd(builder))
        tensor_vector = vector(builder, tflite.SubGraphStartTensorsVector, tensors)
        operator_vector = vector(builder, tflite.SubGraphStartOperatorsVector, operators)
        tflite.SubGraphStart(builder)
        tflite.SubGraphAddTensors(builder, tensor_vector)
        tflite.SubGraphAddInputs(builder, inputs)
        tflite.SubGraphAddOutputs(builder, outputs)
        tflite.SubGraphAddOperators(builder, operator_vector)
        graph = tflite.SubGraphEnd(builder)
        graphs = vector(builder, tflite.ModelStartSubgraphsVector, [graph])
        code_vector = vector(builder, tflite.ModelStartOperatorCodesVector, codes)
        buffers = vector(builder, tflite.ModelStartBuffersVector, [empty, filled])
        tflite.ModelStart(builder)
        tflite.ModelAddVersion(builder, 3)
        tflite.ModelAddOperatorCodes(builder, code_vector)
        tflite.ModelAddSubgraphs(builder, graphs)
        tflite.ModelAddBuffers(builder, buffers)
        builder.Finish(tflite.ModelEnd(builder), b"TFL3")
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        file = Path(directory.name) / "tiny.tflite"
        file.write_bytes(bytes(builder.Output()))
        return file


def vector(builder: Any, start: Any, offsets: list[int]) -> int:
    start(builder, len(offsets))
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return builder.EndVector()


def run(graph: Any, outputs: dict[str, Any], images: np.ndarray) -> dict[str, np.ndarray]:
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "graph.onnx"
        graph.save(file, graph.image_shape, outputs)
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
        values = session.run(list(outputs), {"image": images})
    return dict(zip(outputs, values, strict=True))


if __name__ == "__main__":
    unittest.main()
