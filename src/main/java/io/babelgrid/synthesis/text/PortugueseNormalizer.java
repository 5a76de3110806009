package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brazilian Portuguese text to words. What comes out are words of letters, hyphens between them,
 * and punctuation of the alphabet; acronyms are spelt where they cannot be pronounced.
 */
final class PortugueseNormalizer {

  private static final String NUMBER = "(" + Amount.REGEX + ")";

  /** A minus touches its number and nothing before it. */
  private static final String SIGNED = "((?<![\\p{L}\\d)])-)?" + NUMBER;

  private static final String SCALE =
      "(?:\\s?(mil|milhão|milhões|mi|bilhão|bilhões|bi|trilhão|trilhões)(?!\\p{L}))?";
  private static final String CURRENCY = Terms.anyOf(PortugueseTerms.CURRENCIES);
  private static final String END = "(?![\\p{L}\\d])";

  /** Short words that cannot be said, interjections like hmm and pst aside. */
  private static final Pattern CONSONANTS =
      Pattern.compile("(?iu)(?![hmpst]+$)[bcdfghjklmnpqrstvwxz]{2,4}");

  private static final WebAddress ADDRESS =
      new WebAddress(
          Terms.pairs(
              ".=ponto; -=hífen; _=sublinhado; /=barra; @=arroba; +=mais; ?=interrogação; ==igual"
                  + "; &=e comercial; #=cerquilha; %=por cento; :=dois pontos; ~=til"),
          letters ->
              letters.length() <= 2 || letters.equals("www") ? Acronym.spell(letters) : letters,
          digits ->
              digits.length() <= 4
                  ? PortugueseNumbers.integer(digits, false)
                  : PortugueseNumbers.digits(digits));

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
        Rule.of(
            "(\\d{4})-(\\d{2})-(\\d{2})" + END, (m, around) -> PortugueseReadings.date(m, 3, 2, 1)),
        Rule.of(
            "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})" + END,
            (m, around) -> PortugueseReadings.date(m, 1, 2, 3)),
        Rule.of(
            "1º? (?=de (?:" + String.join("|", PortugueseTerms.MONTHS) + "))",
            (m, a) -> "primeiro"),
        Rule.of(
            "(\\d{1,2})(?::(\\d{2}))?\\s?([AaPp])\\.?[Mm]" + END + "\\.?",
            PortugueseReadings::halfDayClock),
        Rule.of(
            "(\\d{1,2})(?:[:h](\\d{2})(?::(\\d{2}))?(?:min|h)?|\\s?h)" + END,
            PortugueseReadings::clock));
  }

  private static List<Rule> amounts() {
    return List.of(
        Rule.of(
            "(-)?(" + CURRENCY + ")\\s?(-)?" + NUMBER + SCALE,
            (m, around) ->
                PortugueseReadings.sign(m, 1, 3)
                    + PortugueseReadings.money(m.group(2), m.group(4), m.group(5))),
        Rule.of(
            SIGNED + SCALE + "\\s?(" + CURRENCY + ")" + END,
            (m, around) ->
                PortugueseReadings.sign(m, 1)
                    + PortugueseReadings.money(m.group(4), m.group(2), m.group(3))),
        Rule.of(
            SIGNED + "\\s?%",
            (m, a) ->
                PortugueseReadings.sign(m, 1)
                    + PortugueseReadings.number(m.group(2), false)
                    + " por cento"),
        Rule.of(SIGNED + "\\s?°\\s?([CFK])?(?!\\p{L})", PortugueseReadings::degrees),
        Rule.of(SIGNED + "\\s?([\\p{L}µ/²³]{1,6})" + END, PortugueseReadings::measure),
        Rule.of(
            "(\\d{1,3}(?:\\.\\d{3}){1,4}|\\d{1,12})\\.?\\s?([ºª°])(?!\\p{L})",
            (m, around) -> PortugueseReadings.ordinal(m.group(1), m.group(2).equals("ª"))),
        Rule.of("(\\d{1,3})/(\\d{1,4})(?![\\d/])", PortugueseReadings::fraction),
        Rule.of(
            "(?:\\+\\d{1,3}[ .-]?)?\\(\\d{2,3}\\)[ .-]?\\d{4,5}[ .-]\\d{4}(?!\\d)|\\d{4,5}-\\d{4}(?!\\d)"
                + "|\\+\\d{1,3}(?:[ .-]?\\d{2,5}){2,5}(?!\\d)|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}"
                + "|\\d{5}-\\d{3}(?!\\d)",
            PortugueseReadings::code),
        Rule.of("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", PortugueseReadings::version),
        Rule.of(
            "(\\d{1,6})\\s?[-–]\\s?(\\d{1,6})" + END,
            (m, a) ->
                PortugueseReadings.number(m.group(1), false)
                    + " a "
                    + PortugueseReadings.number(m.group(2), false)),
        Rule.of(
            SIGNED,
            (m, a) -> PortugueseReadings.sign(m, 1) + PortugueseReadings.counting(m.group(2), a)));
  }

  private static List<Rule> words() {
    return List.of(
        Rule.of("[nN](?:[º°]|\\.\\s?(?=\\d)|o\\.)\\s?", (m, around) -> "número"),
        Rule.of("#(?=\\d)", (m, around) -> "número"),
        Rule.of("#(?=\\p{L})", (m, around) -> "réxtégui"),
        Rule.of("[pP]\\.?\\s?[eE]x\\.", (m, around) -> "por exemplo"),
        Rule.of("[aA]/[cC]" + END, (m, around) -> "aos cuidados de"),
        Rule.of("e/ou" + END, (m, around) -> "e ou"),
        Rule.of(
            "((?iu)" + Terms.anyOf(PortugueseTerms.ABBREVIATIONS) + ")\\.ª?",
            PortugueseNormalizer::abbreviation),
        Rule.of("(Sr|Sra|Srta|Dr|Dra|Profa?)" + END, PortugueseNormalizer::abbreviation),
        Rule.of("(?:\\p{L}\\.){2,8}(?!\\p{L}\\p{L})", PortugueseNormalizer::initials),
        Rule.of("(\\p{Lu}{2,10})(s)?(?!\\p{L})", PortugueseNormalizer::capitals),
        Rule.of(
            "\\p{L}[\\p{L}\\p{M}]{0,99}(?:['-]\\p{L}[\\p{L}\\p{M}]{0,99}){0,9}",
            PortugueseNormalizer::word));
  }

  private static List<Rule> marks() {
    return List.of(
        Rule.of("\\.(?=\\p{Ll})(?<=\\p{L}\\.)", (m, around) -> "ponto"),
        Rule.of("(?:\\.\\s?){2,9}(?<=\\.)", (m, around) -> "…"),
        Rule.of("-{2,9}|–|(?<=\\s)-(?=\\s)", (m, around) -> "—"),
        Rule.of("([!?;:,…—])(?:\\1){1,99}", (m, around) -> m.group(1)),
        Rule.of("[\"„‟]", (m, around) -> Marks.opensQuote(around) ? "“" : "”"),
        Rule.of("[«»\\[{\\]}]", (m, around) -> Marks.bracket(m.group())),
        Rule.of(
            "[±≈~]\\s?(?=\\d)", (m, a) -> m.group().startsWith("±") ? "mais ou menos" : "cerca de"),
        Rule.of(
            Terms.anyOf(PortugueseTerms.SYMBOLS),
            (m, around) -> PortugueseTerms.SYMBOLS.getOrDefault(m.group(), "")));
  }

  private static String abbreviation(MatchResult match, Surroundings around) {
    String written = match.group(1);
    String lower = written.toLowerCase(Locale.ROOT);
    String full = PortugueseTerms.ABBREVIATIONS.get(written);
    full = full != null ? full : PortugueseTerms.ABBREVIATIONS.getOrDefault(lower, written);
    return full + (lower.equals("etc") ? Marks.newSentence(around) : Marks.sentenceEnd(around));
  }

  private static String initials(MatchResult match, Surroundings around) {
    return Acronym.spell(match.group().replace(".", "")) + Marks.sentenceEnd(around);
  }

  private static String capitals(MatchResult match, Surroundings around) {
    String plural = match.group(2) == null ? "" : "s";
    String acronym = match.group(1);
    return Acronym.pronounceable(acronym)
        ? acronym.toLowerCase(Locale.ROOT) + plural
        : Acronym.spell(acronym) + plural;
  }

  /** Letters that are no word are called by their names: x, wc; units by theirs. */
  private static String word(MatchResult match, Surroundings around) {
    String word = match.group();
    boolean letter =
        word.length() == 1 && "aeoéàó".indexOf(Character.toLowerCase(word.charAt(0))) < 0;
    if (letter) {
      return Acronym.spell(word);
    }
    if (!CONSONANTS.matcher(word).matches()) {
      return word;
    }
    var unit = PortugueseTerms.UNITS.get(word.toLowerCase(Locale.ROOT));
    return unit != null ? unit.plural() : Acronym.spell(word);
  }
}
