package io.babelgrid.lipsync.mouth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.text.EnglishPhonemizer;
import io.babelgrid.translation.TargetWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On sentences of {@code models/train/held-out.en.txt}, which the net never heard. */
@Tag("models")
@Tag("words")
class AudioMouthTest {

  private static final int HZ = SpeechChunk.SAMPLE_RATE_HZ;
  private static final List<String> SENTENCES =
      List.of(
          "Could somebody bring my blue umbrella to the platform?",
          "Before breakfast, Emma pumped up the tyres of both bikes.",
          "Their proposal is much more ambitious than I imagined.");

  private static ComputeLanes lanes;
  private static AudioMouth ear;
  private static final List<Said> said = new ArrayList<>();

  private record Said(float[] samples, MouthTrajectory mouth) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  @BeforeAll
  static void speak() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    ear = AudioMouth.load(store, lanes);
    try (var phonemes = EnglishPhonemizer.load(store, lanes, NanoClock.system());
        var models =
            SynthesisModels.load(
                store, lanes, Map.of(Language.ENGLISH, phonemes), SynthesisModels.Choice.HIBARI)) {
      for (String sentence : SENTENCES) {
        said.add(say(models, sentence));
      }
    }
  }

  private static Said say(SynthesisModels models, String sentence) {
    var words = Stream.of(sentence.split(" ")).map(word -> new TargetWord(word, 0)).toList();
    var chunks = new ArrayList<SpeechChunk>();
    models
        .synthesizer(Language.ENGLISH)
        .speak(
            new Phrase(0, 0, Language.ENGLISH, words, true),
            models.voice(Language.ENGLISH, Float.NaN, "test"),
            1,
            () -> 0,
            chunks::add);
    float[] samples = new float[chunks.getFirst().totalSamples()];
    for (SpeechChunk chunk : chunks) {
      System.arraycopy(chunk.samples(), 0, samples, chunk.startSample(), chunk.samples().length);
    }
    return new Said(
        samples, MouthTrajectory.of(Language.ENGLISH, chunks.getFirst().timings(), samples.length));
  }

  @AfterAll
  static void unload() {
    ear.close();
    lanes.close();
  }

  /** Pearson's r of the gaps of two movements through one phrase, 25 times a second. */
  private static double agreement(MouthMovement a, MouthMovement b, int samples) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    int count = samples / (HZ / 25);
    double[] first = new double[count];
    double[] second = new double[count];
    Arrays.setAll(first, i -> a.at(i * HZ / 25.0).gapMm());
    Arrays.setAll(second, i -> b.at(i * HZ / 25.0).gapMm());
    double meanA = Arrays.stream(first).average().orElseThrow();
    double meanB = Arrays.stream(second).average().orElseThrow();
    for (int i = 0; i < count; i++) {
      ab += (first[i] - meanA) * (second[i] - meanB);
      aa += (first[i] - meanA) * (first[i] - meanA);
      bb += (second[i] - meanB) * (second[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void aPhraseIsHeardAsItsPhonemesMoveTheMouthAndAnotherIsNot() {
    for (int i = 0; i < said.size(); i++) {
      Said one = said.get(i);
      Said other = said.get((i + 1) % said.size());
      HeardMouth heard = ear.hear(one.samples, HZ);
      int both = Math.min(one.samples.length, other.samples.length);
      double right = agreement(heard, one.mouth, one.samples.length);
      double wrong = agreement(heard, other.mouth, both);
      assertTrue(right > .7, SENTENCES.get(i) + " r " + right);
      assertTrue(wrong < .45, SENTENCES.get(i) + " against another, r " + wrong);
    }
  }

  @Test
  void whatIsHeardStaysWithinAMouthsRangeAndRestsAroundThePhrase() {
    Said one = said.getFirst();
    HeardMouth heard = ear.hear(one.samples, HZ);
    for (int sample = 0; sample < one.samples.length; sample += 100) {
      MouthShape shape = heard.at(sample);
      assertTrue(shape.gapMm() >= 0 && shape.gapMm() < 16, "gap " + shape.gapMm());
      assertTrue(Math.abs(shape.widthMm()) < 14);
      assertTrue(shape.pucker() >= 0 && shape.pucker() <= 1);
    }
    assertEquals(MouthShape.REST, heard.at(-HZ));
    assertEquals(MouthShape.REST, heard.at(one.samples.length + HZ));
  }

  @Test
  void theStartOfAPhraseIsHeardAlikeBeforeTheRestIsThere() {
    Said one = said.getFirst();
    int half = one.samples.length / 2;
    HeardMouth whole = ear.hear(one.samples, HZ);
    HeardMouth early = ear.hear(Arrays.copyOf(one.samples, half), HZ);
    assertTrue(agreement(whole, early, half - HZ / 2) > .97);
  }

  @Test
  void loudnessAndSampleRateDoNotMatter() {
    Said one = said.getFirst();
    float[] soft = one.samples.clone();
    for (int i = 0; i < soft.length; i++) {
      soft[i] *= .2f;
    }
    float[] wide = new float[2 * one.samples.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = one.samples[i / 2];
    }
    HeardMouth heard = ear.hear(one.samples, HZ);
    assertTrue(agreement(heard, ear.hear(soft, HZ), soft.length) > .99);
    assertTrue(agreement(heard, ear.hear(wide, 2 * HZ), soft.length) > .98);
  }

  @Test
  void silenceLeavesTheMouthClosed() {
    HeardMouth heard = ear.hear(new float[HZ], HZ);
    for (int sample = 0; sample < HZ; sample += 240) {
      assertTrue(heard.at(sample).gapMm() < 1, "gap " + heard.at(sample).gapMm());
    }
    assertEquals(MouthShape.REST, ear.hear(new float[0], HZ).at(0));
  }
}
