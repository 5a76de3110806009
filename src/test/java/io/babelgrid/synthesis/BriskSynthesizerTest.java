package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriskSynthesizerTest {

  private static final int RATE = SpeechChunk.SAMPLE_RATE_HZ;
  private static final int SAMPLES = 2 * RATE + 123;
  private static final Phrase PHRASE =
      new Phrase(0, 0, Language.PORTUGUESE, List.of(new TargetWord("sim", 0)), true);

  private final List<Float> ratesAsked = new ArrayList<>();
  private final List<Float> pausesAsked = new ArrayList<>();
  private long nowNs;
  private long renderingNs = 100_000_000;
  private final Voice voice = new Voice("v", Language.PORTUGUESE, 120);

  /** A tone that gets louder, in chunks of any size. */
  private PacedSynthesizer speaker(int... chunks) {
    return (phrase, _, rate, pauseRate, _, sink) -> {
      ratesAsked.add(rate);
      pausesAsked.add(pauseRate);
      nowNs += renderingNs;
      float[] samples = tone(SAMPLES);
      List<PhonemeTiming> timings =
          List.of(new PhonemeTiming("a", 0, RATE), new PhonemeTiming("b", RATE, SAMPLES));
      int at = 0;
      for (int i = 0; at < SAMPLES; i++) {
        int end = Math.min(SAMPLES, at + chunks[i % chunks.length]);
        sink.accept(
            new SpeechChunk(
                phrase,
                at,
                Arrays.copyOfRange(samples, at, end),
                timings,
                SAMPLES,
                Math.min(SAMPLES - end, chunks[(i + 1) % chunks.length])));
        at = end;
      }
    };
  }

  private static float[] tone(int length) {
    var samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) ((0.1 + 0.4 * i / length) * Math.sin(2 * Math.PI * 140 * i / RATE));
    }
    return samples;
  }

  private List<SpeechChunk> speak(float rate, int... chunks) {
    var heard = new ArrayList<SpeechChunk>();
    new BriskSynthesizer(speaker(chunks), () -> nowNs)
        .speak(PHRASE, voice, rate, () -> 0, heard::add);
    return heard;
  }

  private static float[] joined(List<SpeechChunk> chunks) {
    var samples = new float[chunks.getFirst().totalSamples()];
    int at = 0;
    for (SpeechChunk chunk : chunks) {
      assertEquals(at, chunk.startSample());
      System.arraycopy(chunk.samples(), 0, samples, at, chunk.samples().length);
      at += chunk.samples().length;
    }
    assertEquals(samples.length, at);
    assertTrue(chunks.getLast().last());
    return samples;
  }

  @Test
  void upToARateTheModelSpeaksAlone() {
    assertEquals(SAMPLES, joined(speak(1.1f, 7_200)).length);
    assertEquals(List.of(1.1f), ratesAsked);
  }

  @Test
  void aboveItWhatIsMissingComesFromTheWaveform() {
    List<SpeechChunk> chunks = speak(1.25f, 7_200);
    double factor = 1.25f / 1.1f;
    assertEquals(List.of(1.1f), ratesAsked);
    assertEquals(List.of(1.25f), pausesAsked);
    assertEquals(SAMPLES / factor, joined(chunks).length, 1);
    PhonemeTiming second = chunks.getFirst().timings().getLast();
    assertEquals(RATE / factor, second.startSample(), 1);
    assertEquals(SAMPLES / factor, second.endSample(), 1);
  }

  @Test
  void theNextChunkIsAnnouncedAsItWillBeHeard() {
    List<SpeechChunk> chunks = speak(1.25f, 7_200);
    for (int i = 1; i < chunks.size(); i++) {
      int announced = chunks.get(i - 1).nextSamples();
      assertEquals(chunks.get(i).samples().length, announced, 2 * TimeCompressor.WINDOW);
    }
    assertEquals(0, chunks.getLast().nextSamples());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 150, 599, 7_200, 100_000})
  void whatComesOutDoesNotDependOnTheChunks(int size) {
    float[] whole = joined(speak(1.25f, SAMPLES));
    float[] pieces = joined(speak(1.25f, size, 2_400));
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i], pieces[i], 1e-6, "sample " + i);
    }
  }

  @Test
  void pitchAndLoudnessStay() {
    float[] samples = joined(speak(1.25f, 7_200));
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    double seconds = (double) samples.length / RATE;
    assertEquals(140, crossings / seconds, 2);
    for (double at : new double[] {0.2, 0.5, 0.8}) {
      int from = (int) (at * samples.length);
      float peak = 0;
      for (int i = from; i < from + 400; i++) {
        peak = Math.max(peak, Math.abs(samples[i]));
      }
      assertEquals(0.1 + 0.4 * at, peak, 0.03, "at " + at);
    }
  }

  @Test
  void theModelHurriesOnANodeThatCannotKeepUp() {
    var synthesizer = new BriskSynthesizer(speaker(7_200), () -> nowNs);
    renderingNs = 1_900_000_000L;
    for (int i = 0; i < 20; i++) {
      synthesizer.speak(PHRASE, voice, 1.25f, () -> 0, _ -> {});
    }
    assertEquals(1.1f, ratesAsked.getFirst());
    assertEquals(1.25f, ratesAsked.getLast());
    renderingNs = 500_000_000L;
    for (int i = 0; i < 20; i++) {
      synthesizer.speak(PHRASE, voice, 1.25f, () -> 0, _ -> {});
    }
    assertEquals(1.1f, ratesAsked.getLast());
  }

  @Test
  void whatIsShorterThanAWindowStillComes() {
    var compressor = new TimeCompressor(1.2, 240);
    assertEquals(200, compressor.accept(tone(240)).length);
  }
}
