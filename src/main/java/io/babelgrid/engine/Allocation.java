package io.babelgrid.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the running thread allocated on the Java heap. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes since the thread began; takes well below a microsecond. */
  static long ofThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
