package io.babelgrid.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class GlossaryCsvTest {

  private static final Language EN = Language.ENGLISH;
  private static final Language PT = Language.PORTUGUESE;

  private static Glossary read(String csv) throws GlossaryException {
    return GlossaryCsv.read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Term term(String everywhere, Map<Language, String> written) {
    return new Term(everywhere, written, Map.of());
  }

  private static void assertRefused(int line, String says, String csv) {
    assertRefused(line, says, csv.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(int line, String says, byte[] csv) {
    var e = assertThrows(GlossaryException.class, () -> GlossaryCsv.read(csv));
    assertEquals(line, e.line(), e.getMessage());
    assertTrue(e.getMessage().startsWith("line " + line + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(says), e.getMessage());
  }

  /** Cells of one term; the separator and the end of a line are what spreadsheets write. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "en,pt\nboard,quadro\n",
        "en,pt\r\nboard,quadro\r\n",
        "en,pt\rboard,quadro",
        "en;pt\nboard;quadro",
        "en\tpt\nboard\tquadro",
        "\uFEFFen;pt\r\nboard;quadro\r\n",
        "\"en\",\"pt\"\n\"board\",\"quadro\"\n",
        "EN , pt-BR\n board ,\u00A0quadro ",
        "en,pt,,\nboard,quadro,,\n,,,\n",
        "\n\nen,pt\n\nboard,quadro\n\n",
        "en,pt,*\nboard,quadro,\n",
        "en,pt,*\nboard,quadro\n"
      })
  void whatSpreadsheetsWriteIsRead(String csv) throws Exception {
    assertEquals(new Glossary(List.of(term(null, Map.of(EN, "board", PT, "quadro")))), read(csv));
  }

  @Test
  void aTermIsKnownInSomeLanguagesEverywhereOrBoth() throws Exception {
    Glossary glossary = read("en,pt,*\nhub,,Hub\n,sede,\n,,Babelgrid\n");
    assertEquals(
        List.of(
            term("Hub", Map.of(EN, "hub")),
            term(null, Map.of(PT, "sede")),
            term("Babelgrid", Map.of())),
        glossary.terms());
  }

  @Test
  void aVoiceSaysATermAsItIsTold() throws Exception {
    Glossary glossary = read("*;say en;say pt-PT\nSQL;sequel;\nNginx;engine X;engine xis\n");
    assertEquals(Map.of(EN, "sequel"), glossary.terms().getFirst().said());
    assertEquals(Map.of(EN, "engine X", PT, "engine xis"), glossary.terms().getLast().said());
  }

  @Test
  void cellsMayHoldWhatSeparatesThemInQuotationMarks() throws Exception {
    assertEquals(
        "Silva, Lda; \"Irmãos\"",
        read("*,en\n\"Silva, Lda; \"\"Irmãos\"\"\",\n").terms().getFirst().everywhere());
  }

  @Test
  void wordsAreReadAsTheyAreRecognised() throws Exception {
    Term term = read("pt\nA\u0301rea\u00A0  útil\n").terms().getFirst();
    assertEquals("Área útil", term.written().get(PT));
  }

  @Test
  void theSameWritingMayStandInTwoLanguages() throws Exception {
    assertEquals(2, read("en,pt\nbar,bar\npub,\n").terms().size());
  }

  @Test
  void anAbbreviationInCapitalsIsAnotherTermThanTheWord() throws Exception {
    Glossary glossary = read("en,pt\nit,isso\nIT,TI\n");
    TermBook book = TermBook.of(glossary, EN, PT);
    assertEquals("TI", book.find(List.of("IT")).getFirst().written());
    assertEquals("isso", book.find(List.of("it")).getFirst().written());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*\r\n", "en,pt", "en,pt\n,\n , \n\n"})
  void aGlossaryMayHaveNoTerms(String csv) throws Exception {
    assertEquals(Glossary.EMPTY, read(csv));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          1|there is nothing here|
          1|there is nothing here|\\n \\n,,\\n
          1|'english' names no column|english,pt\\nboard,quadro
          2|'Term' names no column|\\nTerm,pt\\n
          1|'say' names no column|en,say\\n
          1|'say english' names no column|en,say english\\n
          1|'pt_BR' names no column|en,pt_BR\\n
          1|(U+202E)|en,p\u202Et\\n
          1|'?' has no letter|en,?\\n
          1|two columns 'pt'|pt,en,pt-BR\\n
          1|two columns '*'|*,*\\n
          1|two columns 'say pt'|pt,say pt,Say PT\\n
          1|no column says how a term is written|say en,say pt\\n
          3|stands in a column that the first line does not name|en,pt\\na,b\\nGame, Set,c,d\\n
          2|'x' stands in a column|en,,pt\\nboard,x,quadro\\n
          3|another character that is not seen (U+000A)|en\\nok\\n"two\\nlines"\\n
          2|(U+0007)|en\\nbe\\007ep\\n
          2|(U+202E)|en\\nab\u202Ecd\\n
          2|(U+0000)|en\\nab\\000cd\\n
          2|has no letter and no digit|en,pt\\n-,quadro\\n
          4|'Ann' stands twice in 'en'; the first is in line 2|en\\nAnn\\nBob\\nAnn\\n
          3|'Ann' stands twice in '*'; the first is in line 2|*\\nAnn\\n Ann \\n
          3|'Ann' stands twice in 'en'; the first is in line 2|*,en\\nAnn,\\n,Ann\\n
          3|'apple' is the same term in 'en' as 'Apple' in line 2|en,pt\\nApple,Apple\\napple,maçã
          4|'babel grid' is the same term in '*' as 'Babelgrid' in line 2|*\\nBabelgrid\\nX\\nbabel grid
          3|'Mr Wright' is the same term in '*' as 'Mr. Wright' in line 2|*\\nMr. Wright\\nMr Wright
          3|casing, gaps and marks make no difference|en\\npull-request\\nPull Request
          2|'say pt' needs to know how it is written|en,say pt\\nSQL,ésse-quê\\n
          2|'say en' needs to know how it is written|en,say en\\n,sequel\\n
          2|a quotation mark does not fit|en,pt\\n"board,quadro\\n
          2|a quotation mark does not fit|en,pt\\n"board"s,quadro\\n
          """)
  void whatDoesNotFitIsSaidWithItsLine(int line, String says, String csv) {
    assertRefused(line, says, csv == null ? "" : csv.translateEscapes());
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheirLine() {
    assertRefused(2, "is not UTF-8", "pt\nSão\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(1, "is not UTF-8", "\uFEFFpt\n".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void aGlossaryIsBoundedInTermsLengthAndBytes() throws Exception {
    var csv = new StringBuilder("*\n");
    for (int i = 0; i < Glossary.MOST_TERMS; i++) {
      csv.append("term").append(i).append('\n');
    }
    assertEquals(Glossary.MOST_TERMS, read(csv.toString()).terms().size());
    assertRefused(502, "at most 500 terms", csv + "more\n");

    String longest = "x".repeat(Glossary.LONGEST);
    assertEquals(1, read("en\n" + longest).terms().size());
    assertRefused(2, "has 81 characters; 80 is the most", "en\n" + longest + "x");

    assertRefused(1, "at most 64 KB", "*" + " ".repeat(GlossaryCsv.MOST_BYTES));
    assertEquals(0, read("*" + " ".repeat(GlossaryCsv.MOST_BYTES - 1)).terms().size());
  }

  @Test
  void whatIsReadCanBeWrittenAndReadAgain() throws Exception {
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      Glossary glossary = someGlossary(random);
      String csv = GlossaryCsv.write(glossary);
      assertEquals(glossary, GlossaryCsv.parse(csv), csv);
      assertEquals(glossary, read(csv), csv);
    }
  }

  private static Glossary someGlossary(Random random) {
    List<Language> languages = List.of(EN, PT, Language.of("yue"), Language.of("de"));
    Set<String> taken = new HashSet<>();
    var terms = new ArrayList<Term>();
    for (int i = random.nextInt(20); i > 0; i--) {
      var written = new HashMap<Language, String>();
      var said = new HashMap<Language, String>();
      String everywhere = random.nextBoolean() ? someText(random, taken) : null;
      for (Language language : languages) {
        if (random.nextInt(3) == 0) {
          written.put(language, someText(random, taken));
        }
        if ((everywhere != null || written.containsKey(language)) && random.nextInt(3) == 0) {
          said.put(language, someText(random, taken));
        }
      }
      if (everywhere != null || !written.isEmpty()) {
        terms.add(new Term(everywhere, written, said));
      }
    }
    return new Glossary(terms);
  }

  /** With all that CSV has a meaning for. */
  private static String someText(Random random, Set<String> taken) {
    String letters = "ab,;\"'=*#-\\ çã語😀|";
    int[] points = letters.codePoints().toArray();
    while (true) {
      var text = new StringBuilder();
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String tidy = Cell.tidy(text.toString());
      if (tidy.codePoints().anyMatch(Character::isLetterOrDigit)
          && taken.add(TermBook.heardAs(tidy))) {
        return tidy;
      }
    }
  }
}
