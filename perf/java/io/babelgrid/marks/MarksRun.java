package io.babelgrid.marks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Marks the product's voices, sends them through codecs, and looks for the mark there and in what
 * has none. Arguments: voices of each language, seconds of each, pieces of each way, pieces without
 * a mark, sentences of each voice to recognise, folder. Prints a line of JSON.
 */
public final class MarksRun {

  private static final List<String> RECORDINGS =
      List.of("two_cities.wav", "beckett.wav", "endgame_nagg_nell.wav", "clone-test.wav");

  private static final int HZ = SaidVoices.HZ;
  private static final int PROGRESS = 1_000;

  private final MarkDetector detector = new MarkDetector();
  private final Map<String, Object> result = new LinkedHashMap<>();
  private final List<SaidVoices.Said> said;
  private final List<short[]> marked;
  private final Path out;

  private MarksRun(List<SaidVoices.Said> said, Path out) {
    this.said = said;
    this.out = out;
    marked = said.stream().map(each -> MarkedSound.marked(each.pcm())).toList();
  }

  public static void main(String[] arguments) throws IOException {
    int[] numbers = Arrays.stream(arguments).limit(5).mapToInt(Integer::parseInt).toArray();
    Path out = Files.createDirectories(Path.of(arguments[5]));
    var store = new DirectoryModelStore(Path.of("models/cache"));
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 2)) {
      var run = new MarksRun(SaidVoices.say(store, lanes, numbers[0], numbers[1]), out);
      run.changes();
      run.words(new HeardWords(TestListeners.load(store, lanes)), numbers[4]);
      run.found(numbers[2]);
      run.falseAlarms(numbers[3]);
      System.out.println(new ObjectMapper().writeValueAsString(run.result));
    }
    System.exit(0);
  }

  private void changes() throws IOException {
    short[] plain = joined(said.stream().map(SaidVoices.Said::pcm).toList());
    Path raw = out.resolve("plain.raw");
    Sound.write(raw, plain);
    var threads = ManagementFactory.getThreadMXBean();
    long fromNs = threads.getCurrentThreadCpuTime();
    short[] all = MarkedSound.marked(plain);
    long tookNs = threads.getCurrentThreadCpuTime() - fromNs;
    result.put("voices", said.stream().map(each -> each.language() + " " + each.voice()).toList());
    result.put("seconds", (double) plain.length / HZ);
    result.put("coreShare", tookNs / 1e9 / ((double) plain.length / HZ));
    result.put("byMark", Change.of(plain, all));
    result.put("byOpus32", Change.of(plain, opus(raw)));
  }

  /** As the node sends a voice, without the delay of the codec. */
  private short[] opus(Path raw) throws IOException {
    var options = "opus -c:a libopus -b:a 32k -application voip -ar 48000";
    Ways.Heard heard = Ways.through(raw, List.of(options, "wav -ar 24000"), out);
    return Sound.shorts(heard.samples());
  }

  private void words(HeardWords listener, int sentences) {
    Wer without = new Wer(0, 0);
    Wer with = new Wer(0, 0);
    for (int i = 0; i < said.size(); i++) {
      without = without.plus(listener.errors(said.get(i), said.get(i).pcm(), sentences));
      with = with.plus(listener.errors(said.get(i), marked.get(i), sentences));
      System.err.printf(
          "words until %s: %s without, %s with%n", said.get(i).voice(), without, with);
    }
    result.put("words", without.referenceWords());
    result.put("errorsWithout", without.errors());
    result.put("errorsWith", with.errors());
  }

  private void found(int pieces) throws IOException {
    Path raw = out.resolve("marked.raw");
    Sound.write(raw, joined(marked));
    var ways = new ArrayList<Map<String, Object>>();
    for (var way : Ways.ALL.entrySet()) {
      Ways.Heard heard = Ways.through(raw, way.getValue(), out);
      double[] scores = new double[pieces];
      var random = new Random(7);
      for (int i = 0; i < pieces; i++) {
        scores[i] = detector.detect(piece(heard, i, random), heard.rateHz()).score();
      }
      Arrays.sort(scores);
      long found = above(scores);
      System.err.printf(
          "%s: %d of %d, least %.1f, median %.1f%n",
          way.getKey(), found, pieces, scores[0], scores[pieces / 2]);
      ways.add(
          Map.of(
              "way",
              way.getKey(),
              "promised",
              !Ways.BEYOND.contains(way.getKey()),
              "pieces",
              pieces,
              "found",
              found,
              "least",
              scores[0],
              "median",
              scores[pieces / 2]));
    }
    result.put("ways", ways);
  }

  /** 10 s of one voice, from anywhere in it. */
  private float[] piece(Ways.Heard heard, int turn, Random random) {
    int voice = turn % said.size();
    double from = 0;
    for (int i = 0; i < voice; i++) {
      from += (double) said.get(i).pcm().length / HZ;
    }
    double spare = (double) said.get(voice).pcm().length / HZ - MarkDetector.PIECE_SECONDS;
    int at = (int) ((from + spare * random.nextDouble()) * heard.rateHz());
    int length = MarkDetector.PIECE_SECONDS * heard.rateHz();
    return Arrays.copyOfRange(heard.samples(), at, at + length);
  }

  private void falseAlarms(int pieces) throws IOException {
    var recorded = new ArrayList<float[]>();
    for (String recording : RECORDINGS) {
      recorded.add(PreparedModels.recording(recording));
    }
    result.put("recordedSeconds", UnmarkedPieces.seconds(recorded));
    addCoded(recorded);
    var spoken = new ArrayList<float[]>();
    for (SaidVoices.Said each : said) {
      Sound.write(out.resolve("spoken.raw"), each.pcm());
      spoken.add(Ways.through(out.resolve("spoken.raw"), List.of("wav -ar 16000"), out).samples());
    }
    var unmarked = new UnmarkedPieces(recorded, spoken);
    double[] scores = new double[0];
    while (scores.length < pieces) {
      int from = scores.length;
      double[] next = unmarked.scores(from, Math.min(pieces, from + PROGRESS));
      scores = Arrays.copyOf(scores, from + next.length);
      System.arraycopy(next, 0, scores, from, next.length);
      System.err.printf("%d pieces without a mark, %d alarms%n", scores.length, above(scores));
    }
    result.put("unmarked", pieces);
    result.put("alarms", above(scores));
    Arrays.sort(scores);
    result.put("highestUnmarked", scores[pieces - 1]);
    result.put("medianUnmarked", scores[pieces / 2]);
    result.put("p999Unmarked", scores[(int) (0.999 * pieces)]);
  }

  private static long above(double[] scores) {
    return Arrays.stream(scores).filter(score -> score >= MarkDetector.THRESHOLD).count();
  }

  /** The same recordings as codecs leave them. */
  private void addCoded(List<float[]> recorded) throws IOException {
    var coded = new ArrayList<float[]>();
    for (String way : List.of("Opus 24", "Opus 24, G.711", "Opus 24, MP3 64")) {
      for (float[] each : recorded) {
        Path raw = out.resolve("recorded.raw");
        Sound.write(raw, Sound.shorts(each));
        Path wide = out.resolve("recorded-24.raw");
        Ways.resample(raw, BandLevels.RATE_HZ, wide, HZ);
        var steps = new ArrayList<>(Ways.ALL.get(way));
        steps.add("wav -ar 16000");
        coded.add(Ways.through(wide, steps, out).samples());
      }
    }
    recorded.addAll(coded);
  }

  private static short[] joined(List<short[]> parts) {
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
