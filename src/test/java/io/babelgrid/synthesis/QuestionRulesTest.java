package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Are you coming? | true",
        "en | You know him, right? | true",
        "en | Do you know when he comes? | true",
        "en | So, is it open? | true",
        "en | Where is it? | false",
        "en | And how's your mother? | false",
        "en | For whom is it? | false",
        "en | It is open. | false",
        "en | Open | false",
        "pt | Você vem? | true",
        "pt | Mas ela já chegou? | true",
        "pt | Você sabe quando ele vem? | true",
        "pt | Quando ele vem? | false",
        "pt | E de onde você é? | false",
        "pt | Por que não? | false",
        "pt | O que é isso? | false",
        "pt | Ela já chegou! | false",
        "es | ¿Vienes mañana? | true",
        "es | Pero ¿ya llegó? | true",
        "es | ¿Sabes cuándo viene? | true",
        "es | ¿Cuándo viene? | false",
        "es | ¿Y de dónde eres? | false",
        "es | Bueno, ¿qué hora es? | false",
        "es | Él ya lo sabe, ¿no? | true",
        "es | ¿Por qué no? | false",
        "es | ¡Ya llegó! | false",
        "fr | On y va ? | true",
      })
  void questionsForYesOrNoRise(String language, String text, boolean rises) {
    List<TargetWord> words =
        Arrays.stream(text.split(" ")).map(word -> new TargetWord(word, 0)).toList();
    var phrase = new Phrase(0, 0, Language.of(language), words, true);
    assertEquals(rises, QuestionMelody.rises(phrase));
  }

  @Test
  void theLastVoicedStepsRiseEvenly() {
    float[] f0 = new float[60];
    Arrays.fill(f0, 0, 50, 200);
    f0[45] = 0.1f;
    float[] raised = QuestionMelody.raised(f0);
    assertArrayEquals(Arrays.copyOf(f0, 22), Arrays.copyOf(raised, 22));
    assertEquals(0.1f, raised[45]);
    assertEquals(200 * Math.pow(2, 8 / 12.0), raised[49], 0.01);
    assertTrue(raised[30] < raised[40] && raised[40] < raised[49]);
    assertEquals(0, raised[50]);
    assertArrayEquals(new float[3], QuestionMelody.raised(new float[3]));
  }
}
