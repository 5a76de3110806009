package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody in Firefox and somebody in Chromium hear, see and read each other. */
@Tag("browser")
@Tag("models")
@Timeout(240)
class FirefoxIT {

  /** Both pages open and join within this. */
  private static final int LEAD_S = 25;

  private static final int SPOKEN_S = 12;
  private static final int RECORDED_S = 45;

  private static final String PICTURES =
      "(await babelgrid.getStats()).filter(r => r.type === 'inbound-rtp' && r.kind === 'video')"
          + ".reduce((sum, r) => sum + (r.framesDecoded ?? 0), 0)";

  @Test
  void firefoxAndChromiumHearSeeAndReadEachOther() throws Exception {
    ModelStore store = PreparedModels.store();
    Path directory = Files.createTempDirectory("babelgrid-firefox");
    WavFile tale = WavFile.read(store.file("test-speech", "two_cities.wav"));
    float[] spoken = Arrays.copyOf(tale.samples(), SPOKEN_S * tale.sampleRateHz());
    Path microphone =
        Microphone.write(directory.resolve("en.wav"), spoken, tale.sampleRateHz(), LEAD_S);
    List<String> options = List.of("-Dbabelgrid.media.hosts=" + RealBrowser.reachableAddress());
    try (RunningService service = RunningService.begin(directory, options, Map.of());
        Playwright playwright = Playwright.create()) {
      service.awaitReady();
      try (Caller emma = join(RealBrowser.CHROMIUM, playwright, service, "Emma", microphone);
          Caller joao = join(RealBrowser.FIREFOX, playwright, service, "Joao", microphone)) {
        for (Caller[] each : new Caller[][] {{emma, joao}, {joao, emma}}) {
          each[0].await("babelgrid.participants.length === 2");
          each[0].startRecording(each[1].id(), RECORDED_S);
        }
        assertHears(joao, emma);
        assertHears(emma, joao);
      }
    }
  }

  private static Caller join(
      RealBrowser browser,
      Playwright playwright,
      RunningService service,
      String name,
      Path microphone) {
    return Caller.join(
        browser, playwright, service, "both", name, "en", "original", microphone, null);
  }

  private static void assertHears(Caller listener, Caller speaker) {
    float[] original = listener.recording().get(1);
    double loudness = Caller.loudestSecond(original, Caller.RECORDING_RATE_HZ);
    assertTrue(loudness > 0.001, "heard as loud as " + loudness);
    assertTrue(listener.probe(PICTURES).asInt() > 10, "pictures");
    String read = listener.captions(speaker.id(), "original");
    assertTrue(read.contains("times") && read.contains("wisdom"), read);
  }
}
