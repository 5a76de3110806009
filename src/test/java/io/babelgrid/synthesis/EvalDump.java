package io.babelgrid.synthesis;

import io.babelgrid.engine.EdfComputeLanes;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TargetWord;
import java.nio.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class EvalDump {
  @Test
  void dump() throws Exception {
    var store = new DirectoryModelStore(Path.of("models/cache"));
    var lanes = new EdfComputeLanes(NanoClock.system(), 1);
    Phonemizer id = t -> t;
    var log = new StringBuilder();
    for (String mode : System.getProperty("eval.modes", "q8").split(",")) {
      SpeechSynthesizer synth;
      long t0 = System.nanoTime();
      KokoroModel model = null;
      HibariModel hib = null;
      if (mode.equals("hibari")) {
        hib = HibariModel.load(store);
        synth = new HibariSynthesizer(hib, lanes, id);
      } else {
        model = KokoroModel.load(store, mode.equals("q8") ? Precision.Q8 : Precision.FP32);
        synth =
            new KokoroSynthesizer(
                model, lanes, Map.of(Language.ENGLISH, id, Language.PORTUGUESE, id));
      }
      log.append("%s load %.0f ms%n".formatted(mode, (System.nanoTime() - t0) / 1e6));
      for (String line : Files.readAllLines(Path.of(System.getProperty("eval.in")))) {
        String[] c = line.split("\t");
        if (hib != null && !c[1].equals("en")) continue;
        Voice v = hib != null ? hib.voice() : model.voice(c[2]).voice();
        var phrase = new Phrase(1, 0, Language.of(c[1]), List.of(new TargetWord(c[3], 0)), true);
        var samples = new ArrayList<float[]>();
        var when = new ArrayList<Double>();
        long s = System.nanoTime();
        synth.speak(
            phrase,
            v,
            1,
            s,
            ch -> {
              samples.add(ch.samples());
              when.add((System.nanoTime() - s) / 1e9);
            });
        int n = samples.stream().mapToInt(a -> a.length).sum();
        ByteBuffer b = ByteBuffer.allocate(4 * n).order(ByteOrder.LITTLE_ENDIAN);
        double slack = 9;
        int pos = 0;
        for (int i = 0; i < samples.size(); i++) {
          if (i > 0) slack = Math.min(slack, when.getFirst() + pos / 24000.0 - when.get(i));
          for (float f : samples.get(i)) b.putFloat(f);
          pos += samples.get(i).length;
        }
        Files.write(
            Path.of(
                System.getProperty("eval.out"),
                mode + "_" + c[2].replace('+', '_') + "_" + c[0] + ".f32"),
            b.array());
        log.append(
            "%s\t%s\t%s\tdur %.2f\tfirst %.3f\tall %.3f\tslack %.3f\tchunks %s%n"
                .formatted(
                    mode,
                    c[2],
                    c[0],
                    n / 24000.0,
                    when.getFirst(),
                    when.getLast(),
                    slack,
                    samples.stream().map(a -> a.length / 300).toList()));
      }
      if (model != null) model.close();
    }
    Files.writeString(Path.of(System.getProperty("eval.out"), "log.txt"), log.toString());
    lanes.close();
  }
}
