package io.babelgrid.synthesis.text;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads English words that the dictionary knows, directly or by their endings, in their part of
 * speech and before what follows. The readings are those of misaki 0.9.4, which Kokoro was trained
 * on.
 */
final class EnglishLexicon {

  /** What begins after a word, seen from right to left. */
  enum Next {
    PAUSE,
    VOWEL,
    CONSONANT
  }

  /**
   * What a word stands before.
   *
   * @param to whether the next word is "to"
   */
  record Following(Next sound, boolean to) {
    static final Following NOTHING = new Following(Next.PAUSE, false);
  }

  private static final Set<String> TO = Set.of("to", "To");
  private static final int SHORT_NAME = 7;

  private final EnglishDictionary dictionary;
  private final EnglishEndings endings;

  EnglishLexicon(EnglishDictionary dictionary) {
    this.dictionary = dictionary;
    this.endings = new EnglishEndings(this::known, this::lookUp);
  }

  static boolean isTo(String word, String tag) {
    return TO.contains(word) || (word.equals("TO") && (tag.equals("TO") || tag.equals("IN")));
  }

  /** Phonemes, or null when the word is unknown. */
  @Nullable String read(String word, String tag, Following next) {
    Emphasis emphasis = Emphasis.PLAIN;
    if (!word.equals(lower(word))) {
      emphasis = word.equals(upper(word)) ? Emphasis.SHOUTED : Emphasis.NAMED;
    }
    String reading = functionWord(word, tag, next);
    if (reading != null) {
      return reading;
    }
    String form = commonForm(word, tag, emphasis, next);
    if (known(form)) {
      return lookUp(form, tag, emphasis, next);
    }
    return endings.read(form, tag, emphasis, next);
  }

  /** Letters one after the other, the last one stressed; null when one has no name. */
  @Nullable String spell(String word) {
    var letters = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        String name = dictionary.plain(upper(word.substring(i, i + 1)));
        if (name == null) {
          return null;
        }
        letters.append(name);
      }
    }
    String level = Emphasis.LEVEL.applyTo(letters.toString());
    int last = level.lastIndexOf(Emphasis.SECONDARY);
    return last < 0
        ? level
        : level.substring(0, last) + Emphasis.PRIMARY + level.substring(last + 1);
  }

  /** Words whose sound depends on their neighbours. */
  private @Nullable String functionWord(String word, String tag, Following next) {
    if (initials(word)) {
      return spell(word);
    }
    boolean noun = tag.startsWith("NN");
    String form = lower(word);
    boolean capitals = word.length() > 1 && word.equals(upper(word));
    switch (form) {
      case "a":
        return tag.equals("DT") ? "ɐ" : "ˈA";
      case "am":
        if (noun) {
          return spell(word);
        }
        boolean strong = next.sound == Next.PAUSE || !word.equals("am");
        return strong ? dictionary.plain("am") : "ɐm";
      case "an":
        return capitals && noun ? spell(word) : "ɐn";
      case "i":
        return word.equals("I") && tag.equals("PRP") ? "ˌI" : null;
      case "by":
        return tag.startsWith("RB") ? "bˈI" : null;
      case "to":
        return isTo(word, tag) ? to(next) : null;
      case "in":
        if (capitals && tag.equals("NNP")) {
          return null;
        }
        return next.sound == Next.PAUSE || !tag.equals("IN") ? "ˈɪn" : "ɪn";
      case "the":
        if (capitals && !tag.equals("DT")) {
          return null;
        }
        return next.sound == Next.VOWEL ? "ði" : "ðə";
      case "used":
        boolean habit = next.to && (tag.equals("VBD") || tag.equals("JJ"));
        return dictionary.reading("used", habit ? "VBD" : "DEFAULT", false, false);
      default:
        return null;
    }
  }

  private @Nullable String to(Following next) {
    return switch (next.sound) {
      case PAUSE -> dictionary.plain("to");
      case VOWEL -> "tʊ";
      case CONSONANT -> "tə";
    };
  }

  /** {@code U.S.}, {@code p.m.}: no part longer than two letters. */
  private static boolean initials(String word) {
    int dot = word.indexOf('.', 1);
    if (dot < 0 || dot == word.length() - 1) {
      return false;
    }
    for (String part : word.split("\\.", -1)) {
      if (part.length() > 2 || !part.chars().allMatch(Character::isLetter)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The small-letter form of a capitalised word that is only known in small letters; short proper
   * names keep their capital, they are rarely the common word.
   */
  private String commonForm(String word, String tag, Emphasis emphasis, Following next) {
    if (emphasis == Emphasis.PLAIN || word.length() < 2 || dictionary.contains(word)) {
      return word;
    }
    boolean letters = word.chars().allMatch(c -> Character.isLetter(c) || c == '\'');
    boolean properName = tag.equals("NNP") && word.length() <= SHORT_NAME;
    String tail = word.substring(1);
    boolean regular = word.equals(upper(word)) || tail.equals(lower(tail));
    if (!letters || properName || !regular) {
      return word;
    }
    String form = lower(word);
    boolean readable = dictionary.contains(form) || endings.read(form, tag, emphasis, next) != null;
    return readable ? form : word;
  }

  /** Whether {@link #lookUp} has an answer: an entry, a letter, or capitals that can be spelt. */
  private boolean known(String word) {
    if (word.isEmpty()) {
      return false;
    }
    if (dictionary.contains(word)) {
      return true;
    }
    if (!word.chars().allMatch(EnglishLexicon::isAsciiLetter)) {
      return false;
    }
    String tail = word.substring(1);
    return word.length() == 1 || tail.equals(upper(tail));
  }

  private @Nullable String lookUp(String word, String tag, Emphasis emphasis, Following next) {
    String form = word;
    boolean name = false;
    if (word.equals(upper(word)) && !dictionary.inGold(word)) {
      form = lower(word);
      name = tag.equals("NNP");
    }
    String reading =
        dictionary.reading(form, tag, next.sound == Next.PAUSE, /* useSilver= */ !name);
    if (reading == null || (name && !Emphasis.hasPrimary(reading))) {
      String spelt = spell(form);
      if (spelt != null) {
        return spelt;
      }
    }
    return reading == null ? null : emphasis.applyTo(reading);
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
