package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three people and two languages: one joins late, one changes language, one is gone without a word.
 */
@Tag("browser")
@Tag("models")
@Timeout(400)
class CallChangesIT {

  private static final int LEAD_SECONDS = 20;

  @Test
  void everyoneElseGoesOn() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-microphones");
    ModelStore store = PreparedModels.store();
    WavFile english = WavFile.read(store.file("test-speech", "two_cities.wav"));
    Path speech =
        Microphone.write(
            directory.resolve("en.wav"),
            Microphone.repeated(english.samples(), 2),
            english.sampleRateHz(),
            LEAD_SECONDS);
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (RunningService service = RunningService.start();
        Playwright playwright = Playwright.create();
        Caller emma = Caller.join(playwright, service, "three", "Emma", "en", "en", speech);
        Caller joao = Caller.join(playwright, service, "three", "Joao", "pt", "pt", silence)) {
      joao.await("babelgrid.talking['" + emma.id() + "'] === 'pt'", 90_000);

      Caller late = Caller.join(playwright, service, "three", "Lia", "pt", "pt", silence);
      String lateId = late.id();
      String speaker = emma.id();
      late.await("babelgrid.participants.length === 3", 10_000);
      late.await("babelgrid.talking['" + speaker + "'] === 'pt'", 60_000);
      late.await(captionsOf(speaker, "translation") + ".length > 0", 60_000);

      joao.hear("English");
      joao.await("babelgrid.gains('" + speaker + "').original > 0.9", 20_000);
      assertTrue(late.probe("babelgrid.media").asText().equals("connected"));

      late.freeze();
      String connection = "babelgrid.participants.find(p => p.id === '%s')?.connection";
      emma.await(connection.formatted(lateId) + " !== 'connected'", 10_000);
      joao.await(connection.formatted(lateId) + " !== 'connected'", 10_000);
      assertEquals("connected", emma.probe("babelgrid.media").asText());
      assertEquals("connected", joao.probe("babelgrid.media").asText());
      int before = joao.probe(captionsOf(speaker, "original") + ".length").asInt();
      joao.await(captionsOf(speaker, "original") + ".length > " + before, 30_000);
      late.close();
    }
  }

  private static String captionsOf(String speaker, String kind) {
    return "babelgrid.captions.filter(line => line.speakerId === '%s').map(line => line.%s?.text ?? '').join(' ')"
        .formatted(speaker, kind);
  }
}
