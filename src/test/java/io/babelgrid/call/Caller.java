package io.babelgrid.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person in a call: one real browser with a microphone that plays a file, on the page that people
 * use.
 */
final class Caller implements AutoCloseable {

  static final int RECORDING_RATE_HZ = 48_000;

  /** Above the noise of a coded silence, -40 dBFS. */
  private static final float AUDIBLE = 0.01f;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PATIENCE_MS = 30_000;

  private final Browser browser;
  private final Page page;

  /** Processes of this browser. */
  private final List<ProcessHandle> processes;

  private boolean frozen;

  private Caller(Browser browser, Page page, List<ProcessHandle> processes) {
    this.browser = browser;
    this.page = page;
    this.processes = processes;
  }

  /**
   * Opens the join page, fills in the form and joins.
   *
   * @param microphone WAV that is spoken once, from the moment the page opens
   */
  static Caller join(
      Playwright playwright,
      RunningService service,
      String room,
      String name,
      String speak,
      String hear,
      Path microphone) {
    return join(playwright, service, room, name, speak, hear, microphone, null);
  }

  /**
   * The same with a face before the camera.
   *
   * @param camera Motion JPEG that is shown over and over; null for a test picture
   */
  static Caller join(
      Playwright playwright,
      RunningService service,
      String room,
      String name,
      String speak,
      String hear,
      Path microphone,
      @Nullable Path camera) {
    return join(
        RealBrowser.CHROMIUM, playwright, service, room, name, speak, hear, microphone, camera);
  }

  /** The same in whichever browser. */
  static Caller join(
      RealBrowser kind,
      Playwright playwright,
      RunningService service,
      String room,
      String name,
      String speak,
      String hear,
      Path microphone,
      @Nullable Path camera) {
    Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
    Browser browser = kind.launch(playwright, microphone, camera);
    Page page =
        browser.newPage(new Browser.NewPageOptions().setLocale("en").setViewportSize(1280, 800));
    page.setDefaultTimeout(PATIENCE_MS);
    kind.prepare(page, microphone);
    page.navigate(
        service.url("/r/%s?probe&name=%s&speak=%s&hear=%s".formatted(room, name, speak, hear)));
    page.getByText("Join call", new Page.GetByTextOptions().setExact(true)).click();
    List<ProcessHandle> processes =
        ProcessHandle.current().descendants().filter(each -> !before.contains(each)).toList();
    var caller = new Caller(browser, page, processes);
    caller.await("babelgrid?.media === 'connected'");
    return caller;
  }

  String id() {
    return String.valueOf(page.evaluate("babelgrid.selfId"));
  }

  /** Waits until a JavaScript condition holds on the page. */
  void await(String condition) {
    page.waitForFunction("() => window.babelgrid && (" + condition + ")");
  }

  /** Waits until it holds, at most so long. */
  void await(String condition, double limitMs) {
    page.waitForFunction(
        "() => window.babelgrid && (" + condition + ")",
        null,
        new Page.WaitForFunctionOptions().setTimeout(limitMs));
  }

  /** Whether it came to hold within the time. */
  boolean sees(String condition, double limitMs) {
    try {
      await(condition, limitMs);
      return true;
    } catch (TimeoutError e) {
      return false;
    }
  }

