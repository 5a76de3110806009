package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * How Portuguese and Spanish read Roman numerals. Rulers and centuries are ordinals up to ten and
 * cardinals from there on, events are ordinals before their noun, all else that is numbered is a
 * cardinal. What remains of these letters is left to the rules for words: vitamina C, Malcolm X.
 *
 * @param parts of works and laws: X is ten
 * @param numbered what else is numbered with the numeral behind it: X may be a letter
 * @param events what has its ordinal in front
 * @param titles of rulers
 * @param womensTitles of those whose number is feminine
 */
record RomanReading(
    Set<String> parts,
    Set<String> numbered,
    Set<String> events,
    Set<String> titles,
    Set<String> womensTitles,
    Words words) {

  private static final int LAST_ORDINAL = 10;

  /** Products whose X is the number. */
  private static final Set<String> TENTH = Set.of("iphone", "os");

  /** What differs by language. */
  interface Words {

    boolean isCentury(RomanNumeral numeral);

    /** Whether it is a verb when it is written in small letters. */
    default boolean isVerb(String letters) {
      return false;
    }

    String cardinal(int value);

    /** Of a ruler or a century. */
    String ordinal(int value, boolean feminine);

    /** Before the noun of an event. */
    String ordinal(int value, String event);
  }

  List<Rule> rules() {
    return RomanNumeral.rules(this::read, "a");
  }

  private @Nullable String read(MatchResult match, Surroundings around) {
    RomanNumeral numeral = RomanNumeral.of(match.group(1), around);
    return numeral.value() == 0 ? null : words(numeral);
  }

  private @Nullable String words(RomanNumeral numeral) {
    if (words.isCentury(numeral)) {
      return upToTen(numeral, false);
    }
    String thing = numeral.counted(1);
    boolean part = parts.contains(thing);
    if (part || numbered.contains(thing)) {
      return numbers(numeral, part) ? cardinal(numeral) : null;
    }
    if (numeral.small()) {
      return null;
    }
    String event = numeral.after().toLowerCase(Locale.ROOT);
    if (numeral.simple() && events.contains(event)) {
      return words.ordinal(numeral.value(), event);
    }
    if (!numeral.simple()) {
      return numeral.isLong() ? cardinal(numeral) : null;
    }
    String name = numeral.word(1);
    if (numeral.isTenthOf(TENTH)) {
      return cardinal(numeral);
    }
    if (RomanNumeral.capitalised(name)) {
      return named(numeral, name);
    }
    return numeral.isSure() || (!numeral.oneLetter() && numeral.after().equals("de"))
        ? cardinal(numeral)
        : null;
  }

  private boolean numbers(RomanNumeral numeral, boolean part) {
    boolean verb = numeral.small() && words.isVerb(numeral.letters());
    return numeral.letters().equals("X") ? part : !numeral.isLetters() && !verb;
  }

  private @Nullable String named(RomanNumeral numeral, String name) {
    boolean titled = numeral.titled(titles);
    boolean lady = numeral.titled(womensTitles);
    if (titled || lady || RomanNumeral.isName(name)) {
      return upToTen(numeral, lady || (!titled && RomanNumeral.isWomansName(name)));
    }
    if (numeral.oneLetter() && !numeral.letters().equals("I")) {
      return null;
    }
    boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
    if (shouted && numeral.letters().length() < 3) {
      return null;
    }
    return numeral.isHeirs()
        ? upToTen(numeral, RomanNumeral.isWomansName(numeral.word(2)))
        : cardinal(numeral);
  }

  private String upToTen(RomanNumeral numeral, boolean feminine) {
    return numeral.value() <= LAST_ORDINAL
        ? words.ordinal(numeral.value(), feminine)
        : cardinal(numeral);
  }

  private String cardinal(RomanNumeral numeral) {
    return words.cardinal(numeral.value());
  }
}
