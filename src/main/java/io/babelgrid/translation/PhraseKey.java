package io.babelgrid.translation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What two writings of one phrase have in common: their words, without casing and punctuation. */
final class PhraseKey {

  private final Locale locale;

  PhraseKey(Locale locale) {
    this.locale = locale;
  }

  /** The words, joined by spaces; empty when there are none. */
  String of(List<String> words) {
    var key = new StringBuilder();
    for (String word : words) {
      append(word, key);
    }
    return key.toString();
  }

  /** Apostrophes and hyphens count within a word only: "Uh-huh", "don't". */
  private void append(String word, StringBuilder key) {
    String plain =
        Normalizer.normalize(word, Normalizer.Form.NFC).replace('\u2019', '\'').toLowerCase(locale);
    int from = key.length();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      boolean joint =
          (c == '\'' || c == '-')
              && i > 0
              && i + 1 < plain.length()
              && Character.isLetterOrDigit(plain.charAt(i - 1))
              && Character.isLetterOrDigit(plain.charAt(i + 1));
      if (letter || joint) {
        if (from > 0 && key.length() == from) {
          key.append(' ');
        }
        key.append(c);
      }
    }
  }
}
