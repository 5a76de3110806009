package io.babelgrid.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Keys and certificates as text (RFC 7468). */
public final class Pem {

  private static final int LINE = 64;
  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(LINE, new byte[] {(byte) '\n'});

  private Pem() {}

  /**
   * Writes a file that only its owner reads.
   *
   * @param label like {@code PRIVATE KEY}
   * @param content DER
   */
  public static void write(Path file, String label, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(label, BASE64.encodeToString(content), label);
    Files.deleteIfExists(file);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(file, text);
  }

  /** The DER of a file with one block. */
  public static byte[] read(Path file) throws IOException {
    return Base64.getMimeDecoder()
        .decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
  }
}
