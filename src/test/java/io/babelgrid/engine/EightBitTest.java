package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sums of 8-bit products are exact on any processor: of the largest inputs, 255, and weights of
 * 127.
 */
class EightBitTest {

  private static final int INPUTS = 4;
  private static final int LARGEST = 255;
  private static final int WEIGHT = 127;

  /** Opset 13: y, s32[1, 4] = MatMulInteger(x u8[1, 4], w s8[4, 4], 0, 0), w 127 each. */
  private static final String PRODUCT =
      "080812003a7e0a1e0a01780a01770a01610a0162120179220d4d61744d756c496e74656765721201672a"
          + "1b0804080410034201774a107f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f2a0810024201614a01002a081003"
          + "4201624a01005a130a0178120e0a0c080212080a0208010a02080462130a0179120e0a0c080612080a02"
          + "08010a02080442040a00100d";

  /** Opset 13: y, u8[1, 4, 1] in steps of 1270, = QLinearConv(x u8[1, 4, 1], w s8[4, 4, 1]). */
  private static final String CONVOLUTION =
      "080812003aac010a280a01780a01310a01300a01770a01310a017a0a01730a0130120179220b514c696e656172436f"
          + "6e761201672a1d08040804080110034201774a107f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f2a0b10014201"
          + "314a040000803f2a0810024201304a01002a08100342017a4a01002a0b10014201734a0400c09e445a17"
          + "0a017812120a100802120c0a0208010a0208040a02080162170a017912120a100802120c0a0208010a02"
          + "08040a02080142040a00100d";

  private static final int STEP = 1270;

  @TempDir private Path directory;

  @Test
  void aProductOfMatricesDoesNotSaturate() throws IOException, OrtException {
    int[] all = new int[INPUTS];
    Arrays.fill(all, INPUTS * LARGEST * WEIGHT);
    try (ModelSession session = load(PRODUCT);
        OnnxTensor x = tensor(session, 1, INPUTS);
        var result = session.run(Map.of("x", x), Set.of("y"))) {
      int[] y = new int[INPUTS];
      ((OnnxTensor) result.get(0)).getIntBuffer().get(y);
      assertArrayEquals(all, y);
    }
  }

  @Test
  void aConvolutionDoesNotSaturate() throws IOException, OrtException {
    byte[] all = new byte[INPUTS];
    Arrays.fill(all, (byte) (INPUTS * LARGEST * WEIGHT / STEP));
    try (ModelSession session = load(CONVOLUTION);
        OnnxTensor x = tensor(session, 1, INPUTS, 1);
        var result = session.run(Map.of("x", x), Set.of("y"))) {
      byte[] y = new byte[INPUTS];
      ((OnnxTensor) result.get(0)).getByteBuffer().get(y);
      assertArrayEquals(all, y);
    }
  }

  private ModelSession load(String graph) throws IOException {
    Path file = directory.resolve("graph.onnx");
    Files.write(file, HexFormat.of().parseHex(graph));
    return ModelSession.load(file);
  }

  private static OnnxTensor tensor(ModelSession session, long... shape) throws OrtException {
    byte[] values = new byte[INPUTS];
    Arrays.fill(values, (byte) LARGEST);
    return OnnxTensor.createTensor(
        session.environment(), ByteBuffer.wrap(values), shape, OnnxJavaType.UINT8);
  }
}
