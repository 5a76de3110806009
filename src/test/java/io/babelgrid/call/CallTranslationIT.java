package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.WavFile;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.OfflineRecognizer;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** An English and a Portuguese speaker in one call, talking at the same time. */
@Tag("browser")
@Tag("models")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class CallTranslationIT {

  private static final Logger LOG = Logger.getLogger(CallTranslationIT.class);

  /** Both pages open and join within this. */
  private static final int LEAD_SECONDS = 25;

  private static final int RECORDED_SECONDS = 80;

  /** Dickens, A Tale of Two Cities, 1859: what two_cities.wav says. */
  static final String ENGLISH =
      "It was the best of times, it was the worst of times, it was the age of wisdom, it was the"
          + " age of foolishness, it was the epoch of belief, it was the epoch of incredulity, it"
          + " was the season of Light, it was the season of Darkness, it was the spring of hope, it"
          + " was the winter of despair, we had everything before us, we had nothing before us, we"
          + " were all going direct to Heaven, we were all going direct the other way. In short,"
          + " the period was so far like the present period, that some of its noisiest authorities"
          + " insisted on its being received, for good or for evil, in the superlative degree of"
          + " comparison only.";

  /** Our own translation of it. */
  static final String ENGLISH_IN_PORTUGUESE =
      "Foi o melhor dos tempos, foi o pior dos tempos, foi a era da sabedoria, foi a era da"
          + " tolice, foi a época da crença, foi a época da incredulidade, foi a estação da Luz,"
          + " foi a estação das Trevas, foi a primavera da esperança, foi o inverno do desespero,"
          + " tínhamos tudo diante de nós, não tínhamos nada diante de nós, íamos todos direto para"
          + " o Céu, íamos todos direto para o outro lado. Em suma, o período era tão parecido com"
          + " o período atual que algumas de suas autoridades mais ruidosas insistiram em que fosse"
          + " recebido, para o bem ou para o mal, apenas no grau superlativo de comparação.";

  private static final List<String> PORTUGUESE =
      List.of(
          "Bom dia a todos e obrigado por participarem desta reunião.",
          "Hoje vamos falar sobre o novo projeto da empresa.",
          "A equipe trabalhou durante três meses para entregar a primeira versão.",
          "Os clientes gostaram muito do resultado e pediram algumas mudanças.",
          "Precisamos contratar mais duas pessoas até o final do ano.",
          "O orçamento foi aprovado na semana passada pela diretoria.",
          "Se alguém tiver perguntas, pode falar agora ou mandar uma mensagem depois.",
          "A próxima reunião será na quinta-feira às dez horas da manhã.");

  private static final String PORTUGUESE_IN_ENGLISH =
      "Good morning everyone and thank you for joining this meeting. Today we are going to talk"
          + " about the company's new project. The team worked for three months to deliver the"
          + " first version. The customers liked the result very much and asked for some changes."
          + " We need to hire two more people by the end of the year. The budget was approved last"
          + " week by the board. If anyone has questions, you can speak now or send a message"
          + " later. The next meeting will be on Thursday at ten o'clock in the morning.";

  private ComputeLanes lanes;
  private WhisperModel whisper;
  private TranslationModels translation;
  private RunningService service;
  private Path directory;

  @BeforeAll
  void start() throws Exception {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 2);
    directory = Files.createTempDirectory("babelgrid-microphones");
    WavFile english = WavFile.read(store.file("test-speech", "two_cities.wav"));
    Microphone.write(
        directory.resolve("en.wav"), english.samples(), english.sampleRateHz(), LEAD_SECONDS);
    Microphone.write(
        directory.resolve("pt.wav"),
        Microphone.portuguese(store, lanes, PORTUGUESE),
        24_000,
        LEAD_SECONDS);
    whisper = WhisperModel.load(store, lanes);
    translation =
        new TranslationModels(store, lanes, NanoClock.system(), TranslationPolicy.DEFAULT);
    service = RunningService.start();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    translation.close();
    whisper.close();
    lanes.close();
  }

  @Test
  void eachHearsAndReadsTheOtherInTheirOwnLanguage() {
    try (Playwright playwright = Playwright.create();
        Caller emma = join(playwright, "Emma", "en", "en.wav");
        Caller joao = join(playwright, "Joao", "pt", "pt.wav");
        MachineLoad load = MachineLoad.open()) {
      emma.startRecording(joao.id(), RECORDED_SECONDS);
      joao.startRecording(emma.id(), RECORDED_SECONDS);
      assertOriginalIsDuckedUnderTheVoice(joao, emma.id());
      List<float[]> heardByJoao = joao.recording();
      List<float[]> heardByEmma = emma.recording();
      LOG.infof("flows: %s", service.get("/api/debug"));
      LOG.infof(
          "concealed of received audio: %.4f and %.4f",
          joao.concealedShare(), emma.concealedShare());
      for (Caller each : List.of(joao, emma)) {
        assertEquals(0, each.page().getByText("Video paused").count());
      }
      assertLatencyIsShownAndAddsUp(joao);
      joao.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "call.png")));

      assertTrue(Caller.loudestSecond(heardByJoao.get(1), Caller.RECORDING_RATE_HZ) > 0.001);
      Understood byJoao =
          understood(
              heardByJoao.getFirst(),
              Language.PORTUGUESE,
              ENGLISH,
              ENGLISH_IN_PORTUGUESE,
              joao,
              emma);
      Understood byEmma =
          understood(
              heardByEmma.getFirst(),
              Language.ENGLISH,
              String.join(" ", PORTUGUESE),
              PORTUGUESE_IN_ENGLISH,
              emma,
              joao);
      Served.judge(load, joao, byJoao);
      Served.judge(load, emma, byEmma);
    }
  }

  /** The panel that people see, the node's ledger, and what a dashboard is drawn from. */
  private void assertLatencyIsShownAndAddsUp(Caller listener) {
    listener.page().keyboard().press("d");
    listener.page().getByText("from mouth to voice").waitFor();
    listener
        .page()
        .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "delay.png")));
    listener.page().keyboard().press("d");
    JsonNode debug = json(service.get("/api/debug"));
    for (JsonNode flow : debug.get("flows")) {
      JsonNode captureDelayMs = flow.get("peer").get("captureDelayMs");
      assertTrue(captureDelayMs.isNumber() && captureDelayMs.asDouble() < 500, captureDelayMs + "");
    }
    JsonNode ledger = debug.get("latency");
    for (String workload : List.of("FORWARD", "VOICE_FRAME", "CAPTION", "VOICE")) {
      JsonNode book = ledger.get(workload);
      long sum = 0;
      for (JsonNode stage : book.get("stages")) {
        sum += stage.get("took").get("sumNs").asLong();
      }
      assertTrue(book.get("total").get("count").asLong() > 0, workload + ": nothing was posted");
      // Frames go on being posted while the figures are read.
      double total = book.get("total").get("sumNs").asDouble();
      assertEquals(1, sum / total, 0.01, workload);
    }
    assertEquals(Set.of(), Dashboard.missing("latency.json", service.get("/q/metrics")));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Caller join(Playwright playwright, String name, String language, String microphone) {
    return Caller.join(
        playwright,
        service,
        "two-languages",
        name,
        language,
        language,
        directory.resolve(microphone));
  }

  private static void assertOriginalIsDuckedUnderTheVoice(Caller listener, String speakerId) {
    listener.await("babelgrid.talking['" + speakerId + "']", 60_000);
    listener.await("babelgrid.gains('" + speakerId + "').original < 0.2", 5_000);
  }

  /** What a listener understood of a speaker, each in their own language. */
  private Understood understood(
      float[] heard,
      Language language,
      String said,
      String reference,
      Caller listener,
      Caller speaker) {
    Language spoken = language.equals(Language.ENGLISH) ? Language.PORTUGUESE : Language.ENGLISH;
    Microphone.write(
        Path.of("target", "heard-" + language.code() + ".wav"), heard, Caller.RECORDING_RATE_HZ, 0);
    var understood =
        new Understood(
            said,
            reference,
            translation.text(spoken, language).translate(said),
            listener.captions(speaker.id(), "original"),
            listener.captions(speaker.id(), "translation"),
            new OfflineRecognizer(whisper, NanoClock.system())
                .transcribe(Caller.to16k(Caller.spoken(heard)), language)
                .text());
    LOG.infof("%s heard in %s: %s", spoken, language, understood);
    return understood;
  }
}
