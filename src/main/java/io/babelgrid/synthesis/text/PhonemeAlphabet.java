package io.babelgrid.synthesis.text;

/** The phoneme symbols that Kokoro has tokens for (vocab of Kokoro-82M, 114 symbols). */
final class PhonemeAlphabet {

  /** Punctuation that shapes the melody, straight quotes aside: normalisers turn those. */
  static final String PUNCTUATION = ";:,.!?—…()“”";

  private static final String SYMBOLS =
      PUNCTUATION
          + "\" \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧ"
          + "ʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ";

  private PhonemeAlphabet() {}

  static boolean contains(char symbol) {
    return SYMBOLS.indexOf(symbol) >= 0;
  }
}
