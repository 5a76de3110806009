package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.babelgrid.evaluation.CopiedPairs;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Languages that are read and not heard: one that was there at the start, one that is added to the
 * running node; and one that a voice speaks. All are English to Portuguese under another tag, so
 * that there is something true to read.
 */
@Tag("browser")
@Tag("models")
@Timeout(400)
class ReadOnlyLanguageIT {

  private static final int LEAD_SECONDS = 20;
  private static final int TIMES = 4;

  @Test
  void areReadInTheBrowserAlsoWhenTheyComeLater() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-languages");
    WavFile english = WavFile.read(PreparedModels.store().file("test-speech", "two_cities.wav"));
    Path speech =
        Microphone.write(
            directory.resolve("en.wav"),
            Microphone.repeated(english.samples(), TIMES),
            english.sampleRateHz(),
            LEAD_SECONDS);
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (CopiedPairs pairs = CopiedPairs.make().with("en-pt", "en-gl").with("en-pt", "en-es");
        RunningService service =
            RunningService.begin(
                directory, List.of("-Dbabelgrid.models.dir=" + pairs.models()), Map.of())) {
      service.awaitReady();
      try (Playwright playwright = Playwright.create();
          Caller emma = Caller.join(playwright, service, "read", "Emma", "en", "en", speech);
          Caller ana = Caller.join(playwright, service, "read", "Ana", "pt", "gl", silence)) {
        ana.await(translationIn("gl", emma) + ".includes('tempos')", 90_000);
        ana.page().getByText("Captions only").first().waitFor();
        assertNoVoice(ana, emma);
        ana.page()
            .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "read-only.png")));

        pairs.with("en-pt", "en-af");
        choose(ana, "Afrikaans");
        ana.await(translationIn("af", emma) + ".length > 40", 60_000);
        assertNoVoice(ana, emma);

        ana.hear("Spanish");
        ana.await("babelgrid.talking['" + emma.id() + "'] === 'es'", 60_000);
        ana.await(translationIn("es", emma) + ".length > 0");
      }
    }
  }

  /** In the call's dialog, once the node has noticed it. */
  private static void choose(Caller listener, String language) throws InterruptedException {
    Page page = listener.page();
    Locator option = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(language));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I hear")).click();
    Locator field =
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("I want to hear"));
    field.click();
    for (int attempt = 0; attempt < 20 && option.count() == 0; attempt++) {
      field.press("Escape");
      Thread.sleep(500);
      field.click();
    }
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(language + " read only"))
        .click();
    page.getByText("you read it and hear the original").waitFor();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "read-only-picker.png")));
    page.keyboard().press("Escape");
    page.keyboard().press("Escape");
  }

  private static void assertNoVoice(Caller listener, Caller speaker) {
    listener.startRecording(speaker.id(), 5);
    List<float[]> heard = listener.recording();
    assertEquals(0, Caller.loudestSecond(heard.getFirst(), Caller.RECORDING_RATE_HZ), 1e-4);
    assertTrue(Caller.loudestSecond(heard.get(1), Caller.RECORDING_RATE_HZ) > 0.001);
    assertTrue(listener.probe("babelgrid.talking['" + speaker.id() + "']").isNull());
    assertTrue(listener.probe("babelgrid.gains('" + speaker.id() + "').original").asDouble() > 0.9);
  }

  private static String translationIn(String language, Caller speaker) {
    return "babelgrid.captions.filter(line => line.speakerId === '%s' && line.translation?.language === '%s').map(line => line.translation.text).join(' ')"
        .formatted(speaker.id(), language);
  }
}
