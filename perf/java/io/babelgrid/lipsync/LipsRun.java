package io.babelgrid.lipsync;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.video.VideoWarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges drawn lips as a listener's eyes would: after encoding, packets and decoding. Arguments:
 * clips with a speaking mouth (with commas), clips that hide it (the same), seconds of each of the
 * former, folder for sheets and films. Prints a line of JSON.
 */
public final class LipsRun {

  private static final int WARM_UP_FRAMES = 60;

  private final Path out;
  private final double seconds;
  private final Map<Language, List<Speech>> speeches = new LinkedHashMap<>();

  private LipsRun(double seconds, Path out) {
    this.seconds = seconds;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    var run = new LipsRun(Double.parseDouble(arguments[2]), Path.of(arguments[3]));
    Files.createDirectories(run.out);
    System.out.println(
        new ObjectMapper().writeValueAsString(run.run(names(arguments[0]), names(arguments[1]))));
    System.exit(0);
  }

  private static List<String> names(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }

  private Map<String, Object> run(List<String> clips, List<String> hiding) throws IOException {
    var store = new DirectoryModelStore(Path.of("models/cache"));
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1)) {
      try (var voices = new Voices(store, lanes);
          var ear = AudioMouth.load(store, lanes)) {
        for (Language language : Voices.LANGUAGES) {
          System.err.printf("speaking %s%n", language);
          speeches.put(language, voices.speak(language, seconds));
          speeches.get(language).forEach(speech -> speech.listen(ear));
        }
      }
      try (FaceModels models = FaceModels.load(store, lanes)) {
        return judge(models, clips, hiding);
      }
    }
  }

  private Map<String, Object> judge(FaceModels models, List<String> clips, List<String> hiding)
      throws IOException {
    warmUp(models);
    var judged = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < clips.size(); i++) {
      judged.add(spoken(models, clips.get(i), i % 2));
    }
    var failures = new ArrayList<Hidden.Failure>();
    for (String clip : hiding) {
      failures.add(hidden(models, clip));
    }
    return Map.of("clips", judged, "hidden", failures, "closures", closureCounts());
  }

  private Map<String, List<Integer>> closureCounts() {
    var counts = new LinkedHashMap<String, List<Integer>>();
    speeches.forEach(
        (language, texts) ->
            counts.put(
                language.toString(),
                texts.stream().map(text -> text.closuresNs().size()).toList()));
    return counts;
  }

  /** Compiles everything once; nothing of it is kept. */
  private void warmUp(FaceModels models) throws IOException {
    VideoWarmUp.run();
    Path nowhere = Files.createTempDirectory("lips");
    try (var run = new ClipRun(models, "portrait", WARM_UP_FRAMES)) {
      run.listener("warm-up", speeches.get(Language.ENGLISH).getFirst(), nowhere);
      run.run();
    }
    try (var files = Files.list(nowhere)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(nowhere);
  }

  private Map<String, Object> spoken(FaceModels models, String clip, int text) throws IOException {
    try (var run = new ClipRun(models, clip, ClipRun.frameAt(Math.round(seconds * 1e9)))) {
      var listeners = new LinkedHashMap<Language, Listener>();
      for (Language language : speeches.keySet()) {
        Speech speech = speeches.get(language).get(text);
        listeners.put(language, run.listener(clip + "-" + language, speech, out));
      }
      run.holdMouths();
      run.run();
      var seen = new ArrayList<Listener.Seen>();
      for (var listener : listeners.entrySet()) {
        Speech other = speeches.get(listener.getKey()).get(1 - text);
        seen.add(listener.getValue().judge(run.ownGapsMm(), other));
        listener.getValue().write(out);
      }
      return Map.of(
          "clip",
          clip,
          "size",
          run.first().width() + "x" + run.first().height(),
          "seen",
          seen,
          "stability",
          run.stability(),
          "sights",
          run.sights(),
          "costs",
          run.costs().summary());
    }
  }

  private Hidden.Failure hidden(FaceModels models, String clip) throws IOException {
    List<Speech> english = speeches.get(Language.ENGLISH);
    try (var run = new ClipRun(models, clip, 0)) {
      Listener listener = run.listener(clip + "-en", english.get(0), out);
      run.run();
      listener.write(out);
      Listener.Seen seen = listener.judge(run.ownGapsMm(), english.get(1));
      return Hidden.of(clip).judge(listener.alphas(), seen);
    }
  }
}
