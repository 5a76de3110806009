"""8-bit products at their largest, on this processor. Run it with the Python of models/prepare."""

import sys
import unittest
from pathlib import Path

MODELS = Path(__file__).parent.parent
sys.path.insert(0, str(MODELS / "convert"))

try:
    import eight_bit
    import numpy as np
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper
except ImportError as missing:
    raise unittest.SkipTest(f"{missing.name} is not installed") from missing

SIZE = 4
LARGEST = np.full((1, SIZE), 255, np.uint8)


def two_products(zero_point: bool) -> onnx.ModelProto:
    """y = x w, twice, by the same weights of 127."""
    inputs = ["x", "w", "x_zero"] + (["w_zero"] if zero_point else [])
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", inputs, [name], name) for name in ("first", "second")],
        "products",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, [1, SIZE])],
        [
            helper.make_tensor_value_info(name, TensorProto.INT32, [1, SIZE])
            for name in ("first", "second")
        ],
        [
            numpy_helper.from_array(np.full((SIZE, SIZE), 127, np.int8), "w"),
            numpy_helper.from_array(np.uint8(0), "x_zero"),
            numpy_helper.from_array(np.int8(0), "w_zero"),
        ],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


class EightBitTest(unittest.TestCase):
    def test_separate_products_do_not_saturate(self) -> None:
        for zero_point, fault in ((True, "second shares w"), (False, "first has no zero point")):
            with self.subTest(fault):
                model = two_products(zero_point)
                self.assertIn(fault, eight_bit.fault(model.graph))
                eight_bit.separate(model.graph)
                self.assertIsNone(eight_bit.fault(model.graph))
                onnx.checker.check_model(model)
                session = onnxruntime.InferenceSession(model.SerializeToString(), eight_bit.exact())
                for product in session.run(None, {"x": LARGEST}):
                    self.assertEqual([SIZE * 255 * 127] * SIZE, product[0].tolist())

    def test_all_prepared_graphs_can_be_loaded(self) -> None:
        for file in MODELS.glob("cache/*/*.onnx"):
            with self.subTest(file.name):
                self.assertIsNone(eight_bit.fault(onnx.load(file).graph))


if __name__ == "__main__":
    unittest.main()
