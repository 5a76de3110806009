package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transcripts may be interpreted by another process than the one that heard them. */
class TranscriptTest {

  private static final Set<Type> VALUES = Set.of(String.class, long.class, boolean.class);

  private static Transcript transcript() {
    return new Transcript(
        (7L << 32) + 3,
        Language.PORTUGUESE,
        List.of(new TimedWord("Olá,", 16_000, 22_400), new TimedWord("João.", 22_400, 30_080)),
        true,
        List.of("tudo", "bem"));
  }

  @Test
  void aTranscriptIsTheSameBehindTheWire() throws IOException {
    var json = new ObjectMapper();
    for (Transcript sent :
        List.of(transcript(), new Transcript(0, Language.ENGLISH, List.of(), true))) {
      assertEquals(sent, json.readValue(json.writeValueAsBytes(sent), Transcript.class));
    }
  }

  @Test
  void nothingInATranscriptBelongsToOneProcess() {
    assertPlain(Transcript.class);
  }

  /** Text, positions in the speaker's track and lists of them. */
  private static void assertPlain(Type type) {
    if (VALUES.contains(type)) {
      return;
    }
    if (type instanceof ParameterizedType list) {
      assertEquals(List.class, list.getRawType());
      assertPlain(list.getActualTypeArguments()[0]);
      return;
    }
    assertTrue(type instanceof Class<?> record && record.isRecord(), type.getTypeName());
    for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
      assertPlain(component.getGenericType());
    }
  }
}
