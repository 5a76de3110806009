package io.babelgrid.synthesis.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses whether what a number counts is feminine, from the article before it and the ending of
 * the word after it. Wrong for rare nouns; the masculine is the safe default.
 */
final class PortugueseGender {

  private static final Pattern WORD = Pattern.compile("^\\s+(\\p{L}{1,40})(?:\\s+(\\p{L}{1,40}))?");
  private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}{1,40})\\s+$");

  private static final Set<String> FEMININE_ARTICLES =
      Set.of("as", "às", "das", "nas", "pelas", "umas", "outras", "estas", "essas", "aquelas");

  private static final Set<String> MASCULINE_ARTICLES =
      Set.of("os", "aos", "dos", "nos", "pelos", "uns", "outros", "estes", "esses", "aqueles");

  private static final Pattern FEMININE_ENDING =
      Pattern.compile(
          ".*(?:a|as|ção|ções|são|sões|dade|dades|gem|gens|tude|tudes|ice|ices|ez|ezes)");

  private static final Set<String> FEMININE_WORDS =
      Set.of(
          "vez",
          "vezes",
          "noite",
          "noites",
          "tarde",
          "tardes",
          "parte",
          "partes",
          "mulher",
          "mulheres",
          "mãe",
          "mães",
          "mão",
          "mãos",
          "cor",
          "cores",
          "flor",
          "flores",
          "voz",
          "vozes",
          "luz",
          "luzes",
          "cruz",
          "cruzes",
          "lei",
          "leis",
          "fonte",
          "fontes",
          "ponte",
          "pontes",
          "rede",
          "redes",
          "base",
          "bases",
          "fase",
          "fases",
          "frase",
          "frases",
          "classe",
          "classes",
          "crise",
          "crises",
          "análise",
          "análises",
          "hipótese",
          "hipóteses",
          "série",
          "séries",
          "espécie",
          "espécies",
          "ordem",
          "ordens",
          "equipe",
          "equipes",
          "chave",
          "chaves",
          "torre",
          "torres",
          "nuvem",
          "nuvens",
          "carne",
          "carnes",
          "sede",
          "sedes",
          "irmã",
          "irmãs",
          "maçã",
          "maçãs",
          "manhã",
          "manhãs",
          "dor",
          "dores",
          "mil",
          "mente",
          "mentes",
          "gripe",
          "greve",
          "greves",
          "febre",
          "árvore",
          "árvores",
          "morte",
          "mortes",
          "matriz",
          "matrizes");

  private static final Set<String> MASCULINE_WORDS =
      Set.of(
          "dia",
          "dias",
          "mapa",
          "mapas",
          "planeta",
          "planetas",
          "cometa",
          "cometas",
          "mês",
          "meses",
          "coração",
          "corações",
          "avião",
          "aviões",
          "pagem",
          "homem",
          "homens",
          "dólar",
          "gás",
          "lápis",
          "ônibus",
          "quilograma",
          "grama",
          "gramas",
          "telegrama",
          "telegramas",
          "atlas",
          "colega",
          "colegas",
          "motorista",
          "motoristas",
          "artista",
          "artistas",
          "especialista",
          "especialistas",
          "jornalista",
          "jornalistas",
          "pra",
          "para",
          "da",
          "na",
          "a",
          "às",
          "as",
          "mas",
          "era",
          "cada",
          "há",
          "já",
          "lá",
          "será",
          "está",
          "vírgula",
          "talvez",
          "dez",
          "três");

  /** Greek neuters became masculine: problemas, programas, sistemas, telefonemas. */
  private static final Pattern MASCULINE_ENDING = Pattern.compile(".*(?:[ei]ma|grama|drama|oma)s?");

  /** Adjectives without gender, after which the noun decides. */
  private static final Set<String> NEUTRAL =
      Set.of("grandes", "grande", "principais", "simples", "jovens", "bons", "diferentes", "mil");

  private PortugueseGender() {}

  /**
   * @param before text before the number
   * @param after text after it
   */
  static boolean feminine(String before, String after) {
    Matcher previous = LAST_WORD.matcher(before);
    if (previous.find()) {
      String article = previous.group(1).toLowerCase(Locale.ROOT);
      if (FEMININE_ARTICLES.contains(article)) {
        return true;
      }
      if (MASCULINE_ARTICLES.contains(article)) {
        return false;
      }
    }
    Matcher next = WORD.matcher(after);
    if (!next.find()) {
      return false;
    }
    String noun = next.group(1).toLowerCase(Locale.ROOT);
    if (NEUTRAL.contains(noun) && next.group(2) != null) {
      noun = next.group(2).toLowerCase(Locale.ROOT);
    }
    return feminineNoun(noun);
  }

  static boolean feminineNoun(String noun) {
    if (FEMININE_WORDS.contains(noun)) {
      return true;
    }
    return !MASCULINE_WORDS.contains(noun)
        && !MASCULINE_ENDING.matcher(noun).matches()
        && FEMININE_ENDING.matcher(noun).matches();
  }
}
