package io.babelgrid.transcript;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/** For programs: milliseconds since it began. */
final class JsonText implements TranscriptFormat.Writer {

  private static final ObjectMapper JSON = new ObjectMapper();

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Entry(
      long startMs,
      long endMs,
      String speakerId,
      String speaker,
      String language,
      String text,
      @Nullable String translatedFrom) {}

  @Override
  public String head(Transcript transcript) {
    return "{\"room\":%s,\"beganAt\":\"%s\",\"translatedByMachine\":%s,\"lines\":["
        .formatted(json(transcript.room()), transcript.beganAt(), transcript.language() != null);
  }

  @Override
  public String line(int index, Line line) {
    Language from = line.translatedFrom();
    var entry =
        new Entry(
            line.start().toMillis(),
            line.end().toMillis(),
            line.speakerId(),
            line.speaker(),
            line.language().code(),
            line.text(),
            from == null ? null : from.code());
    return (index == 0 ? "\n" : ",\n") + json(entry);
  }

  @Override
  public String tail() {
    return "\n]}\n";
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lines are plain data", e);
    }
  }
}
