package io.babelgrid.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkTrackTest {

  @Test
  void namesAreReadAsTheyWereWritten() {
    var microphone = new WorkTrack.Name(new UUID(1, 2), new WorkTrack.Content.Microphone());
    var voice =
        new WorkTrack.Name(UUID.randomUUID(), new WorkTrack.Content.Voice(Language.of("zh-Hant")));
    assertEquals(Optional.of(microphone), WorkTrack.Name.parse(microphone.toString()));
    assertEquals(Optional.of(voice), WorkTrack.Name.parse(voice.toString()));
  }

  @Test
  void whatIsNoNameIsNone() {
    String stay = new UUID(1, 2).toString();
    for (String text :
        new String[] {
          "",
          "/",
          stay,
          stay + "/",
          stay + "/camera",
          stay + "/voice.",
          "ann/voice.pt",
          "ann.audio",
          stay + "/voice.no language"
        }) {
      assertEquals(Optional.empty(), WorkTrack.Name.parse(text), text);
    }
  }
}