  /** Value of a JavaScript expression. */
  JsonNode probe(String expression) {
    try {
      return JSON.readTree(
          String.valueOf(
              page.evaluate("async () => JSON.stringify(await (" + expression + ") ?? null)")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins to record what this listener hears of a speaker: the translation and the original
   * beneath it.
   */
  void startRecording(String speakerId, int seconds) {
    page.evaluate(
        """
        ([speakerId, seconds]) => {
          window.recording = window.babelgrid.record(
            [{speakerId, voice: 'translation'}, {speakerId, voice: 'original'}], seconds);
          window.shortfalls = [];
          const look = () => window.shortfalls.push(...Object.values(window.babelgrid.shortfalls)
            .filter(each => window.shortfalls.every(({reason, level}) => level !== each.level || reason !== each.reason)));
          look();
          const looking = setInterval(look, 100);
          window.recording.finally(() => clearInterval(looking));
        }\
        """,
        List.of(speakerId, seconds));
  }

  /**
   * What this listener was told of being served less than in full, by whom, since the recording
   * began: what was given back meanwhile is of it.
   */
  JsonNode shortfalls() {
    return probe("window.shortfalls");
  }

  /** What was told until now does not count, but for what still holds. */
  void countShortfallsFromNow() {
    page.evaluate(
        "() => window.shortfalls.splice(0, Infinity, ...Object.values(window.babelgrid.shortfalls))");
  }

  /** Waits for the recording's end: translation, then original, at {@link #RECORDING_RATE_HZ}. */
  List<float[]> recording() {
    Object encoded =
        page.evaluate(
            "async () => (await window.recording).voices.map(each => window.babelgrid.toPcm16Base64(each))");
    return ((List<?>) encoded).stream().map(String::valueOf).map(Caller::decode).toList();
  }

  /** Changes the language heard, in the call's language dialog. */
  void hear(String language) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I hear")).click();
    Locator field =
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("I want to hear"));
    field.click();
    field.fill(language);
    field.press("Enter");
    page.keyboard().press("Escape");
  }

  /** All captions of a speaker: {@code original} or {@code translation}. */
  String captions(String speakerId, String kind) {
    var text = new StringBuilder();
    for (JsonNode line : probe("babelgrid.captions")) {
      if (line.path("speakerId").asText().equals(speakerId)) {
        text.append(line.path(kind).path("text").asText()).append(' ');
      }
    }
    return text.toString().strip();
  }

  Page page() {
    return page;
  }

  /** Share of the received audio samples, over all tracks, that the browser had to invent. */
  double concealedShare() {
    return ((Number)
            page.evaluate(
                """
                async () => {
                  const audio = (await babelgrid.getStats())
                    .filter(r => r.type === 'inbound-rtp' && r.kind === 'audio');
                  const sum = name => audio.reduce((total, r) => total + (r[name] ?? 0), 0);
                  return (sum('concealedSamples') - sum('silentConcealedSamples'))
                    / sum('totalSamplesReceived');
                }\
                """))
        .doubleValue();
  }

  /** The laptop is closed: from now on this browser says and answers nothing. */
  void freeze() {
    frozen = true;
    Signal.STOP.send(processes);
  }

  @Override
  public void close() {
    if (frozen) {
      Signal.CONT.send(processes);
    }
    browser.close();
  }

  private static float[] decode(String base64) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
    var samples = new float[bytes.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / 32_768f;
    }
    return samples;
  }

  /** Every third sample of the recording after a moving average: 16 kHz for recognition. */
  static float[] to16k(float[] samples48k) {
    var samples = new float[samples48k.length / 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (samples48k[3 * i] + samples48k[3 * i + 1] + samples48k[3 * i + 2]) / 3;
    }
    return samples;
  }

  /**
   * A recording without the silence before and after speech: a recogniser's window that holds
   * little else counts as silent as a whole.
   */
  static float[] spoken(float[] samples) {
    int margin = RECORDING_RATE_HZ / 2;
    int from = 0;
    int to = samples.length;
    while (from < to && Math.abs(samples[from]) < AUDIBLE) {
      from++;
    }
    while (to > from && Math.abs(samples[to - 1]) < AUDIBLE) {
      to--;
    }
    return Arrays.copyOfRange(
        samples, Math.max(0, from - margin), Math.min(samples.length, to + margin));
  }

  /** Root mean square of the loudest second. */
  static double loudestSecond(float[] samples, int rateHz) {
    double loudest = 0;
    for (int from = 0; from + rateHz <= samples.length; from += rateHz / 2) {
      double power = 0;
      for (float x : Arrays.copyOfRange(samples, from, from + rateHz)) {
        power += x * x;
      }
      loudest = Math.max(loudest, Math.sqrt(power / rateHz));
    }
    return loudest;
  }
}
