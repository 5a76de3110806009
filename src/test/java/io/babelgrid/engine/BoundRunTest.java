package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of a graph that multiplies: y = x w. */
class BoundRunTest {

  @TempDir private Path directory;

  private final FloatBuffer x = floats(1);
  private final FloatBuffer w = floats(1);
  private final FloatBuffer y = floats(1);

  @BeforeEach
  void writeTheGraph() throws IOException {
    Files.write(directory.resolve("graph.onnx"), CudaProbe.convolution());
  }

  @AfterEach
  void useTheCApi() {
    System.clearProperty(OnnxApi.BINDING_ONLY);
  }

  @Test
  void theCApiOfThePinnedVersionIsFound() {
    assertNotNull(OnnxApi.FOUND);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void runsWriteIntoWhatIsBound(boolean bindingOnly) throws OrtException {
    try (ModelSession session = load(bindingOnly);
        OnnxTensor first = tensor(session, x);
        OnnxTensor factor = tensor(session, w);
        OnnxTensor result = tensor(session, y);
        OnnxTensor second = tensor(session, floats(1).put(0, 7))) {
      BoundRun run = session.bind(List.of("w", "x"), List.of("y"));
      run.input(0, factor);
      run.input(1, first);
      run.output(0, result);
      x.put(0, 2);
      w.put(0, 3);
      run.run();
      assertEquals(6, y.get(0));
      x.put(0, 5);
      run.run();
      assertEquals(15, y.get(0));
      run.input(1, second);
      run.run();
      assertEquals(21, y.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRunThatFailsSaysWhy(boolean bindingOnly) throws OrtException {
    try (ModelSession session = load(bindingOnly);
        OnnxTensor wide =
            OnnxTensor.createTensor(session.environment(), floats(2), new long[] {1, 2, 1});
        OnnxTensor factor = tensor(session, w);
        OnnxTensor result = tensor(session, y)) {
      BoundRun run = session.bind(List.of("x", "w"), List.of("y"));
      run.input(0, wide);
      run.input(1, factor);
      run.output(0, result);
      var failure = assertThrows(InferenceException.class, run::run);
      assertEquals("model graph.onnx failed", failure.getMessage());
      var cause = assertInstanceOf(OrtException.class, failure.getCause());
      assertEquals(OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT, cause.getCode());
      String message = String.valueOf(cause.getMessage());
      assertTrue(message.contains("invalid dimensions for input: x"), message);
    }
  }

  @Test
  void whatIsNotThereIsNotRun() throws OrtException {
    ModelSession session = load(false);
    BoundRun run = session.bind(List.of("x", "w"), List.of("y"));
    try (OnnxTensor factor = tensor(session, w);
        OnnxTensor result = tensor(session, y)) {
      OnnxTensor closed = tensor(session, x);
      run.input(1, factor);
      run.output(0, result);
      assertThrows(IllegalStateException.class, run::run);
      run.input(0, closed);
      run.run();
      closed.close();
      assertThrows(IllegalStateException.class, run::run);
      session.close();
      assertThrows(InferenceException.class, run::run);
    }
  }

  @Test
  void aRunAllocatesNothing() throws OrtException {
    try (ModelSession session = load(false);
        OnnxTensor one = tensor(session, x);
        OnnxTensor other = tensor(session, w);
        OnnxTensor result = tensor(session, y)) {
      BoundRun run = session.bind(List.of("x", "w"), List.of("y"));
      run.output(0, result);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 5; round++) {
        long before = Allocation.ofThisThread();
        for (int i = 0; i < 1_000; i++) {
          run.input(i % 2, one);
          run.input((i + 1) % 2, other);
          run.run();
        }
        least = Math.min(least, Allocation.ofThisThread() - before);
      }
      assertTrue(least < 1_000, "bytes in 1,000 runs: " + least);
    }
  }

  private ModelSession load(boolean bindingOnly) {
    System.setProperty(OnnxApi.BINDING_ONLY, String.valueOf(bindingOnly));
    return ModelSession.load(directory.resolve("graph.onnx"));
  }

  private static OnnxTensor tensor(ModelSession session, FloatBuffer memory) throws OrtException {
    return OnnxTensor.createTensor(session.environment(), memory, new long[] {1, 1, 1});
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
