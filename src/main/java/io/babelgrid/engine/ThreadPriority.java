package io.babelgrid.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Niceness of single threads on Linux. The JVM ignores {@link Thread#setPriority} there, but the
 * kernel schedules threads, each with its own nice value (setpriority(2)); raising it needs no
 * privilege.
 */
public final class ThreadPriority {

  private static final int LANE_NICENESS = 10;
  private static final int PICTURE_NICENESS = 5;

  private static final int PRIO_PROCESS = 0;
  private static final Optional<MethodHandle> GETTID =
      find("gettid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
  private static final Optional<MethodHandle> SETPRIORITY =
      find(
          "setpriority",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));

  private ThreadPriority() {}

  /** Makes the calling platform thread yield to media as a compute lane does. */
  public static void asLane() {
    lower(LANE_NICENESS);
  }

  /**
   * Makes the calling platform thread yield to media, and the lanes to it: a picture is due every
   * 40 ms and takes 10, an inference is due in hundreds and takes as much.
   */
  public static void asPictures() {
    lower(PICTURE_NICENESS);
  }

  /**
   * Makes the calling platform thread yield to threads of lower niceness.
   *
   * @param niceness 0 (normal) to 19 (only when idle)
   * @return whether the system did it
   */
  static boolean lower(int niceness) {
    if (GETTID.isEmpty() || SETPRIORITY.isEmpty()) {
      return false;
    }
    try {
      int tid = (int) GETTID.get().invokeExact();
      return (int) SETPRIORITY.get().invokeExact(PRIO_PROCESS, tid, niceness) == 0;
    } catch (Throwable e) {
      throw new LinkageError("setpriority(2) cannot be called", e);
    }
  }

  private static Optional<MethodHandle> find(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup libc = linker.defaultLookup();
    return libc.find(name).map(symbol -> linker.downcallHandle(symbol, type));
  }
}
