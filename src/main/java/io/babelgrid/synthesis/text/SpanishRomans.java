package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Roman numerals in Spanish: Felipe segundo, Luis catorce, siglo quinto, siglo veintiuno. */
final class SpanishRomans {

  private static final Set<String> PARTS =
      Terms.words(
          "capítulo cap volumen vol tomo libro parte título artículo art acto escena salmo canto"
              + " anexo apéndice sección página apartado");

  private static final Set<String> NUMBERED =
      Terms.words(
          "fase etapa nivel nivele grado tipo clase grupo módulo unidad bloque lote zona sector"
              + " serie temporada episodio versión edición categoría periodo período cuadro tabla"
              + " figura enmienda semestre trimestre bowl mundial guerra generación estudio");

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

  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NAME = Pattern.compile("\\p{L}{1,40}");

  private static final RomanReading READING =
      new RomanReading(PARTS, NUMBERED, EVENTS, TITLES, WOMENS_TITLES, new Words());

  private SpanishRomans() {}

  static List<Rule> rules() {
    List<Rule> lords =
        List.of(
            Rule.of("D\\.\\s(?=\\p{Lu}\\p{Ll})", SpanishRomans::don),
            Rule.of("D\\.?[ªa]\\.?\\s(?=\\p{Lu}\\p{Ll})", (m, around) -> "doña"));
    return Stream.of(READING.rules(), lords).flatMap(List::stream).toList();
  }

  private static String don(MatchResult match, Surroundings around) {
    Matcher name = NAME.matcher(around.after());
    return name.lookingAt() && RomanNumeral.isWomansName(name.group()) ? "doña" : "don";
  }

  /** What only Spanish has. */
  private static final class Words implements RomanReading.Words {

    @Override
    public boolean isCentury(RomanNumeral numeral) {
      return numeral.counted(1).equals("siglo") || numeral.word(1).equalsIgnoreCase("s.");
    }

    @Override
    public String cardinal(int value) {
      return SpanishNumbers.cardinal(value);
    }

    @Override
    public String ordinal(int value, boolean feminine) {
      return SpanishNumbers.ordinal(value, feminine ? Form.FEMININE : Form.ALONE);
    }

    @Override
    public String ordinal(int value, String event) {
      boolean feminine = FEMININE_EVENTS.contains(event) || SpanishGender.feminineNoun(event);
      boolean many = event.equals("juegos");
      Form form = feminine ? Form.FEMININE : many ? Form.ALONE : Form.MASCULINE;
      String ordinal = SpanishNumbers.ordinal(value, form);
      return many ? WORD_END.matcher(ordinal).replaceAll("s") : ordinal;
    }
  }
}
