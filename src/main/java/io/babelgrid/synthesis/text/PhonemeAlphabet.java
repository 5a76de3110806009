package io.babelgrid.synthesis.text;

/** The phoneme symbols that Kokoro has tokens for (vocab of Kokoro-82M, 114 symbols). */
public final class PhonemeAlphabet {

  /** Punctuation that shapes the melody, straight quotes aside: normalisers turn those. */
  static final String PUNCTUATION = ";:,.!?—…()“”";

  private static final String SYMBOLS =
      PUNCTUATION
          + "\" \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧ"
          + "ʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ";

  private PhonemeAlphabet() {}

  /** Whether it is a sound or belongs to one, or is the space between words: no punctuation. */
  public static boolean sounds(char symbol) {
    return contains(symbol) && PUNCTUATION.indexOf(symbol) < 0 && symbol != '"';
  }

  static boolean contains(char symbol) {
    return SYMBOLS.indexOf(symbol) >= 0;
  }
}
