package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.grid.LentLanguages;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageCatalogTest {

  @TempDir private Path directory;

  @Test
  void anUnknownLanguageIsRefusedInFewWords() {
    LanguageCatalog catalog =
        new LanguageCatalog(
            new DirectoryModelStore(directory), "whisper-base", List::of, Optional::empty);
    String tag = "x".repeat(90_000);
    for (UnknownLanguageException e :
        new UnknownLanguageException[] {
          assertThrows(UnknownLanguageException.class, () -> catalog.spoken(tag)),
          assertThrows(UnknownLanguageException.class, () -> catalog.heard(tag))
        }) {
      assertTrue(String.valueOf(e.getMessage()).length() < 200);
    }
  }

  @Test
  void whatNoVoiceSpeaksIsReadAndComesWithoutARestart() throws Exception {
    model("whisper-base", "recognition", "\"en\", \"no\", \"pt\", \"zh\"");
    model("marian-en-pt", "translation", "\"en\", \"pt\"");
    var store = new DirectoryModelStore(directory);
    var catalog =
        new LanguageCatalog(
            store,
            "whisper-base",
            () -> List.of(Language.ENGLISH, Language.PORTUGUESE),
            Optional::empty);
    assertEquals(List.of("en", "pt"), List.copyOf(catalog.heardTags()));

    model("marian-en-zh-Hant", "translation", "\"en\", \"zh-Hant\"");
    model("marian-en-gl", "translation", "\"en\", \"gl\"");
    store.refresh();
    assertEquals(
        List.of("en true", "gl false", "pt true", "zh-Hant false"),
        catalog.heard().stream().map(view -> view.tag() + " " + view.voice()).sorted().toList());
    LanguageCatalog.LanguageView traditional =
        catalog.heard().stream().filter(view -> view.tag().equals("zh-Hant")).findFirst().get();
    assertTrue(traditional.name().startsWith("Chinese (Traditional"), traditional.name());
    assertTrue(traditional.nativeName().startsWith("中文"), traditional.nativeName());
    assertEquals(List.of("en", "nb", "pt", "zh"), List.copyOf(catalog.spokenTags()));
    assertEquals(Language.TRADITIONAL_CHINESE, catalog.heard("zh-TW"));
  }

  @Test
  void whereOthersWorkTheirLanguagesAreOffered() {
    var lent =
        new LentLanguages.Languages(
            new TreeSet<>(Set.of("en", "pt")),
            new TreeSet<>(Set.of("en", "gl")),
            new TreeSet<>(Set.of("en")));
    var catalog =
        new LanguageCatalog(
            new DirectoryModelStore(directory), "whisper-base", List::of, () -> Optional.of(lent));
    assertEquals(List.of("en", "pt"), List.copyOf(catalog.spokenTags()));
    assertEquals(
        List.of("en true", "gl false"),
        catalog.heard().stream().map(view -> view.tag() + " " + view.voice()).sorted().toList());
    assertEquals(List.of("en"), List.copyOf(catalog.voicedTags()));
  }

  private void model(String id, String task, String languages) throws IOException {
    Path model = Files.createDirectories(directory.resolve(id));
    Files.writeString(
        model.resolve("model.json"),
        """
        {"id": "%s", "task": "%s", "languages": [%s], "licence": "MIT", "source": "test",
         "bytes": 0, "files": []}
        """
            .formatted(id, task, languages));
  }
}
