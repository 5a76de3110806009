package io.babelgrid.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chat with the models that calls have. */
@Tag("models")
class RealChatTest {

  private static final Logger LOG = Logger.getLogger(RealChatTest.class);

  private static ContinuousBatcher lanes;
  private static TranslationModels models;

  @BeforeAll
  static void open() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    models =
        new TranslationModels(
            PreparedModels.store(), lanes, NanoClock.system(), TranslationPolicy.DEFAULT);
  }

  @AfterAll
  static void close() {
    models.close();
    lanes.close();
  }

  private static String translated(String pair, Glossary glossary, String message) {
    Language source = Language.of(pair.substring(0, 2));
    Language target = Language.of(pair.substring(3));
    String done =
        ChatParts.translated(
            message,
            (text, kept) ->
                models
                    .text(source, target, () -> glossary, Duration.ofSeconds(15))
                    .translate(text, kept));
    LOG.infof("%s -> %s", message, done);
    return done;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-pt | The meeting is at 3:30 pm tomorrow 👍 | 15h30; amanhã; 👍",
        "en-pt | Please read https://example.org/docs?id=42&x=Y#top before Friday. | https://example.org/docs?id=42&x=Y#top; sexta",
        "en-pt | The rent is £1,250 a month, write to ana.silva+flat@mail.example.org | 1.250 libras; ana.silva+flat@mail.example.org",
        "en-pt | Run `npm ci --omit=dev` first, then ask @ben_carter. | `npm ci --omit=dev`; @ben_carter",
        "en-pt | Thank you so much! 🙏🏽 See you on Monday :-) | 🙏🏽; segunda; :-)",
        "en-pt | Can you hear me? | ?",
        "pt-en | A reunião é amanhã às 15h30 👍 | meeting; tomorrow; 3:30; 👍",
        "pt-en | Leia https://example.org/ajuda/pt.html antes de sexta-feira, por favor. | https://example.org/ajuda/pt.html; Friday",
        "pt-en | O aluguel custa R$ 1.250,50 por mês 🏠 escreva para joao@example.com.br | 1,250.50; month; 🏠; joao@example.com.br",
        "pt-en | Você pode rodar `git pull --rebase` e avisar a @maria? | `git pull --rebase`; @maria; ?",
      })
  void figuresLinksCodeAndEmojiComeOutRight(String pair, String message, String parts) {
    String done = translated(pair, Glossary.EMPTY, message);
    for (String part : parts.split("; ")) {
      assertTrue(done.contains(part), () -> part + " in: " + done);
    }
    assertTrue(!done.equals(message), done);
  }

  @Test
  void linesAndSentencesStayAsManyAsTheyWere() {
    String done =
        translated(
            "en-pt",
            Glossary.EMPTY,
            "Three things:\n- The door is open.\n- Who has the key? I do not.\n\n  Thanks!");
    assertEquals(5, done.split("\n", -1).length, done);
    String[] lines = done.split("\n", -1);
    assertTrue(lines[0].endsWith(":"), done);
    assertTrue(lines[1].startsWith("- ") && lines[1].endsWith("."), done);
    assertTrue(lines[2].startsWith("- ") && lines[2].contains("?"), done);
    assertEquals("", lines[3]);
    assertTrue(lines[4].startsWith("  Obrigad"), done);
  }

  @Test
  void theTermsOfTheRoomHold() {
    var glossary =
        new Glossary(
            List.of(
                new Term(
                    null,
                    Map.of(Language.ENGLISH, "board", Language.PORTUGUESE, "conselho"),
                    Map.of()),
                new Term("Nginx", Map.of(), Map.of())));
    String done =
        translated(
            "en-pt", glossary, "The board will see Nginx at https://example.org/board today.");
    assertTrue(done.contains("conselho"), done);
    assertTrue(done.contains("Nginx"), done);
    assertTrue(done.contains("https://example.org/board"), done);
  }

  @Test
  void manyLinksInOneSentenceAllSurvive() {
    var message = new StringBuilder("Please compare");
    for (int i = 0; i < 9; i++) {
      message.append(" https://example.org/").append(i).append(i == 8 ? "." : ",");
    }
    String done = translated("en-pt", Glossary.EMPTY, message.toString());
    for (int i = 0; i < 9; i++) {
      String link = "https://example.org/" + i;
      assertTrue(done.contains(link), () -> link + " in: " + done);
    }
  }
}
