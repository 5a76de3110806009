package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * English text to words. What comes out are words (letters, inner apostrophes, hyphens and the
 * periods of initials) and punctuation of the alphabet.
 */
final class EnglishNormalizer {

  private static final String NUMBER = "(" + Amount.REGEX + ")";

  /** A minus touches its number and nothing before it. */
  private static final String SIGNED = "((?<![\\p{L}\\d)])-)?" + NUMBER;

  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?";
  private static final String SCALE =
      "(?:\\s?(thousand|million|billion|trillion|bn|[kKmM])(?!\\w))?";
  private static final String CURRENCY = Terms.anyOf(EnglishTerms.CURRENCIES);
  private static final String END = "(?![\\p{L}\\d])";

  private static final Map<String, String> SCALES =
      Map.of("k", "thousand", "m", "million", "bn", "billion");

  private static final WebAddress ADDRESS =
      new WebAddress(
          Terms.pairs(
              ".=dot; -=dash; _=underscore; /=slash; @=at; +=plus; ?=question mark; ==equals"
                  + "; &=and; #=hash; %=percent; :=colon; ~=tilde"),
          letters -> letters.equals("www") ? "W.W.W." : letters,
          digits -> digits.length() <= 4 ? EnglishNumbers.integer(digits) : spellDigits(digits));

  private final TextScanner scanner = new TextScanner(rules(), PhonemeAlphabet.PUNCTUATION);

  SpokenText normalize(String text) {
    return scanner.scan(text);
  }

