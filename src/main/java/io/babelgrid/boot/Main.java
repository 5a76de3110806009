package io.babelgrid.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/** Starts a node. */
@QuarkusMain
public final class Main {

  private static final int FAILED = 1;

  private Main() {}

  public static void main(String... args) {
    Boot boot;
    try {
      boot = Boot.prepare();
    } catch (StartupException e) {
      complain(e);
      System.exit(FAILED);
      return;
    }
    Quarkus.run(Node.class, (code, failure) -> end(boot, code, failure), args);
  }

  private static void end(Boot boot, int code, @Nullable Throwable failure) {
    boot.close();
    if (failure != null) {
      complain(failure);
    }
    System.exit(failure == null ? code : FAILED);
  }

  /** The log is not there yet, or no longer. */
  @SuppressWarnings("SystemOut")
  private static void complain(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof StartupException)) {
      root = root.getCause();
    }
    String why = root.getMessage() == null ? root.toString() : root.getMessage();
    System.err.println("Babelgrid does not start: " + why);
  }
}
