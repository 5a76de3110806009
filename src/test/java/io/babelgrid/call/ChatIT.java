package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chat in two languages on the pages that people use, over a connection that breaks. */
@Tag("browser")
@Tag("models")
@Timeout(300)
class ChatIT {

  private static final Logger LOG = Logger.getLogger(ChatIT.class);

  private static final int MESSAGES = 20;
  private static final double PATIENCE_MS = 20_000;

  /** Of a message, to who reads it as it was written, in the median. */
  private static final double PROMISED_MS = 300;

  private static final String[] ENGLISH = {
    "The meeting is at 3:30 pm, see https://example.org/%d 👍",
    "Can you send me the file at https://example.org/%d, please?",
    "The rent is £1,250 a month: https://example.org/%d",
    "Thank you! I will read https://example.org/%d tomorrow.",
  };
  private static final String[] PORTUGUESE = {
    "A reunião é às 15h30, veja https://example.org/%d 👍",
    "Você pode me mandar o arquivo em https://example.org/%d, por favor?",
    "O aluguel custa R$ 1.250,50 por mês: https://example.org/%d",
    "Obrigado! Vou ler https://example.org/%d amanhã.",
  };

  /** When a message was sent from here, and was first seen here, translated or not. */
  private static final String WATCH =
      """
      () => {
        window.chatSent = [];
        window.chatSeen = {};
        window.chatRead = {};
        document.addEventListener('keydown', (event) => {
          if (event.key === 'Enter') window.chatSent.push(Date.now());
        }, true);
        const note = (into, elements) => {
          for (const element of elements) {
            const link = element.querySelector('a')?.textContent;
            if (link) into[link] ??= Date.now();
          }
        };
        new MutationObserver(() => {
          note(window.chatSeen, document.querySelectorAll('.chat-message'));
          note(window.chatRead, document.querySelectorAll('.chat-message__pair'));
        }).observe(document.body, {subtree: true, childList: true, characterData: true});
      }\
      """;

  @Test
  void eachReadsTheOtherInTheirLanguageAndNothingIsLostOverAReconnect() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-chat");
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (RunningService service = RunningService.start();
        Playwright playwright = Playwright.create();
        Caller emma = Caller.join(playwright, service, "chat", "Emma", "en", "en", silence);
        Caller joao = Caller.join(playwright, service, "chat", "Joao", "pt", "pt", silence)) {
      for (Caller each : List.of(emma, joao)) {
        each.page().evaluate(WATCH);
        each.page().keyboard().press("w");
      }
      for (int i = 0; i < MESSAGES; i++) {
        Caller writer = i % 2 == 0 ? emma : joao;
        String[] texts = i % 2 == 0 ? ENGLISH : PORTUGUESE;
        write(writer, texts[i / 2 % texts.length].formatted(i));
        awaitRead(i % 2 == 0 ? joao : emma, i);
      }
      report("told", emma, joao, "chatSeen", PROMISED_MS);
      report("translated", emma, joao, "chatRead", 5 * PROMISED_MS);

      joao.page().context().setOffline(true);
      joao.await("babelgrid.link.kind !== 'up'", PATIENCE_MS);
      write(joao, "Escrevi isto sem rede: https://example.org/100");
      write(emma, "You do not read https://example.org/101 now.");
      write(emma, "Nor do you read https://example.org/102 now.");
      joao.page().getByText("Sending…").waitFor();
      joao.page().context().setOffline(false);
      joao.await("babelgrid.link.kind === 'up'", PATIENCE_MS);
      awaitRead(emma, 100);
      awaitRead(joao, 101);
      awaitRead(joao, 102);
      joao.page().getByText("Sending…").waitFor(hidden());

      try (Caller lia = Caller.join(playwright, service, "chat", "Lia", "pt", "pt", silence)) {
        lia.page().evaluate(WATCH);
        lia.page().keyboard().press("w");
        awaitRead(lia, 0);
        for (Caller each : List.of(emma, joao, lia)) {
          List<String> links = links(each);
          assertEquals(MESSAGES + 3, links.size(), links::toString);
          assertEquals(links.size(), links.stream().distinct().count(), "none is there twice");
        }
        assertEquals(links(emma), links(joao));
        assertEquals(links(joao), links(lia));
      }
    }
  }

  private static void write(Caller caller, String text) {
    Locator field = caller.page().getByLabel("Message to everybody");
    field.fill(text);
    field.press("Enter");
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
  }

  /** Whether a message is there in the reader's language. */
  private static void awaitRead(Caller reader, int number) {
    reader.await("chatRead['https://example.org/%d']".formatted(number), PATIENCE_MS);
  }

  private static List<String> links(Caller caller) {
    return caller
        .page()
        .locator(
            ".chat-message > .chat-message__body a, .chat-message__pair > .chat-message__body a")
        .allTextContents();
  }

  private static void report(
      String what, Caller emma, Caller joao, String seen, double promisedMs) {
    var took = new ArrayList<Double>();
    for (int i = 0; i < MESSAGES; i++) {
      JsonNode sent = (i % 2 == 0 ? emma : joao).probe("chatSent");
      JsonNode arrived = (i % 2 == 0 ? joao : emma).probe(seen);
      took.add(arrived.get("https://example.org/" + i).asDouble() - sent.get(i / 2).asDouble());
    }
    took.sort(null);
    double median = took.get(took.size() / 2);
    LOG.infof(
        "%s: median %.0f ms, p90 %.0f, longest of %d %.0f",
        what, median, took.get(took.size() * 9 / 10), took.size(), took.getLast());
    assertTrue(median <= promisedMs, () -> what + " after " + took);
  }
}
