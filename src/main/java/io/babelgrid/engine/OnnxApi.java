package io.babelgrid.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's C API, of the library that its Java binding has loaded. The binding's {@code run}
 * makes arrays of names, handles and values each time, some kilobytes for a decoder step; this one
 * makes nothing. Pointers are passed as {@code long}, so that none is wrapped.
 *
 * <p>{@code OrtApi} (onnxruntime_c_api.h) is a table of functions that is only ever appended to.
 * Where it stands and which handles the binding's objects hold is in fields that are not public: a
 * version without them is used through the binding alone.
 *
 * @param run runs a session
 * @param errorCode of a status
 * @param errorMessage of a status
 * @param releaseStatus frees a status
 * @param sessionHandle reads the handle of a session
 * @param tensorHandle reads the handle of a tensor
 */
record OnnxApi(
    MethodHandle run,
    MethodHandle errorCode,
    MethodHandle errorMessage,
    MethodHandle releaseStatus,
    MethodHandle sessionHandle,
    MethodHandle tensorHandle) {

  /** Property of the JVM: true runs all graphs through the binding, to the same results. */
  static final String BINDING_ONLY = "babelgrid.onnx.binding-only";

  private static final int GET_ERROR_CODE = 1;
  private static final int GET_ERROR_MESSAGE = 2;
  private static final int RUN = 9;
  private static final int RELEASE_STATUS = 93;

  private static final Logger LOG = Logger.getLogger(OnnxApi.class);

  /** Null where runs have to go through the Java binding. A constant, so that calls are inlined. */
  static final @Nullable OnnxApi FOUND = find();

  private static @Nullable OnnxApi find() {
    OnnxEnvironment.get();
    try {
      Field table = field(Class.forName("ai.onnxruntime.OnnxRuntime"), "ortApiHandle");
      MemorySegment functions =
          MemorySegment.ofAddress(table.getLong(null))
              .reinterpret((RELEASE_STATUS + 1) * ValueLayout.ADDRESS.byteSize());
      var lookup = MethodHandles.lookup();
      return new OnnxApi(
          function(functions, RUN, ValueLayout.JAVA_LONG, 8),
          function(functions, GET_ERROR_CODE, ValueLayout.JAVA_INT, 1),
          function(functions, GET_ERROR_MESSAGE, ValueLayout.JAVA_LONG, 1),
          function(functions, RELEASE_STATUS, null, 1),
          lookup.unreflectGetter(field(OrtSession.class, "nativeHandle")),
          lookup.unreflectGetter(field(OnnxTensorLike.class, "nativeHandle")));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warnf("decoder steps will allocate: no way to ONNX Runtime's C API (%s)", e);
      return null;
    }
  }

  long handle(OrtSession session) {
    try {
      return (long) sessionHandle.invokeExact(session);
    } catch (Throwable e) {
      throw unreadable(e);
    }
  }

  long handle(OnnxTensor tensor) {
    try {
      return (long) tensorHandle.invokeExact((OnnxTensorLike) tensor);
    } catch (Throwable e) {
      throw unreadable(e);
    }
  }

  /**
   * Runs a session.
   *
   * @param session its handle
   * @throws OrtException with the runtime's code and message
   */
  void run(long session, BoundValues inputs, BoundValues outputs) throws OrtException {
    long status;
    try {
      status =
          (long)
              run.invokeExact(
                  session,
                  0L,
                  inputs.names(),
                  inputs.handles(),
                  (long) inputs.count(),
                  outputs.names(),
                  (long) outputs.count(),
                  outputs.handles());
    } catch (Throwable e) {
      throw new LinkageError("ONNX Runtime cannot be called", e);
    }
    if (status != 0) {
      throw failure(status);
    }
  }

  private OrtException failure(long status) {
    try {
      int code = (int) errorCode.invokeExact(status);
      long text = (long) errorMessage.invokeExact(status);
      String message = MemorySegment.ofAddress(text).reinterpret(Integer.MAX_VALUE).getString(0);
      releaseStatus.invokeExact(status);
      return new OrtException(code, message);
    } catch (Throwable e) {
      throw new LinkageError("ONNX Runtime's status cannot be read", e);
    }
  }

  private static MethodHandle function(
      MemorySegment table, int index, @Nullable ValueLayout result, int pointers) {
    MemoryLayout[] arguments = new MemoryLayout[pointers];
    Arrays.fill(arguments, ValueLayout.JAVA_LONG);
    var type =
        result == null
            ? FunctionDescriptor.ofVoid(arguments)
            : FunctionDescriptor.of(result, arguments);
    MemorySegment address = table.getAtIndex(ValueLayout.ADDRESS, index);
    return Linker.nativeLinker().downcallHandle(address, type);
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static LinkageError unreadable(Throwable cause) {
    return new LinkageError("a handle of ONNX Runtime cannot be read", cause);
  }
}
