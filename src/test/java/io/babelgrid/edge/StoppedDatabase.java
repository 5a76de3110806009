package io.babelgrid.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The test database answers nothing until this is closed; what it was asked it does then. */
final class StoppedDatabase implements AutoCloseable {

  private final List<String> processes;

  StoppedDatabase() throws IOException, InterruptedException {
    Path pid = Path.of(EdgeProfile.DATA, "postgres", "cluster", "postmaster.pid");
    long server = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
    processes =
        ProcessHandle.of(server).stream()
            .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
            .map(one -> Long.toString(one.pid()))
            .toList();
    signal("-STOP");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("kill", name));
    command.addAll(processes);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    signal("-CONT");
  }
}
