package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Somebody who speaks one language for four sentences, after something else was heard: music, noise
 * or words of another language.
 *
 * @param second where the second sentence ends
 */
public record LanguageClip(Language language, String lead, float[] sound, int second) {

  private static final int HZ = AudioSpan.SAMPLE_RATE_HZ;
  private static final int LEAD = 4 * HZ;
  private static final float LOUD = 0.3f;
  private static final float SOFT = 0.04f;

  private static final Map<Language, List<String>> GREETINGS =
      Map.of(
          Language.ENGLISH,
          List.of(
              "Good morning, everybody.",
              "Hello and welcome, it is so good to see all of you here today.",
              "Thank you very much."),
          Language.PORTUGUESE,
          List.of(
              "Bom dia a todos.",
              "Olá e bem-vindos, é muito bom ver todos vocês aqui hoje.",
              "Muito obrigado."));

  private static final String SPANISH = "Hola, buenos días, muchas gracias a todos por venir.";

  /** Different kinds of beginnings; each in both languages makes twice as many clips. */
  public static final int LEADS = 15;

  /**
   * @param number even ones are English; {@code number / 2} is the lead
   * @param sentences of the language; four from some place on are said
   */
  public static LanguageClip of(int number, List<String> sentences, TestVoices voices) {
    Language language = number % 2 == 0 ? Language.ENGLISH : Language.PORTUGUESE;
    Language other = number % 2 == 0 ? Language.PORTUGUESE : Language.ENGLISH;
    float f0Hz = number % 4 < 2 ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ;
    int lead = number / 2 % LEADS;
    float[] first =
        switch (lead) {
          case 4 -> mixed(music(Jingle.CHORDS, number), music(Jingle.DRUMS, number));
          case 5 -> music(Jingle.ARPEGGIO, number);
          case 6 -> Noise.WHITE.samples(LEAD, SOFT, number);
          case 7 -> Noise.PINK.samples(LEAD, SOFT, number);
          case 8 -> Noise.KEYBOARD.samples(LEAD, SOFT, number);
          case 9 -> Noise.HUM.samples(LEAD, SOFT, number);
          case 10, 11, 12 -> greeting(other, lead - 10, f0Hz, voices);
          case 13 -> joined(music(Jingle.SUNG_VOWELS, number), greeting(other, 0, f0Hz, voices));
          case 14 -> voices.say(Language.PORTUGUESE, SPANISH, f0Hz, "guest").samples();
          default -> music(Jingle.values()[lead], number);
        };
    float[] sound = joined(new float[HZ / 2], first, new float[HZ / 4]);
    int second = 0;
    for (int i = 0; i < 4; i++) {
      String sentence = sentences.get((number * 2 + i) % sentences.size());
      float[] speech = voices.say(language, sentence, f0Hz, "speaker" + number % 3).samples();
      sound = joined(sound, speech, new float[i % 2 == 0 ? HZ / 3 : 3 * HZ / 4]);
      second = i == 1 ? sound.length : second;
    }
    return new LanguageClip(language, "lead " + lead, under(sound, lead, number), second);
  }

  /** Some of what came first goes on, softly. */
  private static float[] under(float[] sound, int lead, int seed) {
    int length = sound.length;
    return switch (lead) {
      case 4 -> mixed(sound, Jingle.CHORDS.samples(length, SOFT, seed));
      case 5 -> mixed(sound, Jingle.ARPEGGIO.samples(length, SOFT, seed));
      case 6 -> mixed(sound, Noise.WHITE.samples(length, SOFT / 4, seed));
      case 7 -> mixed(sound, Noise.PINK.samples(length, SOFT / 4, seed));
      case 8 -> mixed(sound, Noise.KEYBOARD.samples(length, SOFT / 4, seed));
      default -> sound;
    };
  }

  private static float[] greeting(Language language, int which, float f0Hz, TestVoices voices) {
    return voices.say(language, GREETINGS.get(language).get(which), f0Hz, "host").samples();
  }

  private static float[] music(Jingle jingle, int seed) {
    return jingle.samples(LEAD, LOUD, seed);
  }

  private static float[] mixed(float[] first, float[] second) {
    float[] both = first.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] += second[i];
    }
    return both;
  }

  /** One after the other. */
  public static float[] joined(float[]... parts) {
    var all = new ArrayList<>(Arrays.asList(parts));
    float[] whole = new float[all.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : all) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
