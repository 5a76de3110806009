package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoiceCatalogueTest {

  private static final List<Voice> VOICES =
      List.of(
          english("low", 85),
          english("mid-a", 110),
          english("mid-b", 112),
          english("mid-c", 117),
          english("high", 190),
          new Voice("dora", Language.PORTUGUESE, 165));

  private final VoiceCatalogue catalogue = new VoiceCatalogue(VOICES);

  @Test
  void theVoiceIsNearTheParticipantsPitch() {
    for (int i = 0; i < 50; i++) {
      assertEquals("low", choose(80, "p" + i));
      assertEquals("high", choose(220, "p" + i));
    }
  }

  @Test
  void theSameParticipantKeepsTheVoice() {
    assertEquals(choose(111, "ana"), choose(111, "ana"));
    assertEquals(choose(Float.NaN, "ana"), choose(Float.NaN, "ana"));
  }

  @Test
  void peopleOfEqualPitchAreSpreadOverTheNearVoices() {
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < 300; i++) {
      counts.merge(choose(112, "participant-" + i), 1, Integer::sum);
    }
    assertEquals(3, counts.size(), counts.toString());
    assertTrue(counts.values().stream().allMatch(count -> count > 60), counts.toString());
  }

  @Test
  void anotherVoiceMovesOnlyThoseWhomItGets() {
    var more = new ArrayList<>(VOICES);
    more.add(english("mid-d", 113));
    var larger = new VoiceCatalogue(more);
    int moved = 0;
    for (int i = 0; i < 200; i++) {
      String before = choose(112, "p" + i);
      String after = larger.choose(Language.ENGLISH, 112, "p" + i).id();
      if (!after.equals(before)) {
        assertEquals("mid-d", after);
        moved++;
      }
    }
    assertNotEquals(0, moved);
  }

  @Test
  void aLanguageWithoutVoiceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> catalogue.choose(Language.of("fr"), 100, "ana"));
    assertEquals(2, catalogue.languages().size());
  }

  private String choose(float f0Hz, String key) {
    return catalogue.choose(Language.ENGLISH, f0Hz, key).id();
  }

  private static Voice english(String id, float f0Hz) {
    return new Voice(id, Language.ENGLISH, f0Hz);
  }

  @Test
  void aVoiceIsFoundByNameInItsLanguageOnly() {
    Voice one = VOICES.getFirst();
    assertEquals(Optional.of(one), catalogue.find(one.language(), one.id()));
    assertEquals(Optional.empty(), catalogue.find(Language.of("fr"), one.id()));
    assertEquals(Optional.empty(), catalogue.find(one.language(), "of another model"));
    assertEquals(Optional.empty(), catalogue.find(one.language(), null));
  }
}
