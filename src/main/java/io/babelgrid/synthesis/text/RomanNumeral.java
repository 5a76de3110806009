package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Reading;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Roman numeral in its sentence. Whether letters are a numeral at all is for its neighbours to
 * say: a name or a thing that is numbered before it, an event after it.
 *
 * @param letters in capitals
 * @param value 1..3999
 * @param small whether it is written in small letters
 * @param before up to three words before it, the nearest first, other numerals of a list left out
 * @param after the word after it, or empty
 */
record RomanNumeral(String letters, int value, boolean small, List<String> before, String after) {

  /** Letters of a numeral that nothing touches, and a possessive ending. */
  private static final String REGEX =
      "(?<![\\p{L}\\p{M}\\d'])([IVXLCDM]{1,9}|[ivx]{2,7})('s)?(?![\\p{L}\\p{M}\\d]|'\\p{L})";

  /** A dash before a numeral. */
  private static final String DASH = "[-–]\\s?(?=[IVXLC]{1,7}" + Amount.END + ")";

  private static final Pattern NUMERAL_BEFORE = Pattern.compile("(?<!\\p{L})[IVXLC]{2,7}\\s?$");
  private static final Pattern NUMERAL_AFTER = Pattern.compile("[IVXLC]{2,7}");
  private static final Pattern LETTER_BEFORE = Pattern.compile("(?<!\\p{L})[IVXLC]\\s?$");

  private static final String[] SYMBOLS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };
  private static final int LARGEST = 3999;
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private static final Set<String> LETTERS = Set.of("C", "D", "L", "M", "CC", "CV");
  private static final int LONG = 5;

  /** Numerals of the same list: {@code séculos XIX e XX}, {@code Parts I-III}. */
  private static final Pattern LIST =
      Pattern.compile(
          "(?:(?<!\\p{L})[IVXLC]{1,7}(?:\\s?[,/–-]\\s?|,?\\s(?:and|to|or|through|e|a|ao|ou|y|al)\\s)){1,3}$");

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern OPENING = Pattern.compile("^[^\\p{L}\\d]{1,40}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** First names of people who are told apart by numbers, without accents; f for women. */
  private static final Map<String, String> NAMES = WordTable.load("numbered-names.txt");

  RomanNumeral {
    before = List.copyOf(before);
  }

  /**
   * What numerals are read by.
   *
   * @param read reads what {@link #REGEX} matched
   * @param to said between two of them
   */
  static List<Rule> rules(Reading read, String to) {
    return List.of(Rule.of(REGEX, read), Rule.of(DASH, (m, around) -> joins(around) ? to : null));
  }

  /** Whether what {@link #DASH} matched stands between two numerals, one of two letters or more. */
  private static boolean joins(Surroundings around) {
    String before = around.before();
    return NUMERAL_BEFORE.matcher(before).find()
        || (LETTER_BEFORE.matcher(before).find()
            && NUMERAL_AFTER.matcher(around.after()).lookingAt());
  }

  /** The numeral that {@link #REGEX} matched; its value is 0 when it is none. */
  static RomanNumeral of(String written, Surroundings around) {
    String letters = written.toUpperCase(Locale.ROOT);
    String context = LIST.matcher(around.before()).replaceFirst("");
    List<String> words = List.of();
    if (context.endsWith(" ")) {
      List<String> all =
          Arrays.stream(SPACES.split(context.strip()))
              .map(word -> OPENING.matcher(word).replaceFirst(""))
              .toList();
      words = all.subList(Math.max(0, all.size() - 3), all.size()).reversed();
    }
    boolean small = !letters.equals(written);
    return new RomanNumeral(letters, value(letters), small, words, around.wordAfter());
  }

  /** The value of a numeral as it is properly written, else 0. */
  static int value(String letters) {
    int value = 0;
    int at = 0;
    for (int i = 0; i < VALUES.length; i++) {
      while (value < LARGEST && letters.startsWith(SYMBOLS[i], at)) {
        value += VALUES[i];
        at += SYMBOLS[i].length();
      }
    }
    return value <= LARGEST && written(value).equals(letters) ? value : 0;
  }

  private static String written(int value) {
    var letters = new StringBuilder();
    int rest = value;
    for (int i = 0; i < VALUES.length; i++) {
      letters.repeat(SYMBOLS[i], rest / VALUES[i]);
      rest %= VALUES[i];
    }
    return letters.toString();
  }

  /** The word {@code back} places before it, or empty; 1 is the nearest. */
  String word(int back) {
    return back <= before.size() ? before.get(back - 1) : "";
  }

  /** That word as a thing that is counted: in small letters, without period and plural. */
  String counted(int back) {
    String word = word(back).toLowerCase(Locale.ROOT).replace(".", "");
    boolean plural = word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** Whether a title stands before the name that it numbers, or before that one's other name. */
  boolean titled(Set<String> titles) {
    return titles.contains(lower(word(2))) || titles.contains(lower(word(3)));
  }

  /** Whether it numbers a person of any first name, as in Henry Ford II. */
  boolean isHeirs() {
    return !oneLetter() && isName(word(2));
  }

  /** Whether it is the X of a product of which there was a ninth, or might have been. */
  boolean isTenthOf(Set<String> products) {
    return letters.equals("X") && products.contains(lower(word(1)));
  }

  /**
   * Whether its letters, behind a thing that is numbered, are rather a letter or an abbreviation.
   */
  boolean isLetters() {
    return LETTERS.contains(letters) || !letters.chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
  }

  /** Whether it can hardly be anything else: two I, or three letters but sizes. */
  boolean isSure() {
    return letters.equals("II") || (letters.length() > 2 && !letters.equals("XXX"));
  }

  /** Whether it is as long as years are. */
  boolean isLong() {
    return letters.length() >= LONG;
  }

  /** Whether it is made of I, V and X alone, as all small numbers are. */
  boolean simple() {
    return letters.chars().allMatch(c -> "IVX".indexOf(c) >= 0);
  }

  boolean oneLetter() {
    return letters.length() == 1;
  }

  /** Whether a word is a first name that people with numbers bear. */
  static boolean isName(String word) {
    return capitalised(word) && NAMES.containsKey(plain(word));
  }

  static boolean isWomansName(String word) {
    return "f".equals(NAMES.get(plain(word)));
  }

  /** A capital and letters alone. */
  static boolean capitalised(String word) {
    return word.length() > 1
        && Character.isUpperCase(word.charAt(0))
        && word.chars().allMatch(Character::isLetter);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String plain(String word) {
    String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("");
  }
}
