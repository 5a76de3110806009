package io.babelgrid.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.StepModel;
import io.babelgrid.engine.StepRow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Test sentences, and words as a recogniser commits them: one every {@link #SAMPLES_A_WORD}. */
final class TranslationFixture {

  static final int SAMPLES_A_WORD = 5_000;

  private TranslationFixture() {}

  /**
   * @param expected translation by the float32 graph; see models/reference/translation.py
   * @param human a person's translation
   */
  record Example(String source, String expected, String human) {}

  static List<Example> examples(String pair, String reversePair) {
    JsonNode rows = json(pair + ".json");
    JsonNode reverse = json(reversePair + ".json");
    var examples = new ArrayList<Example>();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      examples.add(
          new Example(
              row.get("source").asText(),
              row.get("target").asText(),
              reverse.get(i).get("source").asText()));
    }
    return examples;
  }

  static List<TimedWord> words(String text) {
    var words = new ArrayList<TimedWord>();
    for (String word : text.split(" ")) {
      long start = (long) words.size() * SAMPLES_A_WORD;
      words.add(new TimedWord(word, start, start + SAMPLES_A_WORD));
    }
    return words;
  }

  /** What a translator says of a text that is an utterance of its own, heard word by word. */
  static String said(StreamingTranslator translator, Language source, String text, long utterance) {
    var said = new ArrayList<String>();
    List<TimedWord> heard = words(text);
    for (int i = 0; i < heard.size(); i++) {
      boolean last = i == heard.size() - 1;
      translator
          .accept(new Transcript(utterance, source, List.of(heard.get(i)), last))
          .forEach(part -> part.words().forEach(word -> said.add(word.text())));
    }
    return String.join(" ", said);
  }

  private static JsonNode json(String name) {
    try (InputStream stream =
        TranslationFixture.class.getResourceAsStream("/translation/" + name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs everything on the caller's thread, and fails on demand. */
  static final class DirectLanes implements ComputeLanes {
    private boolean failing;

    void failing(boolean failing) {
      this.failing = failing;
    }

    @Override
    public <T> T call(String stage, long deadlineNs, Callable<T> work) {
      if (failing) {
        throw new InferenceException(stage + " failed", new IllegalStateException("by the test"));
      }
      try {
        return work.call();
      } catch (Exception e) {
        throw new InferenceException(stage + " failed", e);
      }
    }

    @Override
    public <R extends StepRow> void decode(
        StepModel<R> model, R row, int stepLimit, long deadlineNs) {
      for (int steps = 0; row.advance(); steps++) {
        if (steps == stepLimit) {
          throw new InferenceException(model.stage() + " exceeds its limit", null);
        }
        call(
            model.stage(),
            deadlineNs,
            () -> {
              model.step(List.of(row));
              return true;
            });
      }
    }

    @Override
    public void close() {}
  }
}
