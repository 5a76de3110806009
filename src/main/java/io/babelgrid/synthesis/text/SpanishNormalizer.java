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
 * Spanish text to words. What comes out are words of letters, hyphens between them, and punctuation
 * of the alphabet, which has no opening question and exclamation marks; acronyms are spelt where
 * they cannot be pronounced.
 */
final class SpanishNormalizer {

  private static final String END = Amount.END;

  /** Short words that cannot be said, interjections like hmm and pst aside. */
  private static final Pattern CONSONANTS =
      Pattern.compile("(?iu)(?![hmpst]+$)[bcdfghjklmnpqrstvwxz]{2,4}");

  /** What is a unit behind a number only. */
  private static final Set<String> SPELT = Set.of("cv", "ft", "hp", "nm", "ns", "mp", "pb", "gal");

  /** Endings of files that are not called by their letters. */
  private static final Map<String, String> FILES =
      Terms.pairs("doc=doc; docx=doc equis; zip=zip; gif=guif; json=yeison; java=yava");

  private static final WebAddress ADDRESS =
      new WebAddress(
          Terms.pairs(
              ".=punto; -=guion; _=guion bajo; /=barra; @=arroba; +=más; ?=interrogación; ==igual"
                  + "; &=y; #=almohadilla; %=por ciento; :=dos puntos; ~=tilde"),
          SpanishNormalizer::addressPart,
          digits ->
              digits.length() <= 4
                  ? SpanishNumbers.integer(digits)
                  : SpanishNumbers.digits(digits));

  private final TextScanner scanner = new TextScanner(rules(), PhonemeAlphabet.PUNCTUATION);

  SpokenText normalize(String text) {
    return scanner.scan(text);
  }

