package io.babelgrid.engine;

import ai.onnxruntime.OnnxTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs or the outputs of a {@link BoundRun}: names and the tensors bound to them, in native
 * arrays as the C API reads them, or by name for the Java binding. Keeps the tensors reachable.
 */
final class BoundValues {

  private final String[] names;
  private final @Nullable OnnxTensor[] tensors;
  private final MemorySegment nativeNames;
  private final MemorySegment nativeHandles;
  private final Map<String, OnnxTensor> byName = new HashMap<>();
  private final boolean direct;

  BoundValues(List<String> names, boolean direct) {
    this.direct = direct;
    Arena memory = Arena.ofAuto();
    this.names = names.toArray(String[]::new);
    tensors = new OnnxTensor[names.size()];
    nativeNames = memory.allocate(ValueLayout.JAVA_LONG, names.size());
    nativeHandles = memory.allocate(ValueLayout.JAVA_LONG, names.size());
    for (int i = 0; i < names.size(); i++) {
      long address = memory.allocateFrom(names.get(i)).address();
      nativeNames.setAtIndex(ValueLayout.JAVA_LONG, i, address);
    }
  }

  void set(int index, OnnxTensor tensor) {
    if (tensors[index] != tensor) {
      tensors[index] = tensor;
      OnnxApi api = OnnxApi.FOUND;
      if (api != null && direct) {
        nativeHandles.setAtIndex(ValueLayout.JAVA_LONG, index, api.handle(tensor));
      } else {
        byName.put(names[index], tensor);
      }
    }
  }

  /** Native code would follow a handle that is not there or freed. */
  void requireBound() {
    for (int i = 0; i < tensors.length; i++) {
      OnnxTensor tensor = tensors[i];
      if (tensor == null || tensor.isClosed()) {
        throw new IllegalStateException(names[i] + " is bound to no tensor");
      }
    }
  }

  int count() {
    return names.length;
  }

  /** Address of an array of C strings. */
  long names() {
    return nativeNames.address();
  }

  /** Address of an array of handles, in the order of the names. */
  long handles() {
    return nativeHandles.address();
  }

  Map<String, OnnxTensor> byName() {
    return byName;
  }
}
