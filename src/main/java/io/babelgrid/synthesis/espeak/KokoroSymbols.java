package io.babelgrid.synthesis.espeak;

import io.babelgrid.synthesis.text.PhonemeAlphabet;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * IPA as espeak-ng writes it, in the alphabet that Kokoro was taught: affricates and falling
 * diphthongs are one symbol each.
 */
final class KokoroSymbols {

  /** The mark of a word that is read in another language. */
  private static final Pattern SWITCH = Pattern.compile("\\([a-z-]+\\)");

  private static final List<Map.Entry<String, String>> ONE =
      List.of(
          Map.entry("a^ɪ", "I"),
          Map.entry("a^ʊ", "W"),
          Map.entry("e^ɪ", "A"),
          Map.entry("o^ʊ", "O"),
          Map.entry("ə^ʊ", "Q"),
          Map.entry("ɔ^ɪ", "Y"),
          Map.entry("d^z", "ʣ"),
          Map.entry("d^ʒ", "ʤ"),
          Map.entry("t^s", "ʦ"),
          Map.entry("t^ʃ", "ʧ"),
          Map.entry("r.", "ɽ"),
          Map.entry("g", "ɡ"));

  private KokoroSymbols() {}

  static String of(String ipa) {
    String text = SWITCH.matcher(Normalizer.normalize(ipa, Normalizer.Form.NFC)).replaceAll("");
    for (Map.Entry<String, String> each : ONE) {
      text = text.replace(each.getKey(), each.getValue());
    }
    String decomposed = Normalizer.normalize(text.replace("ç", "\uE000"), Normalizer.Form.NFD);
    var known = new StringBuilder();
    for (char symbol : decomposed.replace("\uE000", "ç").toCharArray()) {
      if (PhonemeAlphabet.sounds(symbol)) {
        known.append(symbol);
      }
    }
    return known.toString().strip().replaceAll(" +", " ");
  }
}
