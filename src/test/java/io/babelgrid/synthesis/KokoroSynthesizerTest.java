package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.Device;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.KokoroGraphs.Frames;
import io.babelgrid.synthesis.KokoroGraphs.Prosody;
import io.babelgrid.translation.TargetWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("models")
@Tag("words")
class KokoroSynthesizerTest {

  private static final String PHONEMES =
      "aʊɹ tˈim fˈɪnɪʃt ðə ɹəpˈɔɹt jˈɛstəɹdˌA, bˌʌt wi stˈɪl nˈid jʊɹ əpɹˈuvəl.";

  private static ComputeLanes lanes;
  private static KokoroModel model;
  private static KokoroSynthesizer synthesizer;

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    model = model(Precision.Q8);
    synthesizer = synthesizer(model);
  }

  private static KokoroModel model(Precision precision) {
    ModelStore store =
        new DirectoryModelStore(
            Path.of(System.getProperty("babelgrid.models.dir", "models/cache")));
    return KokoroModel.load(store, precision, Device.CPU);
  }

  private static KokoroSynthesizer synthesizer(KokoroModel model) {
    Phonemizer phonemizer = text -> text.equals("...") ? "..." : PHONEMES;
    return new KokoroSynthesizer(
        model, lanes, Map.of(Language.ENGLISH, phonemizer), NanoClock.system());
  }

  @AfterAll
  static void unload() {
    model.close();
    lanes.close();
  }

  @Test
  void aPhraseComesInChunksThatFollowEachOther() {
    List<SpeechChunk> chunks = speak("af_heart", 1);
    assertTrue(chunks.size() >= 3, chunks.size() + " chunks");
    int position = 0;
    for (SpeechChunk chunk : chunks) {
      assertEquals(position, chunk.startSample());
      assertEquals(chunks.getFirst().totalSamples(), chunk.totalSamples());
      position += chunk.samples().length;
      assertEquals(position == chunk.totalSamples(), chunk.last());
    }
    assertEquals(chunks.getFirst().totalSamples(), position);
    assertTrue(chunks.getFirst().samples().length <= 24_000 / 2, "the first chunk is short");
  }

  /** At their natural rates, the first needs a tenth more time than the second. */
  @Test
  void aSlowVoiceTakesNoLongerThanOthers() {
    double slow = speak("bm_george", 1.1f).getFirst().totalSamples();
    double ordinary = speak("am_onyx", 1.1f).getFirst().totalSamples();
    assertEquals(1, slow / ordinary, 0.04);
  }

  @Test
  void speechStartsAtOnceAndEndsSoonAfterItsLastSound() {
    for (String voice : List.of("af_heart", "am_puck", "bf_emma")) {
      float[] samples = joined(speak(voice, 1));
      double loud = level(samples, 0, samples.length);
      int first = 0;
      while (level(samples, first, first + 240) < loud - 30) {
        first += 240;
      }
      int last = samples.length - 240;
      while (level(samples, last, last + 240) < loud - 30) {
        last -= 240;
      }
      assertTrue(first < 0.1 * 24_000, voice + " starts at sample " + first);
      assertTrue(samples.length - last < 0.45 * 24_000, voice + " stops at sample " + last);
    }
  }

  /**
   * Floats tell whether windows fit. Of 8 bits the last one falls this way or that way as a sum of
   * floats is rounded, which was seen to leave 27 dB.
   */
  @ParameterizedTest
  @CsvSource({"FP32, 60", "Q8, 25"})
  void windowsSoundLikeTheWhole(Precision precision, double leastDb) {
    try (KokoroModel other = model(precision)) {
      double snrDb = snrOfWindows(other, "am_michael");
      assertTrue(snrDb > leastDb, "SNR of windows " + snrDb + " dB");
    }
  }

  private static double snrOfWindows(KokoroModel model, String speaker) {
    KokoroVoice voice = model.voice(speaker);
    String text = model.vocabulary().known(PHONEMES);
    float[] style = voice.style(text.length());
    float speed = SpeakingRate.modelSpeed(model.tempo().rate(voice, 1));
    Prosody prosody = model.graphs().prosody(model.vocabulary().tokens(text), style, speed);
    Frames frames = model.graphs().decode(prosody, style);
    float[] whole = model.graphs().generate(frames, 0, frames.steps(), style, voice.stats());
    float[] windowed = joined(speakLate(synthesizer(model), voice));
    int start =
        SpeechTimeline.of(text, prosody.durations(), step -> prosody.energy()[step] > -2, 0)
            .startStep();
    OutputLevel.apply(whole, OutputLevel.gain(voice.levelDbfs()));
    double signal = 0;
    double noise = 0;
    for (int i = 300; i < windowed.length - 300; i++) {
      double expected = whole[start * SpeechTimeline.STEP_SAMPLES + i];
      signal += expected * expected;
      noise += (windowed[i] - expected) * (windowed[i] - expected);
    }
    return 10 * Math.log10(signal / noise);
  }

  @Test
  void phonemeTimesCoverThePhraseInOrder() {
    SpeechChunk chunk = speak("af_heart", 1).getFirst();
    var spoken = new StringBuilder();
    int position = 0;
    for (PhonemeTiming timing : chunk.timings()) {
      spoken.append(timing.phoneme());
      assertTrue(timing.startSample() >= position);
      assertTrue(timing.endSample() >= timing.startSample());
      position = timing.endSample();
    }
    assertEquals(PHONEMES, spoken.toString());
    assertEquals(chunk.totalSamples(), position);
  }

  @Test
  void aFasterRateIsShorter() {
    int natural = speak("af_heart", 1).getFirst().totalSamples();
    int fast = speak("af_heart", 1.25f).getFirst().totalSamples();
    assertEquals(natural / 1.25, fast, 0.08 * natural);
  }

  @Test
  void voicesAreEquallyLoudAndNeverClip() {
    for (String voice : List.of("af_aoede", "am_puck", "af_nova", "bf_isabella")) {
      float[] samples = joined(speak(voice, 1));
      assertEquals(OutputLevel.TARGET_DBFS, level(samples, 0, samples.length), 3.5, voice);
      for (float sample : samples) {
        assertTrue(Math.abs(sample) < 1, voice + " clips");
      }
    }
  }

  @Test
  void thePhraseSoundsTheSameEachTime() {
    KokoroVoice voice = model.voice("bm_george");
    assertArrayEquals(joined(speakLate(synthesizer, voice)), joined(speakLate(synthesizer, voice)));
  }

  @Test
  void thePitchHeardIsTheOneTheVoiceIsChosenBy() {
    for (String voice : List.of("af_heart", "am_michael", "am_onyx", "bf_isabella")) {
      var pitch = new PitchEstimator();
      for (int repeat = 0; repeat < 2; repeat++) {
        pitch.accept(new AudioSpan(0, at16kHz(joined(speak(voice, 1)))));
      }
      float expected = model.voice(voice).voice().medianF0Hz();
      // Two semitones: in a creaky voice the lowest periods are not regular enough to count.
      assertEquals(expected, pitch.medianF0Hz(), 0.13f * expected, voice);
    }
  }

  @Test
  void punctuationAloneSaysNothing() {
    var chunks = new ArrayList<SpeechChunk>();
    synthesizer.speak(phrase("..."), model.voice("af_heart").voice(), 1, () -> 0, chunks::add);
    assertEquals(List.of(), chunks);
  }

  @Test
  void everyLanguageOfTheManifestHasVoices() {
    var catalogue = new VoiceCatalogue(model.voices());
    assertEquals(
        Set.of("en", "es", "fr", "hi", "it", "pt"),
        catalogue.languages().stream().map(Language::code).collect(Collectors.toSet()));
    assertFalse(Float.isNaN(catalogue.choose(Language.PORTUGUESE, 110, "ana").medianF0Hz()));
  }

  private static List<SpeechChunk> speak(String voice, float rate) {
    return speak(voice, rate, phrase("Our team"));
  }

  /** To a listener who hears the first chunk as soon as it is there. */
  private static List<SpeechChunk> speak(String voice, float rate, Phrase phrase) {
    var chunks = new ArrayList<SpeechChunk>();
    var silentNs = new AtomicLong(System.nanoTime());
    synthesizer.speak(
        phrase,
        model.voice(voice).voice(),
        rate,
        silentNs::get,
        chunk -> {
          long heardFromNs = Math.max(System.nanoTime(), silentNs.get());
          silentNs.set(heardFromNs + chunk.samples().length * 1_000_000_000L / 24_000);
          chunks.add(chunk);
        });
    return chunks;
  }

  /** Always due, so that it is rendered in the same windows on any machine. */
  private static List<SpeechChunk> speakLate(KokoroSynthesizer synthesizer, KokoroVoice voice) {
    var chunks = new ArrayList<SpeechChunk>();
    synthesizer.speak(phrase("Our team"), voice.voice(), 1, () -> Long.MIN_VALUE / 2, chunks::add);
    return chunks;
  }

  private static Phrase phrase(String text) {
    return new Phrase(1, 0, Language.ENGLISH, List.of(new TargetWord(text, 0)), true);
  }

  private static float[] joined(List<SpeechChunk> chunks) {
    var joined = new float[chunks.getFirst().totalSamples()];
    chunks.forEach(chunk ->
        System.arraycopy(chunk.samples(), 0, joined, chunk.startSample(), chunk.samples().length));
    return joined;
  }

  /** Two samples of three; good enough to hear a pitch. */
  private static float[] at16kHz(float[] samples) {
    var reduced = new float[samples.length / 3 * 2];
    for (int i = 0; i < reduced.length; i += 2) {
      int from = i / 2 * 3;
      reduced[i] = samples[from];
      reduced[i + 1] = (samples[from + 1] + samples[from + 2]) / 2;
    }
    return reduced;
  }

  /** Mean power in dB of full scale. */
  private static double level(float[] samples, int from, int to) {
    double power = 1e-12;
    for (float sample : Arrays.copyOfRange(samples, from, to)) {
      power += sample * sample;
    }
    return 10 * Math.log10(power / (to - from));
  }
}
