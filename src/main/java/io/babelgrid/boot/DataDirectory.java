package io.babelgrid.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where a node keeps what outlives it. Locked while the node runs; the operating system unlocks it
 * however the node ends.
 */
public final class DataDirectory implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DataDirectory.class);

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * @throws StartupException when it cannot be written, or another node runs on it
   */
  public static DataDirectory open(Path path) {
    DataDirectory opened = openUnlessTaken(path);
    if (opened == null) {
      throw new StartupException(
          "another Babelgrid runs on "
              + path.toAbsolutePath()
              + "; stop it, or set babelgrid.data.dir to another directory");
    }
    return opened;
  }

  /**
   * The same, or null when another node runs on it.
   *
   * @throws StartupException when it cannot be written
   */
  static @Nullable DataDirectory openUnlessTaken(Path path) {
    try {
      Files.createDirectories(path);
      keepToOwner(path);
      var channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return null;
      }
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new StartupException("babelgrid.data.dir=" + path + " cannot be used", e);
    }
  }

  /** Keys and names are in it. A file system that knows no owners is as it is. */
  private static void keepToOwner(Path path) throws IOException {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException | AccessDeniedException e) {
      LOG.debugf("the data directory is as open as it was: %s", e.getMessage());
    } catch (FileSystemException e) {
      // EPERM: a volume of another owner, which its owner has to close.
      LOG.warnf("only its owner should read the data directory: chmod 700 %s", path);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("the lock of " + path + " cannot be given back", e);
    }
  }
}
