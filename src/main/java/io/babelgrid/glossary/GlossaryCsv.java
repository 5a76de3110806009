package io.babelgrid.glossary;

import io.babelgrid.pipeline.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A glossary as CSV (RFC 4180), as a spreadsheet writes it. The first row names the columns:
 *
 * <ul>
 *   <li>{@code en}, {@code pt}, {@code pt-BR} (read as {@code pt}): how a term is written there;
 *   <li>{@code *}: how it is written in every language in which it has no cell of its own;
 *   <li>{@code say en}, {@code say pt}: how a voice says it.
 * </ul>
 *
 * <p>An empty cell says nothing, a row of them is none.
 */
public final class GlossaryCsv {

  /** 500 terms of 130 bytes, and what one request may carry. */
  public static final int MOST_BYTES = 64 * 1024;

  private GlossaryCsv() {}

  /**
   * Reads what a person wrote: with or without byte order mark, lines ended by CRLF or LF, cells
   * separated by commas, semicolons or tabs.
   *
   * @throws GlossaryException at the first line that does not fit
   */
  public static Glossary read(byte[] utf8) throws GlossaryException {
    if (utf8.length > MOST_BYTES) {
      throw tooLarge(new String(utf8, 0, MOST_BYTES, StandardCharsets.UTF_8));
    }
    Glossary glossary = parse(CsvText.decode(utf8));
    // Cells may need more quotation marks between commas than they had between tabs.
    String rewritten = write(glossary);
    if (rewritten.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw tooLarge(rewritten);
    }
    return glossary;
  }

  private static GlossaryException tooLarge(String text) {
    return new GlossaryException(
        1 + CsvText.breaks(text), "a glossary has at most " + MOST_BYTES / 1024 + " KB");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws GlossaryException at the first line that does not fit
   */
  public static Glossary parse(String csv) throws GlossaryException {
    return new GlossaryReader(CsvText.rows(csv)).read();
  }

  /** The same for spreadsheets and for {@link #parse}; without rows when there are no terms. */
  public static String write(Glossary glossary) {
    List<Column> columns = columns(glossary);
    var rows = new ArrayList<List<String>>();
    rows.add(columns.stream().map(Column::header).toList());
    for (Term term : glossary.terms()) {
      rows.add(columns.stream().map(column -> cell(term, column)).toList());
    }
    return CsvText.write(rows);
  }

  private static List<Column> columns(Glossary glossary) {
    boolean everywhere = glossary.terms().stream().anyMatch(term -> term.everywhere() != null);
    Set<Language> written = new TreeSet<>();
    Set<Language> said = new TreeSet<>();
    for (Term term : glossary.terms()) {
      written.addAll(term.written().keySet());
      said.addAll(term.said().keySet());
    }
    return Stream.of(
            written.stream().map(Column.Written::new),
            Stream.of(new Column.Everywhere()).filter(column -> everywhere || written.isEmpty()),
            said.stream().map(Column.Said::new))
        .<Column>flatMap(columns -> columns)
        .toList();
  }

  private static String cell(Term term, Column column) {
    String text =
        switch (column) {
          case Column.Everywhere _ -> term.everywhere();
          case Column.Written(Language language) -> term.written().get(language);
          case Column.Said(Language language) -> term.said().get(language);
          case Column.Nothing _ -> null;
        };
    return text == null ? "" : text;
  }
}
