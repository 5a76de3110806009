package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Roman numerals in Portuguese: Pedro segundo, Luís quatorze, século quinto, século vinte e um. */
final class PortugueseRomans {

  private static final Set<String> PARTS =
      Terms.words(
          "capítulo cap volume vol tomo livro parte título artigo art inciso ato cena salmo canto"
              + " anexo apêndice seção item página");

  private static final Set<String> NUMBERED =
      Terms.words(
          "fase etapa nível nívei grau tipo classe grupo módulo unidade bloco lote zona setor turma"
              + " série temporada episódio versão edição categoria estágio período quadro tabela"
              + " figura emenda semestre trimestre bimestre bowl mundial guerra mark fantasy"
              + " geração quadrante estudo");

  private static final Set<String> EVENTS =
      Terms.words(
          "século milênio guerra congresso encontro simpósio seminário conferência semana jornada"
              + " feira fórum copa festival bienal concílio república reich exército distrito"
              + " olimpíada jogos mostra edição plano cúpula convenção assembleia reunião"
              + " internacional dinastia cruzada torneio campeonato concurso ciclo curso colóquio"
              + " prêmio salão maratona workshop");

  private static final Set<String> FEMININE_EVENTS = Set.of("bienal", "reunião", "internacional");

  private static final Set<String> TITLES =
      Terms.words("rei papa dom imperador príncipe czar sultão faraó xá duque conde kaiser");

  private static final Set<String> WOMENS_TITLES =
      Terms.words("rainha dona imperatriz princesa czarina duquesa condessa");

  private static final Pattern CENTURY = Pattern.compile("s[ée]c(?:ulo)?");
  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NAME = Pattern.compile("\\p{L}{1,40}");

  private static final RomanReading READING =
      new RomanReading(PARTS, NUMBERED, EVENTS, TITLES, WOMENS_TITLES, new Words());

  private PortugueseRomans() {}

  static List<Rule> rules() {
    List<Rule> lords = List.of(Rule.of("D\\.\\s(?=\\p{Lu}\\p{Ll})", PortugueseRomans::don));
    return Stream.of(READING.rules(), lords).flatMap(List::stream).toList();
  }

  private static String don(MatchResult match, Surroundings around) {
    Matcher name = NAME.matcher(around.after());
    return name.lookingAt() && RomanNumeral.isWomansName(name.group()) ? "dona" : "dom";
  }

  /** What only Portuguese has. */
  private static final class Words implements RomanReading.Words {

    @Override
    public boolean isCentury(RomanNumeral numeral) {
      return CENTURY.matcher(numeral.counted(1)).matches();
    }

    /** Em parte vi. */
    @Override
    public boolean isVerb(String letters) {
      return letters.equals("VI");
    }

    @Override
    public String cardinal(int value) {
      return PortugueseNumbers.cardinal(value, false);
    }

    @Override
    public String ordinal(int value, boolean feminine) {
      return PortugueseNumbers.ordinal(value, feminine);
    }

    @Override
    public String ordinal(int value, String event) {
      boolean feminine = FEMININE_EVENTS.contains(event) || PortugueseGender.feminineNoun(event);
      String ordinal = PortugueseNumbers.ordinal(value, feminine);
      return event.equals("jogos") ? WORD_END.matcher(ordinal).replaceAll("s") : ordinal;
    }
  }
}
