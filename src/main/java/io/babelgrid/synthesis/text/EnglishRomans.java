package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Roman numerals in English: Louis the fourteenth, World War two, chapter four, the third Reich.
 * Everything else of these letters is left to the rules for words: I, IV drip, vitamin C, Malcolm
 * X.
 */
final class EnglishRomans {

  /** What is numbered with the numeral behind it. */
  private static final Set<String> NUMBERED =
      Terms.words(
          "war chapter ch part volume vol act scene book phase type level stage grade section sec"
              + " article art title appendix annex unit module tier schedule exhibit figure fig"
              + " table division bowl mark mk episode season verse psalm canto sonnet category"
              + " group step round factor trial study region zone serie quadrant class");

  /** Of these, those that are numbered by letters as often: with them V and X are letters. */
  private static final Set<String> LETTERED =
      Set.of("group", "factor", "type", "category", "zone", "serie", "region", "mark", "unit");

  /** What has its ordinal in front. */
  private static final Set<String> ORDERED =
      Terms.words(
          "century centuries olympiad olympic olympics congress reich corps dynasty legion"
              + " amendment symposium conference crusade international republic lateran"
              + " battalion");

  private static final Set<String> TITLES =
      Terms.words(
          "king queen pope emperor empress tsar czar kaiser sultan shah pharaoh prince princess");

  /** Products whose X is the number. */
  private static final Set<String> TENTH = Set.of("iphone", "os", "fantasy");

  /** A numeral that goes on after the first one of its name. */
  private static final Pattern SECOND = Pattern.compile(" (?:and|or|to) [IVX]{2,7}" + Amount.END);

  /** What says that I is a person who does something. */
  private static final Set<String> DONE_BY_ME =
      Terms.words(
          "am was have had has will would can could shall should do did may might must think thought"
              + " know knew guess believe want wanted need needed like liked love loved see saw"
              + " feel felt hear heard hope mean meant wonder say said tell told ask asked go"
              + " went get got give gave come came make made find found take took read wrote"
              + " work worked use used try tried just really also never always still already"
              + " suppose remember understand agree expect bought met gotta don didn can couldn"
              + " won wouldn haven ain");

  /** Words whose capital only says that a sentence begins. */
  private static final Set<String> FUNCTION_WORDS =
      Terms.words(
          "a an the this that my your his her its our their and or but with of for in on by via"
              + " start give no any one some i we you he she they it is was are");

  private static final Pattern ENDS = Pattern.compile("\\s*$|[.,;:!?)]");

  private EnglishRomans() {}

  static List<Rule> rules() {
    List<Rule> wars =
        List.of(
            Rule.of("WW(?=I{1,2}" + Amount.END + ")", (m, around) -> "World War"),
            Rule.of("(?<=(?<!\\p{L})WW)I{1,2}" + Amount.END, EnglishRomans::war));
    return Stream.of(wars, RomanNumeral.rules(EnglishRomans::read, "to"))
        .flatMap(List::stream)
        .toList();
  }

  private static String war(MatchResult match, Surroundings around) {
    return EnglishNumbers.cardinal(match.group().length());
  }

  private static @Nullable String read(MatchResult match, Surroundings around) {
    RomanNumeral numeral = RomanNumeral.of(match.group(1), around);
    boolean pronoun =
        numeral.letters().equals("I")
            && DONE_BY_ME.contains(numeral.after().toLowerCase(Locale.ROOT));
    if (numeral.value() == 0 || pronoun) {
      return null;
    }
    String words = words(numeral, around);
    return words == null || match.group(2) == null ? words : words + match.group(2);
  }

  private static @Nullable String words(RomanNumeral numeral, Surroundings around) {
    String ordinal = EnglishNumbers.ordinal(numeral.value());
    String cardinal = EnglishNumbers.cardinal(numeral.value());
    boolean letter = numeral.oneLetter();
    if (!numeral.small() && !letter && ORDERED.contains(numeral.after().toLowerCase(Locale.ROOT))) {
      return ordinal;
    }
    if (NUMBERED.contains(numeral.counted(1))) {
      return numbers(numeral) ? cardinal : null;
    }
    if (numeral.small() || !numeral.simple()) {
      return numeral.isLong() && !numeral.small()
          ? EnglishNumbers.writtenYear(String.valueOf(numeral.value()))
          : null;
    }
    if (ruler(numeral, around)) {
      return "the " + ordinal;
    }
    if (!letter && numeral.word(1).equals("the")) {
      return ordinal;
    }
    if (numeral.isTenthOf(TENTH)) {
      return cardinal;
    }
    return !letter && named(numeral) ? cardinal : null;
  }

  /** Whether the letters number the thing before them. */
  private static boolean numbers(RomanNumeral numeral) {
    String thing = numeral.counted(1);
    return switch (numeral.letters()) {
      case "I" -> Character.isUpperCase(numeral.word(1).charAt(0));
      case "V", "X" -> !LETTERED.contains(thing);
      default -> !numeral.isLetters();
    };
  }

  /**
   * Whether it belongs to the name of a person: a name that rulers bear, a title or both before.
   */
  private static boolean ruler(RomanNumeral numeral, Surroundings around) {
    String name = numeral.word(1);
    if (!RomanNumeral.capitalised(name)) {
      return false;
    }
    boolean titled = numeral.titled(TITLES);
    if (numeral.letters().equals("I")) {
      boolean ends = ENDS.matcher(around.after()).lookingAt();
      boolean list = SECOND.matcher(around.after()).lookingAt();
      boolean clear = titled || ends || list || numeral.after().equals("of");
      return clear && (titled || RomanNumeral.isName(name));
    }
    return titled || RomanNumeral.isName(name) || (numeral.isHeirs() && !name.equals("War"));
  }

  /** Two letters or more behind a name of anything, or three behind anything. */
  private static boolean named(RomanNumeral numeral) {
    String before = numeral.word(1);
    boolean name =
        Character.isUpperCase(before.isEmpty() ? ' ' : before.charAt(0))
            && !FUNCTION_WORDS.contains(before.toLowerCase(Locale.ROOT));
    return numeral.isSure() || (name && !numeral.letters().equals("XXX"));
  }
}
