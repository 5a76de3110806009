package io.babelgrid.lipsync;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.audio.Resampler;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.mouth.MouthTrajectory;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.TargetWord;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a net learns from that hears speech and tells how the mouth moves: sentences spoken by the
 * node's voices, each with the movement that the node's own rules make of its phonemes. Arguments:
 * folder of the sentences, folder to write into.
 *
 * <p>Writes {@code lessons.json}, {@code lessons.pcm} (16 kHz, 16 bit, little endian: for each
 * lesson as it is synthesised, then as somebody receives it) and {@code lessons.mouth} (25 rows of 6
 * float32 a second; row j is the mouth of the sound at 40 j + 20 ms, without the visual lead).
 */
public final class MouthLessons {

  private static final int HZ = 16_000;
  private static final int SAMPLES_A_ROW = HZ / 25;

  /** Silence before and after each lesson: there the mouth rests. */
  private static final int MARGIN_SAMPLES = HZ / 5;

  private static final float[] RATES = {.9f, 1, 1.1f, 1.25f};
  private static final int[] BITS_PER_SECOND = {12_000, 20_000, 32_000};

  /** Nothing is learnt of these: how well the net hears strangers is measured with them. */
  private static final List<String> STRANGERS =
      List.of(
          "af_kore", "am_liam", "bm_george", "pm_santa", "pf_dora+pm_santa@0.30",
          "pm_santa+am_puck@0.40");

  private static final Map<Language, List<String>> VOICES =
      Map.of(
          Language.ENGLISH,
          List.of(
              "af_aoede", "af_bella", "af_heart", "af_nova", "af_sarah", "af_sky", "am_adam",
              "am_echo", "am_fenrir", "am_michael", "am_onyx", "am_puck", "bf_emma", "bf_isabella",
              "bm_fable"),
          Language.PORTUGUESE,
          List.of(
              "pf_dora", "pm_alex", "pf_dora+pm_alex@0.25", "pf_dora+pm_alex@0.50",
              "pf_dora+bf_isabella@0.40", "pf_dora+af_bella@0.40", "pm_alex+am_michael@0.40",
              "pm_alex+am_onyx@0.40"));

  /** Sentences of each Kokoro voice that are learnt from. */
  private static final Map<Language, Integer> LEARNT =
      Map.of(Language.ENGLISH, 12, Language.PORTUGUESE, 32);

  /** How often all words are dealt out anew into sentences without sense: sounds meet there. */
  private static final int MIXES = 2;

  private static final int WORDS_OF_A_MIX = 8;

  private static final int HELD_OUT_OF_A_VOICE = 3;

  private record Lesson(
      Language language, int model, String voice, String set, String text, float rate) {}

  private final Path texts;
  private final Random random = new Random(1);
  private final List<Map<String, Object>> index = new ArrayList<>();

  private MouthLessons(Path texts) {
    this.texts = texts;
  }

