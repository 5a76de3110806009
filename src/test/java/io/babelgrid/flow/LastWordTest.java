package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.Resampler;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import io.babelgrid.transport.AudioPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real speech of somebody who mutes themselves within 50 ms of their last word: the message comes
 * first, the last word 50 to 400 ms after it, out of pacers, networks and jitter buffers.
 */
@Tag("models")
class LastWordTest {

  /** All take some minutes: {@code -Dbabelgrid.test.mutes=24}. */
  private static final int MUTES = Integer.getInteger("babelgrid.test.mutes", 4);

  private static final List<String> ENGLISH =
      List.of(
          "The train leaves at noon.",
          "We will meet on Friday.",
          "Please call me tomorrow.",
          "Nobody has seen the report.",
          "He bought a new house.",
          "They live in Lisbon.");

  private static final List<String> PORTUGUESE =
      List.of(
          "O trem parte ao meio-dia.",
          "Vamos nos encontrar na sexta.",
          "Me ligue amanhã.",
          "Ninguém viu o relatório.",
          "Ele comprou uma casa nova.",
          "Eles moram em Lisboa.");

  private static final int FRAME = OpusEncoder.FRAME_SAMPLES;
  private static final long FRAME_NS = 20_000_000;
  private static final float AUDIBLE = 0.02f;
  private static final Logger LOG = Logger.getLogger(LastWordTest.class);

  private static ComputeLanes lanes;
  private static RealEars ears;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    ears = RealEars.load(store, lanes);
    voices = TestVoices.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    ears.close();
    lanes.close();
  }

  @Test
  void theLastWordBeforeAMuteIsCaptioned() throws Exception {
    var lost = new ArrayList<String>();
    for (int seed = 0; seed < MUTES; seed++) {
      String text = text(seed);
      String captioned = captionOf(seed, text);
      List<String> said = Wer.words(text);
      List<String> heard = Wer.words(captioned);
      if (heard.isEmpty() || !heard.getLast().equals(said.getLast())) {
        lost.add(text + ": " + captioned);
      }
    }
    LOG.infof("%d of %d last words were lost: %s", lost.size(), MUTES, lost);
    assertEquals(List.of(), lost);
  }

  private static Language language(int seed) {
    return seed % 2 == 0 ? Language.ENGLISH : Language.PORTUGUESE;
  }

  private static String text(int seed) {
    List<String> texts = seed % 2 == 0 ? ENGLISH : PORTUGUESE;
    return texts.get(seed / 2 % texts.size());
  }

  private static String captionOf(int seed, String text) throws Exception {
    Language language = language(seed);
    float f0Hz = seed / 2 % 2 == 0 ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ;
    float[] speech = ended(voices.say(language, text, f0Hz, "speaker" + seed).samples());
    var choice = new LanguageChoice(language, language);
    try (var call = new DummyCall(1, ears);
        MediaSession ann = call.join("ann", choice, "bob");
        MediaSession bob = call.join("bob", choice, "ann")) {
      send(call, ann, speech, 50 + 350L * seed / Math.max(1, MUTES - 1));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> call.text.captions.stream().anyMatch(Caption::last));
      return call.text.of("ann", false);
    }
  }

  /** Half a second of silence, then speech up to its last audible sample and 50 ms more. */
  private static float[] ended(float[] speech) {
    int to = speech.length;
    while (to > 0 && Math.abs(speech[to - 1]) < AUDIBLE) {
      to--;
    }
    int lead = AudioSpan.SAMPLE_RATE_HZ / 2;
    float[] all = new float[lead + Math.min(speech.length, to + AudioSpan.SAMPLE_RATE_HZ / 20)];
    System.arraycopy(speech, 0, all, lead, all.length - lead);
    return all;
  }

  /** The muting is told so long before the last packet of speech comes; silence follows. */
  private static void send(DummyCall call, MediaSession ann, float[] speech, long lateMs)
      throws Exception {
    float[] sound;
    try (var up = new Resampler(AudioSpan.SAMPLE_RATE_HZ, 48_000)) {
      sound = up.process(Arrays.copyOf(speech, speech.length + AudioSpan.SAMPLE_RATE_HZ));
    }
    int spoken = 3 * speech.length / FRAME;
    int before = spoken - (int) (lateMs * 1_000_000 / FRAME_NS);
    long mutedNs = 0;
    try (var encoder = new OpusEncoder(OpusEncoder.Config.SPEECH)) {
      for (int frame = 0; (frame + 1) * FRAME <= sound.length; frame++) {
        if (frame == before) {
          ann.muted(true, false);
          mutedNs = System.nanoTime();
        }
        long arrivedNs = frame < before ? System.nanoTime() : mutedNs + (frame - before) * FRAME_NS;
        byte[] opus =
            encoder.encode(Arrays.copyOfRange(sound, frame * FRAME, (frame + 1) * FRAME), 0);
        call.peer("ann")
            .listener
            .onAudio(
                FakeMediaServer.MICROPHONE,
                new AudioPacket(opus, null, (long) frame * FRAME, FRAME, arrivedNs));
      }
    }
  }
}
