package io.babelgrid.pipeline;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cores that this process may use, in two halves: of two threads that are kept apart, one runs
 * while a hypervisor has taken the other's core. Linux (sched_setaffinity(2)); elsewhere, and on a
 * single core, nothing happens.
 */
public enum CoreHalf {
  LOWER,
  UPPER;

  /** As many cores as glibc's {@code cpu_set_t}. */
  private static final int MASK_BYTES = 128;

  private static final int SELF = 0;

  private static final @Nullable MethodHandle GET = function("sched_getaffinity");
  private static final @Nullable MethodHandle SET = function("sched_setaffinity");

  /**
   * Keeps the calling platform thread on this half, also of what it was kept on before.
   *
   * @return whether it is
   */
  public boolean claim() {
    if (GET == null || SET == null || Thread.currentThread().isVirtual()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
      if ((int) GET.invokeExact(SELF, (long) MASK_BYTES, mask) < 0) {
        return false;
      }
      BitSet half = of(BitSet.valueOf(mask.asByteBuffer()));
      mask.fill((byte) 0);
      byte[] bits = half.toByteArray();
      MemorySegment.copy(bits, 0, mask, ValueLayout.JAVA_BYTE, 0, bits.length);
      return !half.isEmpty() && (int) SET.invokeExact(SELF, (long) MASK_BYTES, mask) == 0;
    } catch (Throwable e) {
      throw new LinkageError("sched_setaffinity(2) cannot be called", e);
    }
  }

  /** This half of the cores; none where there is only one. */
  BitSet of(BitSet cores) {
    var half = new BitSet();
    int count = cores.cardinality();
    int place = 0;
    for (int core = cores.nextSetBit(0); core >= 0; core = cores.nextSetBit(core + 1)) {
      if (count > 1 && (place < count / 2) == (this == LOWER)) {
        half.set(core);
      }
      place++;
    }
    return half;
  }

  private static @Nullable MethodHandle function(String name) {
    return LinuxCall.find(
        name,
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS));
  }
}
