package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.StageCounters;
import io.babelgrid.face.LipParts;
import io.babelgrid.face.LipWarmUp;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.lipsync.generate.TestMouths;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.MediaSession;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What draws mouths in a call: the model of the node, or one that an operator brings. */
@Tag("models")
@Timeout(120)
class LipDrawingTest {

  private final LipCall filmed = new LipCall();
  private final DummyCall call = filmed.call;

  @AfterEach
  void end() {
    filmed.close();
  }

  @Test
  void aGeneratorOfTheOperatorsOwnDrawsWhatTheVoiceSays(@TempDir Path directory) throws Exception {
    try (MouthDrawing drawing =
        MouthDrawing.generator(TestMouths.wav2lip(directory), call.lanes, NanoClock.system())) {
      call.models.lipParts =
          new LipParts(filmed.faces, call.lanes, 0.3, NanoClock.system(), drawing);
      try (MediaSession ann = call.join("ann", ENGLISH, "bob");
          MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
        filmed.begin();
        filmed.show("man-neutral", 30);
        await().until(() -> call.ears.lips.contains("bob sees lips of ann pt true"));
        // A slow machine leaves pictures out, and a phrase has but six.
        for (int phrase = 0; phrase < 10 && requests("lips.paste") < 6; phrase++) {
          call.speak("ann", 2);
          filmed.show("man-neutral", 40);
        }
        assertTrue(requests("lips.paste") >= 6, () -> "pictures made: " + requests("lips.paste"));
        assertEquals(0, call.lanes.stages().get("lips.generate").snapshot().failures());
        assertEquals(0, requests("lips.warp"));
      }
    }
  }

  @Test
  void warmingUpDrawsMouths() {
    LipWarmUp.run(call.models.lipParts);
    assertTrue(requests("lips.mouth") >= 100, () -> "mouths drawn: " + requests("lips.mouth"));
  }

  private long requests(String stage) {
    StageCounters counters = call.lanes.stages().get(stage);
    return counters == null ? 0 : counters.snapshot().requests();
  }
}
