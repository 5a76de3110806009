package io.babelgrid.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.babelgrid.pipeline.LinuxCall;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The process's ONNX Runtime. Version 1.29 recurses once for each character of the command line
 * while it starts, which overflows an ordinary thread stack when a class path is long, so it is
 * started on a thread with a large one.
 *
 * <p>On Linux, 1.29 records what it runs, under an id of the machine, and sends that to its maker
 * unless it is told not to (microsoft/onnxruntime#27379); it also ends the process where there is
 * no {@code /etc/machine-id}. It is told before its library is loaded.
 *
 * <p>Its Java binding releases the native environment in a shutdown hook, beside the hooks that end
 * the service, and an inference that still runs then faults (microsoft/onnxruntime#31352). The
 * environment counts its references, so one more is taken here and never given back.
 */
final class OnnxEnvironment {

  private static final String SILENT = "ORT_DISABLE_TELEMETRY";
  private static final long STACK_BYTES = 64L << 20;
  private static final OrtEnvironment ENVIRONMENT = start();

  private OnnxEnvironment() {}

  static OrtEnvironment get() {
    return ENVIRONMENT;
  }

  private static OrtEnvironment start() {
    var starter = new Thread(null, new Starter(), "onnx-start", STACK_BYTES);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InferenceException("ONNX Runtime's start was interrupted", e);
    }
    return OrtEnvironment.getEnvironment();
  }

  /** A class of its own: the thread that waits for it holds the initialisation of the outer. */
  private static final class Starter implements Runnable {

    @Override
    public void run() {
      keepToItself();
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try {
        environment.setTelemetry(false);
        Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
        Method reference =
            OrtEnvironment.class.getDeclaredMethod(
                "createHandle", long.class, int.class, String.class);
        api.setAccessible(true);
        reference.setAccessible(true);
        int level = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue();
        reference.invoke(null, api.getLong(null), level, OrtEnvironment.DEFAULT_NAME);
      } catch (ReflectiveOperationException | OrtException e) {
        throw new InferenceException("this version of ONNX Runtime cannot be kept at exit", e);
      }
    }

    /** What the library reads before it makes its first record; any value will do. */
    private static void keepToItself() {
      MethodHandle setenv =
          LinuxCall.find(
              "setenv",
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_INT));
      if (setenv == null) {
        throw new IllegalStateException("the C library has no setenv");
      }
      try (Arena arena = Arena.ofConfined()) {
        int _ = (int) setenv.invokeExact(arena.allocateFrom(SILENT), arena.allocateFrom("1"), 1);
      } catch (Throwable e) {
        throw new InferenceException("ONNX Runtime cannot be told to keep to itself", e);
      }
    }
  }
}
