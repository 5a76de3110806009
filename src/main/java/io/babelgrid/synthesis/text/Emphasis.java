package io.babelgrid.synthesis.text;

/** How strongly a word is said, and what that does to its stress marks. */
enum Emphasis {
  /** As the dictionary has it. */
  PLAIN,
  /** Part of a longer word that has its stress elsewhere. */
  SUBORDINATE,
  /** Letters said one by one, before the last of them gets the stress. */
  LEVEL,
  /** Written with a capital: never without any stress. */
  NAMED,
  /** Written in capitals: never without primary stress. */
  SHOUTED;

  static final char PRIMARY = 'ˈ';
  static final char SECONDARY = 'ˌ';
  private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";

  static boolean isVowel(char phoneme) {
    return VOWELS.indexOf(phoneme) >= 0;
  }

  static boolean hasPrimary(String phonemes) {
    return phonemes.indexOf(PRIMARY) >= 0;
  }

  String applyTo(String phonemes) {
    boolean primary = hasPrimary(phonemes);
    boolean marked = primary || phonemes.indexOf(SECONDARY) >= 0;
    return switch (this) {
      case PLAIN -> phonemes;
      case SUBORDINATE -> primary ? demoted(phonemes) : phonemes;
      case LEVEL -> primary ? demoted(phonemes) : marked ? phonemes : marked(phonemes, SECONDARY);
      case NAMED -> marked ? phonemes : marked(phonemes, SECONDARY);
      case SHOUTED -> {
        if (primary) {
          yield phonemes;
        }
        yield marked ? phonemes.replace(SECONDARY, PRIMARY) : marked(phonemes, PRIMARY);
      }
    };
  }

  private static String demoted(String phonemes) {
    return phonemes.replace(String.valueOf(SECONDARY), "").replace(PRIMARY, SECONDARY);
  }

  /** The mark goes before the first vowel; without a vowel there is nothing to stress. */
  private static String marked(String phonemes, char mark) {
    for (int i = 0; i < phonemes.length(); i++) {
      if (isVowel(phonemes.charAt(i))) {
        return phonemes.substring(0, i) + mark + phonemes.substring(i);
      }
    }
    return phonemes;
  }
}
