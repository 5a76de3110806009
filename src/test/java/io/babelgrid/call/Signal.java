package io.babelgrid.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What an operating system can tell processes that Java can't. */
enum Signal {
  /** Do nothing until further notice. */
  STOP,
  /** Go on. */
  CONT;

  void send(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      try {
        new ProcessBuilder("kill", "-" + name(), String.valueOf(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
