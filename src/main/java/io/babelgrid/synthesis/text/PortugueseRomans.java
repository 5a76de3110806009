package io.babelgrid.synthesis.text;

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
 * Roman numerals in Portuguese. Rulers and centuries are ordinals up to ten and cardinals from
 * there on (Pedro segundo, Luís quatorze, século quinto, século vinte e um), events are ordinals
 * before their noun, all else that is numbered is a cardinal. What remains of these letters is left
 * to the rules for words: the verb vi, vitamina C, Malcolm X.
 */
final class PortugueseRomans {

  private static final int LAST_ORDINAL = 10;

  /** Parts of works and laws: X is ten. */
  private static final Set<String> PARTS =
      Terms.words(
          "capítulo cap volume vol tomo livro parte título artigo art inciso ato cena salmo canto"
              + " anexo apêndice seção item página");

  /** What else is numbered with the numeral behind it: X may be a letter. */
  private static final Set<String> NUMBERED =
      Terms.words(
          "fase etapa nível nívei grau tipo classe grupo módulo unidade bloco lote zona setor turma"
              + " série temporada episódio versão edição categoria estágio período quadro tabela"
              + " figura emenda semestre trimestre bimestre bowl mundial guerra mark fantasy"
              + " geração quadrante estudo");

  /** What has its ordinal in front. */
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

  /** Products whose X is the number. */
  private static final Set<String> TENTH = Set.of("iphone", "os");

  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NAME = Pattern.compile("\\p{L}{1,40}");

  private PortugueseRomans() {}

  static List<Rule> rules() {
    List<Rule> lords = List.of(Rule.of("D\\.\\s(?=\\p{Lu}\\p{Ll})", PortugueseRomans::don));
    return Stream.of(RomanNumeral.rules(PortugueseRomans::read, "a"), lords)
        .flatMap(List::stream)
        .toList();
  }

  private static String don(MatchResult match, Surroundings around) {
    Matcher name = NAME.matcher(around.after());
    return name.lookingAt() && RomanNumeral.isWomansName(name.group()) ? "dona" : "dom";
  }

  private static @Nullable String read(MatchResult match, Surroundings around) {
    RomanNumeral numeral = RomanNumeral.of(match.group(1), around);
    return numeral.value() == 0 ? null : words(numeral);
  }

  private static @Nullable String words(RomanNumeral numeral) {
    if (numeral.counted(1).matches("s[ée]c(?:ulo)?")) {
      return upToTen(numeral, false);
    }
    String thing = numeral.counted(1);
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
    return switch (numeral.letters()) {
      case "X" -> part;
      // In small letters it is the verb: em parte vi.
      case "VI" -> !numeral.small();
      default -> !numeral.isLetters();
    };
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
        ? PortugueseNumbers.ordinal(numeral.value(), feminine)
        : cardinal(numeral);
  }

  private static String ordinalOf(RomanNumeral numeral, String event) {
    boolean feminine = FEMININE_EVENTS.contains(event) || PortugueseGender.feminineNoun(event);
    String ordinal = PortugueseNumbers.ordinal(numeral.value(), feminine);
    return event.equals("jogos") ? WORD_END.matcher(ordinal).replaceAll("s") : ordinal;
  }

  private static String cardinal(RomanNumeral numeral) {
    return PortugueseNumbers.cardinal(numeral.value(), false);
  }
}
