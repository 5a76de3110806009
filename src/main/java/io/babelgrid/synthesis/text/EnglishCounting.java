package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.Set;

/** What English words around a number say about it. */
final class EnglishCounting {

  private static final Set<String> FUNCTION_WORDS =
      Terms.words(
          "of in on at to for from by with and or but is are was were be been has have had will would"
              + " can could may might must do does did that which who when where while if as than"
              + " then not no so up down away off out over under apart each per this his its thus"
              + " plus minus times equals always perhaps yes");

  private static final Countable COUNTABLE =
      new Countable(
          FUNCTION_WORDS,
          Terms.words(
              "meters metres kilometers kilometres centimeters millimeters miles yards feet inches"
                  + " grams kilograms kilos milligrams tons tonnes pounds ounces liters litres"
                  + " milliliters gallons seconds minutes degrees percent points volts watts amps"
                  + " newtons joules radians thousand million billion trillion millions billions"),
          Terms.words("people men women children mice sheep fish them"));

  private static final Set<String> DIMENSIONS =
      Terms.words("tall wide long deep high thick across");

  private static final Set<String> ONE_OF = Terms.words("a an each every another one");
  private static final Set<String> DETERMINERS =
      Terms.words("the this that my your his her its our their no first second third last");

  private EnglishCounting() {}

  /** A number in its place; before things that are counted either separator groups. */
  static Amount amount(String written, Surroundings around) {
    return COUNTABLE.follows(around.after()) ? Amount.ofEither(written) : Amount.of(written, ',');
  }

  /** A measured number: 1.500 km is one and a half thousand where the fraction is round. */
  static Amount measured(String written) {
    Amount amount = Amount.of(written, ',');
    boolean round = amount.mayBeGrouped() && written.endsWith("00");
    return round ? Amount.ofEither(written) : amount;
  }

  static boolean thingsFollow(Surroundings around) {
    return COUNTABLE.follows(around.after());
  }

  /**
   * Whether an amount stands as an adjective before its noun, which takes the singular of the unit:
   * a ten meter passage, the five dollar note.
   */
  static boolean attributive(Surroundings around) {
    String next = around.wordAfter();
    if (next.isEmpty()) {
      return false;
    }
    String article = around.lettersBefore(1);
    if (ONE_OF.contains(article)) {
      return true;
    }
    return DETERMINERS.contains(article) && !FUNCTION_WORDS.contains(next);
  }

  /** Whether the word after a match is none that stands behind a measure: wide, of, and. */
  static boolean nounFollows(Surroundings around) {
    String next = around.wordAfter();
    return !next.isEmpty() && !FUNCTION_WORDS.contains(next) && !DIMENSIONS.contains(next);
  }

  /** What joins the ends of a range: from five to ten, between five and ten. */
  static String joint(Surroundings around) {
    return around.lettersBefore(1).equals("between") ? " and " : " to ";
  }
}
