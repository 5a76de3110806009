package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brazilian Portuguese text to words. What comes out are words of letters, hyphens between them,
 * and punctuation of the alphabet; acronyms are spelt where they cannot be pronounced.
 */
final class PortugueseNormalizer {

  private static final String END = Amount.END;

  /** Short words that cannot be said, interjections like hmm and pst aside. */
  private static final Pattern CONSONANTS =
      Pattern.compile("(?iu)(?![hmpst]+$)[bcdfghjklmnpqrstvwxz]{2,4}");

  /** What is a unit behind a number only. */
  private static final Set<String> SPELT = Set.of("cv", "ft", "hp", "nm", "ns", "mp", "pb", "gal");

  /** Endings of files that are not called by their letters. */
  private static final Map<String, String> FILES =
      Terms.pairs(
          """
          doc=dóqui; docx=dóqui xis; zip=zípi; gif=guífi; json=djêisson; java=djáva
          jpg=jóta pégui; jpeg=jóta pégui; wav=uêivi; mp3=êmi pê três; mp4=êmi pê quatro
          """);

  private static final WebAddress ADDRESS =
      new WebAddress(
          Terms.pairs(
              ".=ponto; -=hífen; _=sublinhado; /=barra; @=arroba; +=mais; ?=interrogação; ==igual"
                  + "; &=e comercial; #=cerquilha; %=por cento; :=dois pontos; ~=til"),
          PortugueseNormalizer::addressPart,
          digits ->
              digits.length() <= 4
                  ? PortugueseNumbers.integer(digits, false)
                  : PortugueseNumbers.digits(digits));

  private final TextScanner scanner = new TextScanner(rules(), PhonemeAlphabet.PUNCTUATION);

  SpokenText normalize(String text) {
    return scanner.scan(text);
  }

  private static List<Rule> rules() {
    return Stream.of(
            addresses(),
            PortugueseDates.rules(),
            PortugueseMoney.rules(),
            PortugueseMeasures.rules(),
            PortugueseFractions.rules(),
            PortugueseCodes.rules(),
            PortugueseCounts.rules(),
            PortugueseRomans.rules(),
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
        Rule.of("(\\p{Lu})#(?![\\p{L}\\d])", (m, around) -> Acronym.spell(m.group(1)) + " xárpi"),
        Rule.of("\\.NET" + END, (m, around) -> "dóti néti"),
        Rule.of("(?<=\\p{L})\\.js" + END, (m, around) -> Acronym.spell("js")),
        Rule.of(
            "(?<=[\\p{L}\\d])\\." + WebAddress.FILE,
            (m, around) -> "ponto " + FILES.getOrDefault(m.group(1), Acronym.spell(m.group(1)))),
        Rule.of("(?<=\\d)\\p{Lu}(?!\\p{L})", (m, around) -> Acronym.spell(m.group())),
        Rule.of("B2B" + END, (m, around) -> "bi tu bi"),
        Rule.of("B2C" + END, (m, around) -> "bi tu ci"),
        Rule.of("(?<!\\p{L})[pP]/(?=\\s?\\p{L})", (m, around) -> "para"),
        Rule.of("(?<!\\p{L})[cC]/(?=\\s?\\p{L})", (m, around) -> "com"),
        Rule.of("(?<!\\p{L})[sS]/(?=\\s?\\p{L})", (m, around) -> "sem"),
        Rule.of(
            "a\\.\\s?C\\.?" + END, (m, around) -> "antes de Cristo" + Marks.sentenceEnd(around)),
        Rule.of(
            "d\\.\\s?C\\.?" + END, (m, around) -> "depois de Cristo" + Marks.sentenceEnd(around)),
        Rule.of("p\\.\\s?p\\.", (m, around) -> "pontos percentuais" + Marks.sentenceEnd(around)));
  }

  private static List<Rule> words() {
    return List.of(
        Rule.of("[nN](?:\\.?[º°]|\\.\\s?(?=\\d)|o\\.)\\s?", (m, around) -> "número"),
        Rule.of("#(?=\\d)", (m, around) -> "número"),
        Rule.of("#(?=\\p{L})", (m, around) -> "réxtégui"),
        Rule.of("[pP]\\.?\\s?[eE]x\\.", (m, around) -> "por exemplo"),
        Rule.of("[aA]/[cC]" + END, (m, around) -> "aos cuidados de"),
        Rule.of("e/ou" + END, (m, around) -> "e ou"),
        Rule.of(
            "((?iu)" + Terms.anyOf(PortugueseTerms.ABBREVIATIONS) + ")\\.ª?",
            PortugueseNormalizer::abbreviation),
        Rule.of("(Sr|Sra|Srta|Dr|Dra|Profa?|Mr|Mrs|vs)" + END, PortugueseNormalizer::abbreviation),
        Rule.of("(?:\\p{L}\\.){2,8}(?!\\p{L}\\p{L})", PortugueseNormalizer::initials),
        Rule.of("(\\p{Lu}{2,10})('?s)?(?!\\p{L})", PortugueseNormalizer::capitals),
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

  private static String addressPart(String letters) {
    return letters.length() <= 2 || letters.equals("www") ? Acronym.spell(letters) : letters;
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
    var unit = PortugueseUnits.of(word.toLowerCase(Locale.ROOT));
    return unit != null && !SPELT.contains(word.toLowerCase(Locale.ROOT))
        ? unit.plural()
        : Acronym.spell(word);
  }
}
