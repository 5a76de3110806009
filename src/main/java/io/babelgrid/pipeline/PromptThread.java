package io.babelgrid.pipeline;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run at once when they wake, even on cores that are busy. Linux (from 6.12 on) lets a
 * waking thread interrupt one that asked for longer slices of time; asking for short ones needs no
 * privilege, and takes nobody's share: sched_setattr(2) with {@code sched_runtime} (EEVDF, Zijlstra
 * 2023). Where the system lets it, a thread whose work is bounded becomes a real-time thread of the
 * lowest priority. Elsewhere nothing happens.
 */
public final class PromptThread {

  /**
   * Shorter than the 1.4 ms and more that other threads have on two cores or more; longer than the
   * beat of two synthetic voices takes: a thread that has used up its slice waits for its next
   * turn.
   */
  private static final long SLICE_NS = 1_000_000;

  /** Offsets in {@code struct sched_attr}. */
  private static final int POLICY = 4;

  private static final int FLAGS = 8;
  private static final int PRIORITY = 20;
  private static final int RUNTIME = 24;
  private static final int ATTRIBUTES_BYTES = 48;

  private static final int SCHED_RR = 2;

  /** Threads that it starts are ordinary ones: the JVM's own starts collectors. */
  private static final long SCHED_FLAG_RESET_ON_FORK = 1;

  private static final int SELF = 0;

  /** The JVM's own, which runs what all others have to stop for. */
  private static final String SAFEPOINT_THREAD = "VM Thread";

  private static final AtomicBoolean SAFEPOINTS_HURRIED = new AtomicBoolean();
  private static final ThreadLocal<Boolean> CLAIMED = ThreadLocal.withInitial(() -> false);
  private static final @Nullable MethodHandle SYSCALL = syscall();

  private PromptThread() {}

  /** Makes the calling platform thread one; further calls do nothing. */
  public static void claim() {
    if (!CLAIMED.get()) {
      CLAIMED.set(true);
      shorten();
    }
  }

  /**
   * Makes the calling platform thread a real-time thread, which wants CAP_SYS_NICE; without it, one
   * of short slices. Only for threads that never have much to do: nobody else gets a core from it.
   *
   * <p>The thread that holds the JVM's safepoints becomes one too: while it is kept from its core
   * in the middle of one, every real-time thread of Java waits for it.
   */
  public static void claimRealTime() {
    if (!CLAIMED.get() && realTime(SELF)) {
      CLAIMED.set(true);
      if (SAFEPOINTS_HURRIED.compareAndSet(false, true)) {
        hurrySafepoints();
      }
    }
    claim();
  }

  /** Whether the system did it. */
  static boolean hurrySafepoints() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks
          .filter(PromptThread::holdsSafepoints)
          .allMatch(task -> realTime(Integer.parseInt(task.getFileName().toString())));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean holdsSafepoints(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip().equals(SAFEPOINT_THREAD);
    } catch (IOException e) {
      // The thread has just ended.
      return false;
    }
  }

  /** Whether the system did it. */
  static boolean shorten() {
    return set(SELF, attributes -> attributes.set(ValueLayout.JAVA_LONG, RUNTIME, SLICE_NS));
  }

  private static boolean realTime(int thread) {
    return set(
        thread,
        attributes -> {
          attributes.set(ValueLayout.JAVA_INT, POLICY, SCHED_RR);
          attributes.set(ValueLayout.JAVA_LONG, FLAGS, SCHED_FLAG_RESET_ON_FORK);
          attributes.set(ValueLayout.JAVA_INT, PRIORITY, 1);
        });
  }

  private static boolean set(int thread, Consumer<MemorySegment> wish) {
    long number = systemCall();
    if (SYSCALL == null || number < 0 || Thread.currentThread().isVirtual()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, 8);
      attributes.set(ValueLayout.JAVA_INT, 0, ATTRIBUTES_BYTES);
      wish.accept(attributes);
      return (long) SYSCALL.invokeExact(number, thread, attributes, 0) == 0;
    } catch (Throwable e) {
      throw new LinkageError("sched_setattr(2) cannot be called", e);
    }
  }

  private static long systemCall() {
    return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
      case "amd64" -> 314;
      case "aarch64" -> 274;
      default -> -1;
    };
  }

  private static @Nullable MethodHandle syscall() {
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT);
    return LinuxCall.find("syscall", type, Linker.Option.firstVariadicArg(1));
  }
}
