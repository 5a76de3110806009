package io.babelgrid.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is translated of a message, and what is not. */
@Timeout(60)
class ChatPartsTest {

  private final List<String> asked = new ArrayList<>();

  /** Capitals stand for another language. */
  private String translated(String message) {
    return ChatParts.translated(
        message,
        (text, kept) -> {
          asked.add(text);
          return text.toUpperCase(Locale.ROOT);
        });
  }

  @Test
  void linksAddressesCodeAndMentionsStayInTheirSentence() {
    assertEquals(
        "SEE https://example.org/a?b=1&c=Two#d, OR ASK @ana.",
        translated("see https://example.org/a?b=1&c=Two#d, or ask @ana."));
    assertEquals(
        "WRITE TO Ana.Silva+x@mail.example.org (OR www.example.org).",
        translated("write to Ana.Silva+x@mail.example.org (or www.example.org)."));
    assertEquals("RUN `npm ci` FIRST", translated("run `npm ci` first"));
    assertEquals(
        "READ https://en.wikipedia.org/wiki/Set_(music)!",
        translated("read https://en.wikipedia.org/wiki/Set_(music)!"));
    assertEquals("(AT example.org/docs)", translated("(at example.org/docs)"));
    assertEquals(5, asked.size(), "each is one sentence");
  }

  @Test
  void emojiAndLineBreaksStandBetweenWhatIsTranslated() {
    assertEquals("HELLO 👋🏽 , DEAR 👩‍👩‍👧‍👦!", translated("hello 👋🏽 , dear 👩‍👩‍👧‍👦!"));
    assertEquals(List.of("hello", "dear"), asked);
    assertEquals(
        "ONE\n\n  TWO 🇵🇹\n- THREE\n2. FOUR", translated("one\n\n  two 🇵🇹\n- three\n2. four"));
    assertEquals("FINE :-) THEN <3", translated("fine :-) then <3"));
  }

  @Test
  void codeBlocksAreNoLanguage() {
    assertEquals(
        "TRY THIS:\n```\nint a = 1; // one\n```\nAND SAY",
        translated("try this:\n```\nint a = 1; // one\n```\nand say"));
    assertEquals(List.of("try this:", "and say"), asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/x",
        "👍",
        "1234",
        "`code`",
        "@ana",
        "+1 (555) 010-9999",
        "…",
        "🎉🎉 42",
        "a@b.example",
        "```\nx\n```",
        "- \n-"
      })
  void whatHasNoWordIsNotTranslated(String message) {
    assertEquals(message, translated(message));
    assertEquals(List.of(), asked);
  }

  @Test
  void whatAModelLeavesOutStandsAtTheEnd() {
    String written = "see https://example.org/1 and `two` now";
    assertEquals(
        "nothing https://example.org/1 `two`", ChatParts.translated(written, (_, _) -> "nothing"));
    assertEquals(written, ChatParts.translated(written, (_, _) -> ""), "better than nothing");
  }

  @Test
  void aMessageThatLooksLikeWhatStandsForLinksIsNotMistaken() {
    assertEquals("ZQ0X AND https://example.org/Q", translated("zq0x and https://example.org/Q"));
  }

  @Test
  void whateverIsWrittenComesBackWhereNothingIsTranslated() {
    var random = new Random(7);
    String[] bits = {
      "word",
      " ",
      "\n",
      "`",
      "```",
      "https://a.example/",
      "(",
      ")",
      ".",
      "@",
      "@x",
      "👍",
      "🇵🇹",
      "1",
      ":)",
      "<3",
      "zq1x",
      "-",
      "é",
      "\t",
      "a@b.cd",
      "*",
      "\u200d",
      "日本"
    };
    for (int i = 0; i < 3000; i++) {
      var message = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        message.append(bits[random.nextInt(bits.length)]);
      }
      assertEquals(
          message.toString(), ChatParts.translated(message.toString(), (text, kept) -> text));
    }
  }

  @Test
  void timeIsProportionalToTheLength() {
    for (String bit :
        List.of("a.", "@a", "`a", "``` ", "www.a", "a@a.", "( ", "1\uFE0F", "a-", "🏴", "[")) {
      String message = bit.repeat(2000 / bit.length());
      long beganNs = System.nanoTime();
      ChatParts.translated(message, (text, kept) -> text);
      long tookMs = (System.nanoTime() - beganNs) / 1_000_000;
      assertTrue(tookMs < 2_000, bit + " took " + tookMs + " ms");
    }
  }

  @Test
  void theLongestMessageThatAnyNodeTakesIsReadInNoTime() {
    int most = 65_536;
    for (String bit : List.of("a", "a.", "a ", " ", ")", "🏴", "x@", "a@a.", "@a.", "é-", "zq")) {
      for (String start : List.of("", "b ", "www.", "z", "a@")) {
        String message = start + bit.repeat(most / bit.length()) + " b";
        assertTimeout(
            Duration.ofSeconds(4),
            () -> assertEquals(message, ChatParts.translated(message, (text, kept) -> text)),
            start + bit);
      }
    }
  }

  @Test
  void whatStandsForLinksStaysShortWhateverIsWritten() {
    String message = "z" + "q".repeat(1000) + " " + "@a ".repeat(330);
    assertEquals(message.toUpperCase(Locale.ROOT).replace("@A", "@a"), translated(message));
    for (String each : asked) {
      assertTrue(each.length() < 1_500, each.length() + " characters");
    }
  }

  @Test
  void noTextHasMoreKeptWordsThanAreBounded() {
    String message = "ask " + "@a or ".repeat(100) + "nobody";
    var counts = new ArrayList<Integer>();
    String done =
        ChatParts.translated(
            message,
            (text, kept) -> {
              counts.add(kept.size());
              return text.toUpperCase(Locale.ROOT);
            });
    assertEquals(message.toUpperCase(Locale.ROOT).replace("@A", "@a"), done);
    assertEquals(List.of(32, 32, 32, 4), counts);
  }

  @Test
  void whatStandsForLinksIsUnlikeAllThatBeginsLikeIt() {
    String message = "zqaaa0x zqbaa0x zq0x and @ana";
    assertEquals("ZQAAA0X ZQBAA0X ZQ0X AND @ana", translated(message));
  }
}
