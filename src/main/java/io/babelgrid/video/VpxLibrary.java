package io.babelgrid.video;

import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jitsi.impl.neomedia.codec.video.VPX;

/**
 * Loads libvpx from {@code java.library.path}, or out of libjitsi's jar. Not with {@code
 * System.loadLibrary}: that ties a library to one class loader, and libjitsi's need not be the
 * product's.
 */
final class VpxLibrary {

  private static final SymbolLookup SYMBOLS = load();

  private VpxLibrary() {}

  private static SymbolLookup load() {
    String file = System.mapLibraryName("jnvpx");
    for (String directory : System.getProperty("java.library.path", "").split(File.pathSeparator)) {
      Path installed = Path.of(directory, file);
      if (installed.isAbsolute() && Files.isRegularFile(installed)) {
        return SymbolLookup.libraryLookup(installed, Arena.global());
      }
    }
    return unpack(file);
  }

  private static SymbolLookup unpack(String file) {
    String resource = Platform.RESOURCE_PREFIX + "/" + file;
    try (InputStream content = VPX.class.getClassLoader().getResourceAsStream(resource)) {
      if (content == null) {
        throw new UnsatisfiedLinkError("libjitsi ships no " + resource);
      }
      Path copy = Files.createTempFile("babelgrid", file);
      try {
        Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        return SymbolLookup.libraryLookup(copy, Arena.global());
      } finally {
        // Once mapped, the library needs no name.
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw (UnsatisfiedLinkError)
          new UnsatisfiedLinkError("libvpx can't be unpacked: " + e).initCause(e);
    }
  }

  /** A function of libvpx. */
  static MemorySegment symbol(String name) {
    return SYMBOLS.findOrThrow(name);
  }
}
