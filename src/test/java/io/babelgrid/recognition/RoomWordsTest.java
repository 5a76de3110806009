package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("models")
@Tag("words")
class RoomWordsTest {

  private static Vocabulary vocabulary;
  private Glossary now = Glossary.EMPTY;
  private final RoomWords words = new RoomWords(vocabulary, () -> now);

  @BeforeAll
  static void read() throws IOException {
    vocabulary =
        Vocabulary.read(PreparedModels.store().file(WhisperModel.ID, "tokenizer.json"), 50_257);
  }

  private String text(Language language) {
    int[] tokens = words.tokens(language);
    return vocabulary.text(tokens, 0, tokens.length);
  }

  private static Term everywhere(String name) {
    return new Term(name, Map.of(), Map.of());
  }

  @Test
  void namesComeBeforeTermsAndEachInTheLanguageThatIsSpoken() {
    var board = Map.of(Language.ENGLISH, "board", Language.PORTUGUESE, "diretoria");
    now = new Glossary(List.of(new Term(null, board, Map.of()), everywhere("Babelgrid")));
    assertEquals(" Babelgrid, board.", text(Language.ENGLISH));
    assertEquals(" Babelgrid, diretoria.", text(Language.PORTUGUESE));
    assertEquals(" Babelgrid.", text(Language.of("de")));
  }

  @Test
  void aRoomWithoutAGlossaryHasNone() {
    assertEquals(0, words.tokens(Language.ENGLISH).length);
    now = new Glossary(List.of(everywhere("Babelgrid")));
    assertEquals(" Babelgrid.", text(Language.ENGLISH));
    now = Glossary.EMPTY;
    assertEquals("", text(Language.ENGLISH));
  }

  @Test
  void asManyAsFitAreTold() {
    now =
        new Glossary(
            IntStream.range(0, 500).mapToObj(i -> everywhere("Wrocław Ærøskøbing " + i)).toList());
    int[] tokens = words.tokens(Language.ENGLISH);
    assertTrue(tokens.length > 20 && tokens.length <= RoomWords.MOST_TOKENS, "" + tokens.length);
    assertTrue(text(Language.ENGLISH).startsWith(" Wrocław Ærøskøbing 0, "));
  }
}
