package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a language pauses. Words that cling to the next one (articles, prepositions, clitics,
 * subject pronouns, auxiliaries) never end a phrase willingly; conjunctions and relative words
 * begin one.
 *
 * @param clinging words in lower case
 * @param beginning words in lower case
 */
record PhraseBoundaries(Set<String> clinging, Set<String> beginning) {

  private static final Pattern CLAUSE_END = Pattern.compile(".*[,;:—–][\"”’»)]*");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.?!…][\"”’»)]*");

  /** A title, an initial or an ordinal before its noun: its full stop ends no sentence. */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?iu)\\p{L}\\.|(\\p{L}\\.)+|(mr|mrs|ms|dr|dra|sr|sra|srta|prof|st|vs|etc|av|avda|no|n|núm"
              + "|ud|uds|ee)\\.");

  /** Waits for its unit or noun: digits, or a currency sign. */
  private static final Pattern QUANTITY = Pattern.compile(".*\\d|.*[$€£#]|n\\.?º");

  /** A Roman numeral, which is read with the name before it. */
  private static final Pattern NUMERAL = Pattern.compile("[IVXLC]{2,7}(?:'s)?[\\p{Punct}…”’»]*");

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private static final PhraseBoundaries ENGLISH =
      new PhraseBoundaries(
          words(
              """
              a an the this that these those my your his her its our their some any no every each
              of to in on at by for with from into onto about over under between through during
              without within against toward towards upon as than like
              and or but nor so if because that which who whose when while where although though
              i you he she it we they who there
              is are was were be been am isn't aren't wasn't weren't will would can could shall
              should may might must do does did don't doesn't didn't has have had won't can't
              i'm i've i'll you're he's she's it's we're they're
              not very more most too such quite really\
              """),
          words(
              """
              and but or because although though while when where which who whose whom if unless
              until since before after so that\
              """));

  private static final PhraseBoundaries PORTUGUESE =
      new PhraseBoundaries(
          words(
              """
              o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela
              meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos nossas cada todo
              toda todos todas algum alguma nenhum nenhuma qualquer outro outra
              de do da dos das em no na nos nas num numa por pelo pela pelos pelas para pra ao aos
              à às com sem sob sobre entre até desde contra após ante perante como
              e ou mas nem se que porque quando onde enquanto embora
              me te se lhe lhes nos vos eu tu você vocês ele ela eles elas nós a gente
              é são era eram foi foram ser está estão estava estavam vai vou vamos vão pode podem
              deve devem tem têm tinha tinham há
              não muito mais menos tão bem já ainda século séculos capítulo dom\
              """),
          words(
              """
              e mas ou porque pois embora enquanto quando onde que qual quais cujo cuja quem se
              caso porém então portanto\
              """));

  private static final PhraseBoundaries SPANISH =
      new PhraseBoundaries(
          words(
              """
              el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella
              mi mis tu tus su sus nuestro nuestra nuestros nuestras cada todo toda todos todas algún
              alguna ningún ninguna cualquier otro otra otros otras
              de del a al en con por para sin sobre entre hasta desde contra ante bajo tras según hacia
              durante mediante como
              y e o u pero ni sino si que porque pues cuando donde mientras aunque
              me te se le les nos os yo tú él ella usted ustedes ellos ellas nosotros
              es son era eran fue fueron ser está están estaba estaban va voy vamos van puede pueden
              debe deben tiene tienen tenía tenían hay ha han he hemos había
              no muy más menos tan tanto bien ya todavía aún casi siglo siglos capítulo don doña\
              """),
          words(
              """
              y e o u pero sino porque pues aunque mientras cuando donde que cual cuales cuyo cuya
              quien quienes si entonces además\
              """));

  private static final PhraseBoundaries NONE = new PhraseBoundaries(Set.of(), Set.of());

  private static final Map<Language, PhraseBoundaries> BY_LANGUAGE =
      Map.of(Language.ENGLISH, ENGLISH, Language.PORTUGUESE, PORTUGUESE, Language.SPANISH, SPANISH);

  /** The rules of a language; for one without rules only punctuation counts. */
  static PhraseBoundaries of(Language language) {
    return BY_LANGUAGE.getOrDefault(language, NONE);
  }

  /** Whether a sentence ends with the word. */
  static boolean endsSentence(String word) {
    return SENTENCE_END.matcher(word).matches() && !ABBREVIATION.matcher(word).matches();
  }

  /** Whether a clause ends with the word. */
  static boolean endsClause(String word) {
    return CLAUSE_END.matcher(word).matches() || endsSentence(word);
  }

  /** Whether a phrase may end with the word when it must end somewhere. */
  boolean mayEnd(String word) {
    if (endsClause(word)) {
      return true;
    }
    return !clinging.contains(bare(word))
        && !QUANTITY.matcher(word).matches()
        && !ABBREVIATION.matcher(word).matches();
  }

  /** Whether the word numbers the one before it, and is never torn from it: Pedro II. */
  static boolean numbers(String word) {
    return NUMERAL.matcher(word).matches();
  }

  /** Whether a clause begins with the word. */
  boolean begins(String word) {
    return beginning.contains(bare(word));
  }

  private static String bare(String word) {
    return EDGES.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+", -1)));
  }
}
