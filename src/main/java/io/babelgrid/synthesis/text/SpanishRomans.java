package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Roman numerals in Spanish. Rulers and centuries are ordinals up to ten and cardinals from there
 * on (Felipe segundo, Luis catorce, siglo quinto, siglo veintiuno), events are ordinals before
 * their noun, all else that is numbered is a cardinal. What remains of these letters is left to the
 * rules for words: vitamina C, Malcolm X.
 */
final class SpanishRomans {

  private static final int LAST_ORDINAL = 10;

  /** Parts of works and laws: X is ten. */
  private static final Set<String> PARTS =
      Terms.words(
          "capítulo cap volumen vol tomo libro parte título artículo art acto escena salmo canto"
              + " anexo apéndice sección página apartado");

  /** What else is numbered with the numeral behind it: X may be a letter. */
  private static final Set<String> NUMBERED =
      Terms.words(
          "fase etapa nivel nivele grado tipo clase grupo módulo unidad bloque lote zona sector"
              + " serie temporada episodio versión edición categoría periodo período cuadro tabla"
              + " figura enmienda semestre trimestre bowl mundial guerra generación estudio");

  /** What has its ordinal in front. */
  private static final Set<String> EVENTS =
      Terms.words(
          "siglo milenio guerra congreso encuentro simposio seminario conferencia semana jornada"
              + " feria foro copa festival bienal concilio república reich ejército distrito"
              + " olimpiada juegos muestra edición plan cumbre convención asamblea reunión"
              + " internacional dinastía cruzada torneo campeonato concurso ciclo curso coloquio"
              + " premio salón maratón taller legislatura aniversario centenario");

  private static final Set<String> FEMININE_EVENTS = Set.of("bienal", "internacional");

  private static final Set<String> TITLES =
      Terms.words("rey papa don emperador príncipe zar sultán faraón sah duque conde káiser");

  private static final Set<String> WOMENS_TITLES =
      Terms.words("reina doña emperatriz princesa zarina duquesa condesa");

  /** Products whose X is the number. */
  private static final Set<String> TENTH = Set.of("iphone", "os");

  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NAME = Pattern.compile("\\p{L}{1,40}");

  private SpanishRomans() {}

  static List<Rule> rules() {
    List<Rule> lords =
        List.of(
            Rule.of("D\\.\\s(?=\\p{Lu}\\p{Ll})", SpanishRomans::don),
            Rule.of("D\\.?[ªa]\\.?\\s(?=\\p{Lu}\\p{Ll})", (m, around) -> "doña"));
    return Stream.of(RomanNumeral.rules(SpanishRomans::read, "a"), lords)
        .flatMap(List::stream)
        .toList();
  }

  private static String don(MatchResult match, Surroundings around) {
    Matcher name = NAME.matcher(around.after());
    return name.lookingAt() && RomanNumeral.isWomansName(name.group()) ? "doña" : "don";
  }

  private static @Nullable String read(MatchResult match, Surroundings around) {
    RomanNumeral numeral = RomanNumeral.of(match.group(1), around);
    return numeral.value() == 0 ? null : words(numeral);
  }

  private static @Nullable String words(RomanNumeral numeral) {
    String thing = numeral.counted(1);
    if (thing.equals("siglo") || numeral.word(1).equalsIgnoreCase("s.")) {
      return upToTen(numeral, false);
    }
    boolean part = PARTS.contains(thing);
    if (part || NUMBERED.contains(thing)) {
      return numbers(numeral, part) ? cardinal(numeral) : null;
    }
    if (numeral.small()) {
      return null;
    }
    String event = numeral.after().toLowerCase(Locale.ROOT);
    if (numeral.simple() && EVENTS.contains(event)) {
      return ordinalOf(numeral, event);
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

  private static boolean numbers(RomanNumeral numeral, boolean part) {
    return numeral.letters().equals("X") ? part : !numeral.isLetters();
  }

  private static @Nullable String named(RomanNumeral numeral, String name) {
    boolean titled = numeral.titled(TITLES);
    boolean lady = numeral.titled(WOMENS_TITLES);
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

  private static String upToTen(RomanNumeral numeral, boolean feminine) {
    return numeral.value() <= LAST_ORDINAL
        ? SpanishNumbers.ordinal(numeral.value(), feminine ? Form.FEMININE : Form.ALONE)
        : cardinal(numeral);
  }

  private static String ordinalOf(RomanNumeral numeral, String event) {
    boolean feminine = FEMININE_EVENTS.contains(event) || SpanishGender.feminineNoun(event);
    boolean many = event.equals("juegos");
    Form form = feminine ? Form.FEMININE : many ? Form.ALONE : Form.MASCULINE;
    String ordinal = SpanishNumbers.ordinal(numeral.value(), form);
    return many ? WORD_END.matcher(ordinal).replaceAll("s") : ordinal;
  }

  private static String cardinal(RomanNumeral numeral) {
    return SpanishNumbers.cardinal(numeral.value());
  }
}