  private static List<Rule> rules() {
    return Stream.of(addressesDatesAndTimes(), amounts(), words(), marks())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> addressesDatesAndTimes() {
    return List.of(
        Rule.of(WebAddress.EMAIL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(WebAddress.URL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(Marks.EMOTICON, Marks::emoticon),
        Rule.of("(\\d{4})-(\\d{2})-(\\d{2})" + END, (m, around) -> date(m, 1, 2, 3)),
        Rule.of("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})" + END, EnglishNormalizer::slashDate),
        Rule.of(
            MONTH
                + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%.]\\d|\\d|\\p{L})(?:(,?) (\\d{4})"
                + END
                + ")?",
            EnglishNormalizer::monthDay),
        Rule.of("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH, EnglishNormalizer::dayMonth),
        Rule.of(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?([AaPp])(?:\\.\\s?[Mm]\\.?|[Mm])"
                + END
                + ")?(?!\\d)",
            EnglishNormalizer::clock),
        Rule.of(
            "(\\d{1,2})\\s?([AaPp])(?:\\.\\s?[Mm]\\.?|[Mm])" + END, EnglishNormalizer::fullHour));
  }

  private static List<Rule> amounts() {
    return List.of(
        Rule.of(
            "(-)?(" + CURRENCY + ")\\s?(-)?" + NUMBER + SCALE,
            (m, around) -> sign(m, 1, 3) + money(m.group(2), m.group(4), m.group(5))),
        Rule.of(
            SIGNED + SCALE + "\\s?(" + CURRENCY + ")" + END,
            (m, around) -> sign(m, 1) + money(m.group(4), m.group(2), m.group(3))),
        Rule.of(SIGNED + "\\s?%", (m, around) -> sign(m, 1) + number(m.group(2)) + " percent"),
        Rule.of(SIGNED + "\\s?°\\s?([CFK])?(?!\\p{L})", EnglishNormalizer::degrees),
        Rule.of("'?(\\d{1,2})?([1-9]0)'?s" + END, EnglishNormalizer::decade),
        Rule.of(SIGNED + "\\s?([\\p{L}µ/²³]{1,6})" + END, EnglishNormalizer::measure),
        Rule.of(
            "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:st|nd|rd|th)" + END,
            EnglishNormalizer::ordinal),
        Rule.of(
            "(\\d)'\\s?(\\d{1,2})(?:\"|''|”)",
            (m, around) -> number(m.group(1)) + " foot " + number(m.group(2))),
        Rule.of("(\\d{1,3})/(\\d{1,3})(?![\\d/])", EnglishNormalizer::fraction),
        Rule.of(
            "(?:\\+?\\d{1,3}[ .-])?\\(?\\d{3}\\)?[ .-]\\d{3}[.-]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)"
                + "|\\+\\d{1,3}(?:[ .-]?\\d{2,5}){2,5}(?!\\d)",
            (m, around) -> phone(m.group())),
        Rule.of("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", EnglishNormalizer::version),
        Rule.of(
            "(\\d{1,6})\\s?[-–]\\s?(\\d{1,6})" + END,
            (m, around) -> year(m.group(1)) + " to " + year(m.group(2))),
        Rule.of(SIGNED, (m, around) -> sign(m, 1) + year(m.group(2))));
  }

  private static List<Rule> words() {
    return List.of(
        Rule.of("(?:No|Nos)\\.\\s?(?=\\d)", (m, around) -> "number"),
        Rule.of("#(?=\\d)", (m, around) -> "number"),
        Rule.of("#(?=\\p{L})", (m, around) -> "hashtag"),
        Rule.of("St\\. (?=\\p{Lu})", (m, around) -> "Saint"),
        Rule.of("St\\.", (m, around) -> "Street"),
        Rule.of("Ph\\.\\s?D\\.?", (m, around) -> "PhD" + Marks.sentenceEnd(around)),
        Rule.of("and/or" + END, (m, around) -> "and or"),
        Rule.of(
            "(" + Terms.anyOf(EnglishTerms.ABBREVIATIONS) + ")\\.",
            EnglishNormalizer::abbreviation),
        Rule.of("(?:\\p{L}\\.){2,8}(?!\\p{L}\\p{L})", EnglishNormalizer::initials),
        Rule.of("'(?:tis|twas|cause|em|til|n)" + END + "'?", (m, around) -> m.group()),
        Rule.of(
            "\\p{L}[\\p{L}\\p{M}]{0,99}(?:['-]\\p{L}[\\p{L}\\p{M}]{0,99}){0,9}",
            (m, around) -> m.group()));
  }

  private static List<Rule> marks() {
    return List.of(
        Rule.of("\\.(?=\\p{Ll})(?<=\\p{L}\\.)", (m, around) -> "dot"),
        Rule.of("(?:\\.\\s?){2,9}(?<=\\.)", (m, around) -> "…"),
        Rule.of("-{2,9}|–|(?<=\\s)-(?=\\s)", (m, around) -> "—"),
        Rule.of("([!?;:,…—])(?:\\1){1,99}", (m, around) -> m.group(1)),
        Rule.of("[\"„‟]", (m, around) -> Marks.opensQuote(around) ? "“" : "”"),
        Rule.of("[«»\\[{\\]}]", (m, around) -> Marks.bracket(m.group())),
        Rule.of(
            "[±≈~]\\s?(?=\\d)",
            (m, around) -> m.group().startsWith("±") ? "plus or minus" : "about"),
        Rule.of(Terms.anyOf(EnglishTerms.SYMBOLS), EnglishNormalizer::symbol));
  }

  private static String sign(MatchResult match, int... groups) {
    for (int group : groups) {
      if (match.group(group) != null) {
        return "minus ";
      }
    }
    return "";
  }

  private static @Nullable String date(MatchResult match, int year, int month, int day) {
    int m = Integer.parseInt(match.group(month));
    int d = Integer.parseInt(match.group(day));
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    String name = EnglishTerms.MONTHS.get(m - 1);
    return name + " " + EnglishNumbers.ordinal(d) + ", " + year(match.group(year));
  }

  /** Month first, unless only the other order can be a date. */
  private static @Nullable String slashDate(MatchResult match, Surroundings around) {
    boolean monthFirst = Integer.parseInt(match.group(1)) <= 12;
    return monthFirst ? date(match, 3, 1, 2) : date(match, 3, 2, 1);
  }

  private static @Nullable String monthDay(MatchResult match, Surroundings around) {
    int day = Integer.parseInt(match.group(2));
    if (day < 1 || day > 31) {
      return null;
    }
    String year = match.group(4) == null ? "" : match.group(3) + " " + year(match.group(4));
    return monthName(match.group(1)) + " " + EnglishNumbers.ordinal(day) + year;
  }

  private static @Nullable String dayMonth(MatchResult match, Surroundings around) {
    int day = Integer.parseInt(match.group(1));
    if (day < 1 || day > 31) {
      return null;
    }
    String article = around.before().toLowerCase(Locale.ROOT).endsWith("the ") ? "" : "the ";
    return article + EnglishNumbers.ordinal(day) + " of " + monthName(match.group(2));
  }

  private static String monthName(String written) {
    return EnglishTerms.MONTHS.get(EnglishTerms.month(written) - 1);
  }

  private static @Nullable String clock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59) {
      return null;
    }
    if (minute == 0 && hour % 24 == 0 && match.group(3) == null) {
      return "midnight";
    }
    var words = new StringBuilder(EnglishNumbers.cardinal(hour));
    if (minute > 0) {
      words.append(minute < 10 ? " oh " : " ").append(EnglishNumbers.cardinal(minute));
    }
    if (match.group(3) != null) {
      int second = Integer.parseInt(match.group(3));
      words.append(" and ").append(EnglishNumbers.cardinal(second));
      words.append(second == 1 ? " second" : " seconds");
    }
    if (match.group(4) != null) {
      words.append(half(match.group(4), around));
    } else if (minute == 0 && match.group(3) == null) {
      words.append(hour >= 1 && hour <= 12 ? " o'clock" : " hundred");
    }
    return words.toString();
  }

  private static @Nullable String fullHour(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    return hour > 24 ? null : EnglishNumbers.cardinal(hour) + half(match.group(2), around);
  }

  private static String half(String letter, Surroundings around) {
    String initials = letter.equalsIgnoreCase("a") ? " A.M." : " P.M.";
    return initials + Marks.newSentence(around);
  }

  private static String money(String currencySign, String written, @Nullable String scale) {
    var currency = EnglishTerms.CURRENCIES.get(currencySign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + currencySign);
    }
    if (scale != null) {
      String full = SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), scale);
      return number(written) + " " + full + " " + currency.unit().plural();
    }
    var amount = Amount.of(written, ',');
    String fraction = amount.fraction();
    if (fraction == null || currency.cent() == null || fraction.length() != 2) {
      return number(written) + " " + counted(currency.unit(), amount.one());
    }
    int cents = Integer.parseInt(fraction);
    String centWords = EnglishNumbers.cardinal(cents) + " " + counted(currency.cent(), cents == 1);
    if (amount.whole().matches("0+") && cents > 0) {
      return centWords;
    }
    String units =
        EnglishNumbers.integer(amount.whole())
            + " "
            + counted(currency.unit(), amount.whole().equals("1"));
    return cents == 0 ? units : units + " and " + centWords;
  }

  private static String counted(Terms.Noun noun, boolean one) {
    return one ? noun.singular() : noun.plural();
  }

  private static String degrees(MatchResult match, Surroundings around) {
    String scale = match.group(3) == null ? "" : match.group(3);
    boolean one = Amount.of(match.group(2), ',').one();
    String name =
        switch (scale) {
          case "C" -> " Celsius";
          case "F" -> " Fahrenheit";
          case "K" -> " Kelvin";
          default -> "";
        };
    return sign(match, 1) + number(match.group(2)) + (one ? " degree" : " degrees") + name;
  }

  private static @Nullable String measure(MatchResult match, Surroundings around) {
    var unit = EnglishTerms.UNITS.get(match.group(3));
    if (unit == null) {
      return null;
    }
    boolean one = Amount.of(match.group(2), ',').one();
    return sign(match, 1) + number(match.group(2)) + " " + counted(unit, one);
  }

  private static String ordinal(MatchResult match, Surroundings around) {
    return EnglishNumbers.ordinal(Long.parseLong(match.group(1).replace(",", "")));
  }

  private static @Nullable String decade(MatchResult match, Surroundings around) {
    String tens = EnglishNumbers.cardinal(Integer.parseInt(match.group(2)));
    if (match.group(2).equals("10")) {
      return null;
    }
    String century = match.group(1) == null ? "" : EnglishNumbers.integer(match.group(1)) + " ";
    return century + tens.substring(0, tens.length() - 1) + "ies";
  }

  private static String fraction(MatchResult match, Surroundings around) {
    int above = Integer.parseInt(match.group(1));
    int below = Integer.parseInt(match.group(2));
    var part = EnglishTerms.DENOMINATORS.get(below);
    if (part == null || above < 1 || above >= below) {
      return number(match.group(1)) + " slash " + number(match.group(2));
    }
    return EnglishNumbers.cardinal(above) + " " + counted(part, above == 1);
  }

  private static String phone(String written) {
    var words = new StringBuilder();
    for (String group : written.split("\\D+", -1)) {
      if (!group.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(EnglishNumbers.digits(group));
      }
    }
    return (written.startsWith("+") ? "plus " : "") + words;
  }

  private static String spellDigits(String digits) {
    return EnglishNumbers.digits(digits);
  }

  /** Version and network numbers; amounts with grouping are not. */
  private static @Nullable String version(MatchResult match, Surroundings around) {
    if (match.group().matches("\\d{1,3}(?:\\.\\d{3})+")) {
      return null;
    }
    var words = new StringBuilder();
    for (String group : match.group().split("\\.", -1)) {
      words.append(words.isEmpty() ? "" : " point ").append(EnglishNumbers.integer(group));
    }
    return words.toString();
  }

  private static String number(String written) {
    var amount = Amount.of(written, ',');
    String fraction = amount.fraction();
    return fraction == null
        ? EnglishNumbers.integer(amount.whole())
        : EnglishNumbers.decimal(amount.whole(), fraction);
  }

  /** Four digits of our age are taken for a year. */
  private static String year(String written) {
    boolean plain = written.length() == 4 && written.matches("1[1-9]\\d\\d|20\\d\\d");
    return plain ? EnglishNumbers.year(Integer.parseInt(written)) : number(written);
  }

  private static String abbreviation(MatchResult match, Surroundings around) {
    String full = EnglishTerms.ABBREVIATIONS.getOrDefault(match.group(1), match.group(1));
    return full
        + (match.group(1).equals("etc") ? Marks.newSentence(around) : Marks.sentenceEnd(around));
  }

  private static String initials(MatchResult match, Surroundings around) {
    return match.group() + Marks.sentenceEnd(around);
  }

  private static String symbol(MatchResult match, Surroundings around) {
    return EnglishTerms.SYMBOLS.getOrDefault(match.group(), "");
  }
}
