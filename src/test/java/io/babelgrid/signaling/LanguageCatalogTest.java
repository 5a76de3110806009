package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.model.DirectoryModelStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageCatalogTest {

  @TempDir private Path directory;

  @Test
  void anUnknownLanguageIsRefusedInFewWords() {
    LanguageCatalog catalog = new LanguageCatalog(new DirectoryModelStore(directory));
    String tag = "x".repeat(90_000);
    for (UnknownLanguageException e :
        new UnknownLanguageException[] {
          assertThrows(UnknownLanguageException.class, () -> catalog.spoken(tag)),
          assertThrows(UnknownLanguageException.class, () -> catalog.heard(tag))
        }) {
      assertTrue(String.valueOf(e.getMessage()).length() < 200);
    }
  }
}
