package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/**
 * English text to words. What comes out are words (letters, inner apostrophes, hyphens and the
 * periods of initials) and punctuation of the alphabet.
 */
final class EnglishNormalizer {

  private static final String END = Amount.END;

  /** Top levels that are called by their letters. */
  private static final Set<String> SPELT_TOP_LEVELS =
      Terms.words("pt br uk us de fr es eu tv ai ca au jp cn");

  /** Endings of files that are not called by their letters. */
  private static final Map<String, String> FILES =
      Terms.pairs(
          """
          doc=doc; docx=doc X; zip=zip; gif=gif; json=jason; java=java; jpg=jay peg; jpeg=jay peg
          wav=wave; mp3=M.P. three; mp4=M.P. four
          """);

  private static final WebAddress ADDRESS =
      new WebAddress(
          Terms.pairs(
              ".=dot; -=dash; _=underscore; /=slash; @=at; +=plus; ?=question mark; ==equals"
                  + "; &=and; #=hash; %=percent; :=colon; ~=tilde"),
          EnglishNormalizer::addressPart,
          digits ->
              digits.length() <= 4
                  ? EnglishNumbers.integer(digits)
                  : EnglishNumbers.digits(digits));

  private final TextScanner scanner = new TextScanner(rules(), PhonemeAlphabet.PUNCTUATION);

  SpokenText normalize(String text) {
    return scanner.scan(text);
  }

  private static List<Rule> rules() {
    return Stream.of(
            addresses(),
            EnglishDates.rules(),
            EnglishMoney.rules(),
            EnglishCounts.decades(),
            EnglishMeasures.rules(),
            EnglishCodes.rules(),
            EnglishCounts.rules(),
            EnglishRomans.rules(),
            names(),
            words(),
            marks())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> addresses() {
    return List.of(
        Rule.of(WebAddress.EMAIL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(WebAddress.URL, (m, around) -> ADDRESS.read(m.group())),
        Rule.of(Marks.EMOTICON, Marks::emoticon));
  }

  /** Names of programs, firms and files, which are full of signs. */
  private static List<Rule> names() {
    return List.of(
        Rule.of("(\\p{Lu})#(?![\\p{L}\\d])", (m, around) -> m.group(1) + " sharp"),
        Rule.of(
            "(?<![\\p{L}\\d])(\\p{Lu}{1,3})&(\\p{Lu}{1,3})(?!\\p{L})",
            (m, around) -> initials(m.group(1)) + " and " + initials(m.group(2))),
        Rule.of("\\.NET" + END, (m, around) -> "dot net"),
        Rule.of("(?<=\\p{L})\\.js" + END, (m, around) -> "J.S."),
        Rule.of(
            "(?<=[\\p{L}\\d])\\." + WebAddress.FILE,
            (m, around) -> "dot " + FILES.getOrDefault(m.group(1), initials(m.group(1)))),
        Rule.of("(?<![\\p{L}\\d])w/o(?!\\p{L})", (m, around) -> "without"),
        Rule.of("(?<![\\p{L}\\d])w/(?=\\s?\\p{L})", (m, around) -> "with"));
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
        Rule.of("(?:\\p{L}\\.){2,8}(?!\\p{L}\\p{L})", EnglishNormalizer::spelt),
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

  private static String addressPart(String letters) {
    boolean spelt = letters.equals("www") || SPELT_TOP_LEVELS.contains(letters);
    return spelt ? initials(letters) : letters;
  }

  private static String initials(String letters) {
    String capitals = letters.toUpperCase(Locale.ROOT);
    return letters.length() == 1 ? capitals : String.join(".", capitals.split("", -1));
  }

  private static String abbreviation(MatchResult match, Surroundings around) {
    String full = EnglishTerms.ABBREVIATIONS.getOrDefault(match.group(1), match.group(1));
    return full
        + (match.group(1).equals("etc") ? Marks.newSentence(around) : Marks.sentenceEnd(around));
  }

  private static String spelt(MatchResult match, Surroundings around) {
    return match.group() + Marks.sentenceEnd(around);
  }

  private static String symbol(MatchResult match, Surroundings around) {
    return EnglishTerms.SYMBOLS.getOrDefault(match.group(), "");
  }
}
