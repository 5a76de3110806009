package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.room.TrackId.Content;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackIdTest {

  @Test
  void tracksSayTheirStream() {
    assertEquals("ann", new TrackId("ann", Content.AUDIO).streamId());
    assertEquals("ann", new TrackId("ann", Content.VIDEO).streamId());
    assertEquals("ann.translation", new TrackId("ann", Content.TRANSLATION).streamId());
    assertEquals(
        "ann.translation", new TrackId("ann", Content.LIPS).streamId(), "in sync with the voice");
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    assertEquals(
        List.of("ann.audio", "ann.video", "ann.translation", "ann.lips"),
        TrackId.of("ann").stream().map(TrackId::toString).toList());
    for (TrackId track : TrackId.of("ann")) {
      assertEquals(Optional.of(track), TrackId.parse(track.toString()));
    }
    assertEquals(Optional.empty(), TrackId.parse("ann"));
    assertEquals(Optional.empty(), TrackId.parse(".audio"));
  }

  @Test
  void whatAMachineMakesIsMarked() {
    assertEquals(
        List.of("audio", "video", "audio synthetic", "video synthetic"),
        TrackId.of("ann").stream()
            .map(TrackId::content)
            .map(content -> content.kind() + (content.synthetic() ? " synthetic" : ""))
            .toList());
  }
}