  private static List<Rule> rules() {
    return Stream.of(
            addresses(),
            SpanishDates.rules(),
            SpanishMoney.rules(),
            SpanishMeasures.rules(),
            SpanishFractions.rules(),
            SpanishCodes.rules(),
            SpanishCounts.rules(),
            plurals(),
            SpanishRomans.rules(),
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

  /** Abbreviations whose letters are doubled for the plural. */
  private static List<Rule> plurals() {
    return List.of(
        doubled("EE", "UU", "Estados Unidos"),
        doubled("JJ", "OO", "Juegos Olímpicos"),
        doubled("RR", "HH", "recursos humanos"),
        doubled("FF", "AA", "fuerzas armadas"),
        doubled("CC", "AA", "comunidades autónomas"),
        Rule.of("Bs\\.\\s?As\\.", (m, a) -> "Buenos Aires" + Marks.sentenceEnd(a)));
  }

  private static Rule doubled(String first, String second, String words) {
    return Rule.of(
        first + "\\.?\\s?" + second + "(?:\\.|" + END + ")",
        (m, around) -> words + Marks.sentenceEnd(around));
  }

  /** Names of programs, firms and files, which are full of signs. */
  private static List<Rule> names() {
    return List.of(
        Rule.of(
            "(\\p{Lu})#(?![\\p{L}\\d])",
            (m, around) -> SpanishAcronym.spell(m.group(1)) + " sharp"),
        Rule.of("\\.NET" + END, (m, around) -> "dot net"),
        Rule.of("(?<=\\p{L})\\.js" + END, (m, around) -> SpanishAcronym.spell("js")),
        Rule.of(
            "(?<=[\\p{L}\\d])\\." + WebAddress.FILE,
            (m, around) ->
                "punto " + FILES.getOrDefault(m.group(1), SpanishAcronym.spell(m.group(1)))),
        Rule.of("(?<=\\d)\\p{Lu}(?!\\p{L})", (m, around) -> SpanishAcronym.spell(m.group())),
        Rule.of("B2B" + END, (m, around) -> "bi tu bi"),
        Rule.of("B2C" + END, (m, around) -> "bi tu ci"),
        Rule.of("[sS]\\.\\s?(?=[IVX]{1,6}" + END + ")", (m, around) -> "siglo"),
        Rule.of("C/\\s?(?=\\p{Lu})", (m, around) -> "calle"),
        Rule.of("(?<!\\p{L})c/(?=\\s?\\p{L})", (m, around) -> "con"),
        Rule.of("(?<!\\p{L})s/(?=\\s?\\p{L})", (m, around) -> "sin"),
        Rule.of("a\\.\\s?C\\.?" + END, (m, a) -> "antes de Cristo" + Marks.sentenceEnd(a)),
        Rule.of("d\\.\\s?C\\.?" + END, (m, a) -> "después de Cristo" + Marks.sentenceEnd(a)),
        Rule.of("p\\.\\s?p\\.", (m, a) -> "puntos porcentuales" + Marks.sentenceEnd(a)));
  }

  private static List<Rule> words() {
    return List.of(
        Rule.of("[nN](?:\\.?[º°]|\\.\\s?(?=\\d)|[or]o?\\.(?=\\s?\\d))\\s?", (m, a) -> "número"),
        Rule.of("#(?=\\d)", (m, around) -> "número"),
        Rule.of("#(?=\\p{L})", (m, around) -> "jáshtag"),
        Rule.of("[pP]\\.\\s?[eE]j\\.", (m, around) -> "por ejemplo"),
        Rule.of("[cC]\\.\\s?[pP]\\.(?=\\s?\\d)", (m, around) -> "código postal"),
        Rule.of("[Pp]\\.\\s?[dD]\\.", (m, around) -> "posdata"),
        Rule.of("S\\.\\s?A\\.", (m, a) -> "ese á" + Marks.sentenceEnd(a)),
        Rule.of("y/o" + END, (m, around) -> "y o"),
        Rule.of(
            "((?iu)" + Terms.anyOf(SpanishTerms.ABBREVIATIONS) + ")\\.ª?",
            SpanishNormalizer::abbreviation),
        Rule.of(
            "(?<=\\d\\s|de\\s)((?iu)" + Terms.anyOf(SpanishTerms.MONTHS_SHORT) + ")\\.",
            SpanishNormalizer::month),
        Rule.of(
            "(Sr|Sra|Srta|Dr|Dra|Profa?|Uds?|Mr|Mrs|vs)" + END, SpanishNormalizer::abbreviation),
        Rule.of("(?:\\p{L}\\.\\s?){2,8}(?<=\\.)(?!\\p{L}\\p{L})", SpanishNormalizer::initials),
        Rule.of("(\\p{Lu}{2,10})('?s)?(?!\\p{L})", SpanishNormalizer::capitals),
        Rule.of(
            "\\p{L}[\\p{L}\\p{M}]{0,99}(?:['-]\\p{L}[\\p{L}\\p{M}]{0,99}){0,9}",
            SpanishNormalizer::word));
  }

  private static List<Rule> marks() {
    return List.of(
        Rule.of("\\.(?=\\p{Ll})(?<=\\p{L}\\.)", (m, around) -> "punto"),
        Rule.of("(?:\\.\\s?){2,9}(?<=\\.)", (m, around) -> "…"),
        Rule.of("-{2,9}|–|(?<=\\s)-(?=\\s)", (m, around) -> "—"),
        Rule.of("([!?;:,…—])(?:\\1){1,99}", (m, around) -> m.group(1)),
        Rule.of("[\"„‟]", (m, around) -> Marks.opensQuote(around) ? "“" : "”"),
        Rule.of("[«»\\[{\\]}]", (m, around) -> Marks.bracket(m.group())),
        Rule.of(
            "[±≈~]\\s?(?=\\d)", (m, a) -> m.group().startsWith("±") ? "más o menos" : "cerca de"),
        Rule.of(
            Terms.anyOf(SpanishTerms.SYMBOLS),
            (m, around) -> SpanishTerms.SYMBOLS.getOrDefault(m.group(), "")));
  }

  private static String addressPart(String letters) {
    boolean spelt = letters.length() <= 2 && !letters.equals("es");
    return spelt || letters.equals("www") ? SpanishAcronym.spell(letters) : letters;
  }

  private static String abbreviation(MatchResult match, Surroundings around) {
    String written = match.group(1);
    String lower = written.toLowerCase(Locale.ROOT);
    String capital = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    String full = SpanishTerms.ABBREVIATIONS.get(lower);
    full = full != null ? full : SpanishTerms.ABBREVIATIONS.getOrDefault(capital, written);
    return full + (lower.equals("etc") ? Marks.newSentence(around) : Marks.sentenceEnd(around));
  }

  private static String month(MatchResult match, Surroundings around) {
    String lower = match.group(1).toLowerCase(Locale.ROOT);
    return SpanishTerms.MONTHS_SHORT.getOrDefault(lower, lower) + Marks.sentenceEnd(around);
  }

  private static String initials(MatchResult match, Surroundings around) {
    return SpanishAcronym.spell(match.group().replaceAll("[.\\s]", "")) + Marks.sentenceEnd(around);
  }

  private static String capitals(MatchResult match, Surroundings around) {
    String plural = match.group(2) == null ? "" : "s";
    String acronym = match.group(1);
    return SpanishAcronym.pronounceable(acronym)
        ? acronym.toLowerCase(Locale.ROOT) + plural
        : SpanishAcronym.spell(acronym) + plural;
  }

  /** A single letter that is no word, or a capital that begins no sentence: grupo A. */
  private static boolean isLetter(String letter, Surroundings around) {
    String before = around.before().stripTrailing();
    boolean within =
        !before.isEmpty() && Character.isLetterOrDigit(before.charAt(before.length() - 1));
    boolean word = "aeouyáéíóú".indexOf(Character.toLowerCase(letter.charAt(0))) >= 0;
    return !word || (within && Character.isUpperCase(letter.charAt(0)));
  }

  /** Letters that are no word are called by their names: x, wc; units by theirs. */
  private static String word(MatchResult match, Surroundings around) {
    String word = match.group();
    if (word.length() == 1 && isLetter(word, around)) {
      return SpanishAcronym.spell(word);
    }
    if (!CONSONANTS.matcher(word).matches()) {
      return word;
    }
    var unit = SpanishUnits.of(word.toLowerCase(Locale.ROOT));
    return unit != null && !SPELT.contains(word.toLowerCase(Locale.ROOT))
        ? unit.plural()
        : SpanishAcronym.spell(word);
  }
}
