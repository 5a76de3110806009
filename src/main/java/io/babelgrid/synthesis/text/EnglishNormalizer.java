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
    return Stream.of(addresses(), EnglishDates.rules(), amounts(), words(), marks())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> addresses() {
    return List.of(
        Rule.of(WebAddress.EMAIL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(WebAddress.URL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(Marks.EMOTICON, Marks::emoticon));
  }

  private static List<Rule> amounts() {
    return List.of(
        Rule.of(
            "(-)?(" + CURRENCY + ")\\s?(-)?" + NUMBER + SCALE,
            (m, around) -> sign(m, 1, 3) + money(m.group(2), m.group(4), m.group(5))),
        Rule.of(
            SIGNED + SCALE + "\\s?(" + CURRENCY + ")" + END,
            (m, around) -> sign(m, 1) + money(m.group(4), m.group(2), m.group(3))),
        Rule.of(
            SIGNED + "\\s?%",
            (m, around) -> sign(m, 1) + EnglishNumbers.written(m.group(2)) + " percent"),
        Rule.of(SIGNED + "\\s?°\\s?([CFK])?(?!\\p{L})", EnglishNormalizer::degrees),
        Rule.of("'?(\\d{1,2})?([1-9]0)'?s" + END, EnglishNormalizer::decade),
        Rule.of(SIGNED + "\\s?([\\p{L}µ/²³]{1,6})" + END, EnglishNormalizer::measure),
        Rule.of(
            "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:st|nd|rd|th)" + END,
            EnglishNormalizer::ordinal),
        Rule.of(
            "(\\d)'\\s?(\\d{1,2})(?:\"|''|”)",
            (m, around) ->
                EnglishNumbers.written(m.group(1)) + " foot " + EnglishNumbers.written(m.group(2))),
        Rule.of("(\\d{1,3})/(\\d{1,3})(?![\\d/])", EnglishNormalizer::fraction),
        Rule.of(
            "(?:\\+?\\d{1,3}[ .-])?\\(?\\d{3}\\)?[ .-]\\d{3}[.-]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)"
                + "|\\+\\d{1,3}(?:[ .-]?\\d{2,5}){2,5}(?!\\d)",
            (m, around) -> phone(m.group())),
        Rule.of("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", EnglishNormalizer::version),
        Rule.of(
            "(\\d{1,6})\\s?[-–]\\s?(\\d{1,6})" + END,
            (m, around) ->
                EnglishNumbers.writtenYear(m.group(1))
                    + " to "
                    + EnglishNumbers.writtenYear(m.group(2))),
        Rule.of(SIGNED, (m, around) -> sign(m, 1) + EnglishNumbers.writtenYear(m.group(2))));
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

  private static String money(String currencySign, String written, @Nullable String scale) {
    var currency = EnglishTerms.CURRENCIES.get(currencySign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + currencySign);
    }
    if (scale != null) {
      String full = SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), scale);
      return EnglishNumbers.written(written) + " " + full + " " + currency.unit().plural();
    }
    var amount = Amount.of(written, ',');
    String fraction = amount.fraction();
    if (fraction == null || currency.cent() == null || fraction.length() != 2) {
      return EnglishNumbers.written(written) + " " + counted(currency.unit(), amount.one());
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
    return sign(match, 1)
        + EnglishNumbers.written(match.group(2))
        + (one ? " degree" : " degrees")
        + name;
  }

  private static @Nullable String measure(MatchResult match, Surroundings around) {
    var unit = EnglishTerms.UNITS.get(match.group(3));
    if (unit == null) {
      return null;
    }
    boolean one = Amount.of(match.group(2), ',').one();
    return sign(match, 1) + EnglishNumbers.written(match.group(2)) + " " + counted(unit, one);
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
      return EnglishNumbers.written(match.group(1))
          + " slash "
          + EnglishNumbers.written(match.group(2));
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
