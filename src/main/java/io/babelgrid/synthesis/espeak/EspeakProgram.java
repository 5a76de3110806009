package io.babelgrid.synthesis.espeak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as it is installed. */
final class EspeakProgram {

  /** A phrase takes 10 ms. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Path file;

  EspeakProgram(Path file) {
    this.file = file;
  }

  /**
   * What it tells of itself.
   *
   * @throws UncheckedIOException when it cannot be run
   */
  String version() {
    return run(List.of("--version"), "").strip();
  }

  /**
   * Reads texts.
   *
   * @param voice its name for a language
   * @param texts each without line breaks
   * @return IPA, a line a text that sounds; a tie binds what is one sound
   */
  List<String> read(String voice, List<String> texts) {
    String output =
        run(List.of("-q", "--ipa", "--tie=^", "-v", voice, "--stdin"), String.join("\n\n", texts));
    return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private String run(List<String> arguments, String input) {
    var command = new ArrayList<>(List.of(file.toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        try (OutputStream in = process.getOutputStream()) {
          in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = output(process);
        if (process.exitValue() != 0) {
          throw new IOException(file + " ended with " + process.exitValue());
        }
        return output;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything it writes; a phrase's is less than what a pipe holds. */
  private String output(Process process) throws IOException {
    try {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(file + " did not end");
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(file + " was not waited for", e);
    }
  }
}
