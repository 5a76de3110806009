package io.babelgrid.boot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path into a directory named after their hash:
 * an update makes a new one, and a directory that exists is complete.
 */
final class PostgresProgram {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String PREFIX = "program-";
  private static final int HASH_DIGITS = 12;
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresProgram() {}

  /**
   * The directory with {@code bin}, {@code lib} and {@code share}.
   *
   * @throws StartupException when there are none for this machine
   */
  static Path unpack(Path parent) {
    try {
      Path home = parent.resolve(PREFIX + hash());
      if (!Files.isDirectory(home)) {
        deleteOthers(parent);
        Path unfinished = parent.resolve(PREFIX + "unfinished");
        extract(unfinished);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return home;
    } catch (IOException e) {
      throw new StartupException("PostgreSQL cannot be unpacked into " + parent, e);
    }
  }

  private static InputStream open() {
    InputStream archive = PostgresProgram.class.getResourceAsStream(ARCHIVE);
    boolean fits = System.getProperty("os.arch").equals("amd64");
    if (archive == null || !fits || !System.getProperty("os.name").equals("Linux")) {
      throw new StartupException(
          "there is no built-in PostgreSQL for this machine; set babelgrid.db.url to one of yours");
    }
    return archive;
  }

  private static String hash() throws IOException {
    try (InputStream archive = open()) {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void deleteOthers(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      for (Path old :
          children.filter(child -> child.getFileName().toString().startsWith(PREFIX)).toList()) {
        delete(old);
      }
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Into a directory that is not there yet. */
  static void extract(Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        extract(tar, entry, into, target);
      }
    }
  }

  private static void extract(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path into, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Path linked = target.resolveSibling(entry.getLinkName()).normalize();
      if (!linked.startsWith(into)) {
        throw new IOException("the archive links out of its directory: " + entry.getName());
      }
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + target + " executable");
      }
    }
  }
}
