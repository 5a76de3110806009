package io.babelgrid.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A virtual machine beside this one, with its class path: what it does at its end can be seen. */
final class ChildMachine {

  private ChildMachine() {}

  /** Runs that class; what it prints comes in one stream. */
  static ProcessBuilder of(Class<?> main, String... options) {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return new ProcessBuilder(line).redirectErrorStream(true);
  }
}
