package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.TestText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionWriterTest {

  private final MessageCodec codec = new MessageCodec();
  private final List<ServerMessage> encoded = new ArrayList<>();
  private final CaptionWriter writer =
      new CaptionWriter(message -> {
        encoded.add(message);
        return codec.write(message);
      });

  private static Caption caption(String words) {
    return TestText.caption("r", "ann", 7, Language.PORTUGUESE, true, words, false);
  }

  @Test
  void aCaptionIsWrittenOnceHoweverManyReadIt() {
    Caption caption = caption("bom dia");
    String first = writer.write(caption);
    for (int listener = 1; listener < 32; listener++) {
      assertSame(first, writer.write(caption));
    }
    assertEquals(1, encoded.size());
    assertEquals(
        "{\"type\":\"caption\",\"speakerId\":\"ann\",\"utterance\":7,\"language\":\"pt\","
            + "\"translated\":true,\"text\":\"bom dia\",\"last\":false}",
        first);
  }

  @Test
  void captionsThatSayTheSameAreWrittenEach() {
    writer.write(caption("sim"));
    writer.write(caption("sim"));
    writer.write(caption("não"));
    assertEquals(3, encoded.size());
  }
}