  public static void main(String[] arguments) throws IOException {
    Path out = Files.createDirectories(Path.of(arguments[1]));
    var lessons = new MouthLessons(Path.of(arguments[0]));
    ModelStore store = new DirectoryModelStore(Path.of("models/cache"));
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        SynthesisModels models = Voices.load(store, lanes);
        var pcm = stream(out.resolve("lessons.pcm"));
        var mouths = stream(out.resolve("lessons.mouth"))) {
      List<Lesson> plan = lessons.plan();
      for (Lesson lesson : plan) {
        lessons.give(lesson, models, pcm, mouths);
        if (lessons.index.size() % 50 == 0) {
          System.err.printf("%d of %d lessons%n", lessons.index.size(), plan.size());
        }
      }
    }
    new ObjectMapper().writeValue(out.resolve("lessons.json").toFile(), lessons.index);
    System.exit(0);
  }

  private static DataOutputStream stream(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private List<Lesson> plan() throws IOException {
    var plan = new ArrayList<Lesson>();
    for (Language language : Voices.LANGUAGES) {
      List<String> learnt =
          interleaved(Files.readAllLines(texts.resolve("sentences." + language + ".txt")));
      List<String> heldOut = Files.readAllLines(texts.resolve("held-out." + language + ".txt"));
      int start = 0;
      for (String voice : VOICES.get(language)) {
        add(plan, language, 0, voice, "learnt", learnt, start, LEARNT.get(language));
        add(plan, language, 0, voice, "held-out", heldOut, start, HELD_OUT_OF_A_VOICE);
        start += LEARNT.get(language) + 1;
      }
      String sexes = language.equals(Language.PORTUGUESE) ? "p" : "ab";
      for (String voice : STRANGERS) {
        if (sexes.indexOf(voice.charAt(0)) >= 0) {
          add(plan, language, 0, voice, "stranger", heldOut, 0, heldOut.size());
        }
      }
      if (language.equals(Language.ENGLISH)) {
        add(plan, language, 1, "hibari", "learnt", learnt, 0, learnt.size());
        add(plan, language, 1, "hibari", "held-out", heldOut, 0, heldOut.size());
      }
    }
    return plan;
  }

  /** Sentences, and between them others of the same words in any order. */
  private List<String> interleaved(List<String> sentences) {
    var mixed = new ArrayList<String>();
    for (int i = 0; i < MIXES; i++) {
      var words = new ArrayList<>(List.of(String.join(" ", sentences).split("[ ,.:;?!]+")));
      Collections.shuffle(words, random);
      for (int k = 0; k + WORDS_OF_A_MIX <= words.size(); k += WORDS_OF_A_MIX) {
        mixed.add(String.join(" ", words.subList(k, k + WORDS_OF_A_MIX)) + ".");
      }
    }
    var all = new ArrayList<String>();
    double stride = (double) mixed.size() / sentences.size();
    for (int i = 0; i < sentences.size(); i++) {
      all.add(sentences.get(i));
      all.addAll(mixed.subList((int) (i * stride), (int) ((i + 1) * stride)));
    }
    return all;
  }

  private static void add(
      List<Lesson> plan,
      Language language,
      int model,
      String voice,
      String set,
      List<String> from,
      int start,
      int count) {
    for (int i = 0; i < count; i++) {
      // Twice through the same list is at two rates.
      float rate = RATES[(start + i + i / from.size()) % RATES.length];
      plan.add(
          new Lesson(language, model, voice, set, from.get((start + i) % from.size()), rate));
    }
  }

  private void give(Lesson lesson, SynthesisModels models, OutputStream pcm, OutputStream mouths)
      throws IOException {
    VoiceModel model = models.models(lesson.language).get(lesson.model);
    var words = Stream.of(lesson.text.split(" ")).map(word -> new TargetWord(word, 0)).toList();
    var phrase = new Phrase(index.size(), index.size(), lesson.language, words, true);
    var voice = new Voice(lesson.voice, lesson.language, 120);
    var chunks = new ArrayList<SpeechChunk>();
    model.synthesizer().speak(phrase, voice, lesson.rate, () -> 0, chunks::add);
    float[] samples = Speech.joined(chunks);
    List<Double> closures = Speech.closuresSeconds(chunks.getFirst().timings());
    float[] spoken = at16Khz(samples);
    float[] received =
        Received.at16Khz(samples, BITS_PER_SECOND[random.nextInt(BITS_PER_SECOND.length)], random);
    int rows = (spoken.length + 2 * MARGIN_SAMPLES) / SAMPLES_A_ROW;
    write(spoken, rows, pcm);
    write(received, rows, pcm);
    var mouth =
        MouthTrajectory.of(lesson.language, chunks.getFirst().timings(), samples.length);
    write(mouth, rows, mouths);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("language", lesson.language.toString());
    entry.put("voice", lesson.voice);
    entry.put("set", lesson.set);
    entry.put("text", lesson.text);
    entry.put("rate", lesson.rate);
    entry.put("rows", rows);
    double margin = (double) MARGIN_SAMPLES / HZ;
    entry.put("closures", closures.stream().map(seconds -> seconds + margin).toList());
    index.add(entry);
  }

  private static float[] at16Khz(float[] samples) {
    try (var resampler = new Resampler(SpeechChunk.SAMPLE_RATE_HZ, HZ)) {
      return resampler.process(samples);
    }
  }

  /** The samples with silence around them, {@code rows} rows in all. */
  private static void write(float[] samples, int rows, OutputStream pcm) throws IOException {
    int total = rows * SAMPLES_A_ROW;
    var bytes = ByteBuffer.allocate(2 * total).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.length && MARGIN_SAMPLES + i < total; i++) {
      int value = Math.round(32_767 * Math.clamp(samples[i], -1f, 1f));
      bytes.putShort(2 * (MARGIN_SAMPLES + i), (short) value);
    }
    pcm.write(bytes.array());
  }

  private static void write(MouthTrajectory mouth, int rows, OutputStream out)
      throws IOException {
    var bytes = ByteBuffer.allocate(4 * 6 * rows).order(ByteOrder.LITTLE_ENDIAN);
    for (int j = 0; j < rows; j++) {
      double seconds = (j + .5) / 25 - (double) MARGIN_SAMPLES / HZ;
      MouthShape shape =
          mouth.at(
              (seconds - MouthTrajectory.VISUAL_LEAD_SECONDS) * SpeechChunk.SAMPLE_RATE_HZ);
      bytes
          .putFloat(shape.gapMm())
          .putFloat(shape.widthMm())
          .putFloat(shape.pucker())
          .putFloat(shape.tuck())
          .putFloat(shape.lowLip())
          .putFloat(shape.tongue());
    }
    out.write(bytes.array());
  }
}
