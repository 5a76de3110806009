package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A dialogue of two voices, in turns of one to four words, 0.2 to 0.6 s apart. Half of the turns
 * repeat words of the one before.
 */
public record ShortTurns(List<Turn> turns, float[] sound) {

  private static final Map<Language, List<String>> LINES =
      Map.of(
          Language.ENGLISH,
          List.of(
              "We meet less often.",
              "The train was late.",
              "On Monday morning.",
              "I live in Lisbon.",
              "She called me yesterday.",
              "Not before lunch.",
              "The blue one.",
              "Twenty people came.",
              "He bought a house.",
              "Turn left here.",
              "They sold the car.",
              "Nobody told us."),
          Language.PORTUGUESE,
          List.of(
              "O trem atrasou hoje.",
              "Na segunda de manhã.",
              "Eu moro em Lisboa.",
              "Ela ligou ontem.",
              "Antes do almoço não.",
              "Vieram vinte pessoas.",
              "Ele comprou uma casa.",
              "Vire à esquerda aqui.",
              "Eles venderam o carro.",
              "Ninguém nos contou.",
              "A reunião acabou cedo.",
              "Falta pouco dinheiro."));

  private static final int TURNS = 5;
  private static final float AUDIBLE = 0.02f;

  /**
   * @param from where it is heard
   * @param to where it was heard
   */
  public record Turn(String text, long from, long to) {}

  public static ShortTurns of(Language language, int seed, TestVoices voices) {
    var random = new Random(seed);
    List<String> lines = LINES.get(language);
    var turns = new ArrayList<Turn>();
    float[] sound = new float[AudioSpan.SAMPLE_RATE_HZ / 2];
    String text = lines.get(random.nextInt(lines.size()));
    for (int i = 0; i < TURNS; i++) {
      boolean male = i % 2 == 0;
      float[] speech =
          trimmed(
              voices
                  .say(
                      language,
                      text,
                      male ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ,
                      (male ? "he" : "she") + 2 * (seed % 2))
                  .samples());
      int pause = (int) ((0.2 + 0.4 * random.nextDouble()) * AudioSpan.SAMPLE_RATE_HZ);
      int from = sound.length;
      turns.add(new Turn(text, from, from + speech.length));
      sound = Arrays.copyOf(sound, from + speech.length + pause);
      System.arraycopy(speech, 0, sound, from, speech.length);
      text =
          random.nextBoolean() ? repeated(text, random) : lines.get(random.nextInt(lines.size()));
    }
    return new ShortTurns(turns, sound);
  }

  /** "We meet less often." is taken up as "Meet less?", "Less often." and the like. */
  private static String repeated(String line, Random random) {
    String[] words = line.replaceAll("[.?]", "").split(" ");
    int from = random.nextInt(words.length);
    int to = from + 1 + random.nextInt(words.length - from);
    String text = String.join(" ", Arrays.copyOfRange(words, from, to));
    return Character.toUpperCase(text.charAt(0))
        + text.substring(1)
        + (random.nextBoolean() ? "?" : ".");
  }

  private static float[] trimmed(float[] speech) {
    int from = 0;
    int to = speech.length;
    while (from < to && Math.abs(speech[from]) < AUDIBLE) {
      from++;
    }
    while (to > from && Math.abs(speech[to - 1]) < AUDIBLE) {
      to--;
    }
    return Arrays.copyOfRange(speech, from, to);
  }

  public String text() {
    return turns.stream().map(Turn::text).collect(Collectors.joining(" | "));
  }
}
