package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names that nobody can spell by ear, with and without a room's glossary. */
@Tag("models")
@Tag("words")
class HeardNamesTest {

  private static final Logger LOG = Logger.getLogger(HeardNamesTest.class);

  private record Said(String name, String sentence) {}

  private static final List<Said> SAID =
      List.of(
          new Said("Babelgrid", "We have used Babelgrid in all our meetings since January."),
          new Said("Quarkus", "The service was written with Quarkus last summer."),
          new Said("Siobhan", "I think Siobhan has the keys of the office."),
          new Said("Kovalenko", "Please send the contract to Mister Kovalenko today."),
          new Said("Hibari", "The English voice of Hibari sounds very clear to me."),
          new Said("Janssens", "Miss Janssens will open the meeting at nine."),
          new Said("Vilanova", "Our new office is in Vilanova near the river."),
          new Said("Marian", "The translation was made by Marian in one second."),
          new Said("Katarzyna", "Yesterday Katarzyna gave a talk about the weather."),
          new Said("Opus", "The sound is sent with Opus to every listener."));

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 2);
    listeners = TestListeners.load(store, lanes);
    voices = TestVoices.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    listeners.close();
    lanes.close();
  }

  private static String heard(float[] speech, Glossary glossary) {
    var config =
        new RecognizerConfig(Language.ENGLISH, RecognizerConfig.Task.TRANSCRIBE, () -> glossary);
    return listeners.hear(config, true, alone -> alone.silence(0.5).hear(speech).silence(2)).text();
  }

  @Test
  void aRoomsNamesAreWrittenAsTheRoomWritesThem() {
    var glossary =
        new Glossary(SAID.stream().map(said -> new Term(said.name, Map.of(), Map.of())).toList());
    var missed = new ArrayList<String>();
    var missedWith = new ArrayList<String>();
    for (Said said : SAID) {
      float[] speech =
          voices.say(Language.ENGLISH, said.sentence, TestVoices.MALE_HZ, "speaker").samples();
      String without = heard(speech, Glossary.EMPTY);
      String with = heard(speech, glossary);
      LOG.infof("%s | %s | %s", said.name, without, with);
      if (!without.contains(said.name)) {
        missed.add(without);
      }
      if (!with.contains(said.name)) {
        missedWith.add(with);
      }
    }
    LOG.infof(
        "names missed: %d of %d, with a glossary %d",
        missed.size(), SAID.size(), missedWith.size());
    assertTrue(missedWith.size() <= missed.size() / 2, missed + "\n" + missedWith);
  }

  @Test
  void namesThatWereNotSaidAreNotHeard() {
    var glossary =
        new Glossary(SAID.stream().map(said -> new Term(said.name, Map.of(), Map.of())).toList());
    float[] speech =
        voices
            .say(
                Language.ENGLISH,
                "It was very warm, so we went home early.",
                TestVoices.MALE_HZ,
                "speaker")
            .samples();
    assertEquals(heard(speech, Glossary.EMPTY), heard(speech, glossary));
  }
}
