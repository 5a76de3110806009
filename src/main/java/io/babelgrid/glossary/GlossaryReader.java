package io.babelgrid.glossary;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a glossary of rows of cells. Used once, by one thread. */
final class GlossaryReader {

  private final List<CsvText.Row> rows;
  private final List<Column> columns = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();

  private record Writing(String text, int line) {}

  /** By language and by how they are heard; those everywhere by {@code *}. */
  private final Map<String, Map<String, Writing>> writings = new HashMap<>();

  GlossaryReader(List<CsvText.Row> rows) {
    this.rows = rows.stream().filter(row -> !row.isBlank()).toList();
  }

  Glossary read() throws GlossaryException {
    if (rows.isEmpty()) {
      throw new GlossaryException(1, "there is nothing here; the first line is like: en,pt,*");
    }
    readHeader(rows.getFirst());
    for (CsvText.Row row : rows.subList(1, rows.size())) {
      Term term = term(row);
      if (term != null) {
        if (terms.size() == Glossary.MOST_TERMS) {
          throw new GlossaryException(
              row.line(), "a glossary has at most " + Glossary.MOST_TERMS + " terms");
        }
        noteWritings(term, row.line());
        terms.add(term);
      }
    }
    return new Glossary(terms);
  }

  private void readHeader(CsvText.Row header) throws GlossaryException {
    Set<Column> seen = new HashSet<>();
    for (String cell : header.cells()) {
      String name = Cell.tidy(cell);
      if (!name.isEmpty() && !name.equals(Column.EVERYWHERE)) {
        Cell.check(name, header.line());
      }
      Column column = column(name, header.line());
      if (!seen.add(column) && !(column instanceof Column.Nothing)) {
        throw new GlossaryException(
            header.line(), "there are two columns '" + column.header() + "'");
      }
      columns.add(column);
    }
    if (columns.stream()
        .allMatch(column -> column instanceof Column.Nothing || column instanceof Column.Said)) {
      throw new GlossaryException(
          header.line(), "no column says how a term is written; name it en, pt, ... or *");
    }
  }

  private static Column column(String name, int line) throws GlossaryException {
    try {
      return Column.of(name);
    } catch (IllegalArgumentException e) {
      throw new GlossaryException(
          line,
          Cell.quoted(name)
              + " names no column; the first line has language tags like en and pt, * and 'say en'");
    }
  }

  /** Null when the row has no writing. */
  private @Nullable Term term(CsvText.Row row) throws GlossaryException {
    String everywhere = null;
    var written = new HashMap<Language, String>();
    var said = new HashMap<Language, String>();
    for (int i = 0; i < row.cells().size(); i++) {
      String text = Cell.tidy(row.cells().get(i));
      if (text.isEmpty()) {
        continue;
      }
      Cell.check(text, row.line());
      switch (i < columns.size() ? columns.get(i) : new Column.Nothing()) {
        case Column.Everywhere _ -> everywhere = text;
        case Column.Written(Language language) -> written.put(language, text);
        case Column.Said(Language language) -> said.put(language, text);
        case Column.Nothing _ ->
            throw new GlossaryException(
                row.line(),
                Cell.quoted(text)
                    + " stands in a column that the first line does not"
                    + " name; a cell with a comma in it stands in quotation marks");
      }
    }
    for (Language language : said.keySet()) {
      if (everywhere == null && !written.containsKey(language)) {
        throw new GlossaryException(
            row.line(),
            "'say %s' needs to know how it is written: fill '%s' or '*'"
                .formatted(language, language));
      }
    }
    return everywhere == null && written.isEmpty() ? null : new Term(everywhere, written, said);
  }

  /** What is heard alike could be either term. */
  private void noteWritings(Term term, int line) throws GlossaryException {
    for (Column column : columns) {
      String text =
          switch (column) {
            case Column.Everywhere _ -> term.everywhere();
            case Column.Written(Language language) -> term.in(language).orElse(null);
            case Column.Said _, Column.Nothing _ -> null;
          };
      if (text == null) {
        continue;
      }
      Writing first =
          writings
              .computeIfAbsent(column.header(), _ -> new HashMap<>())
              .putIfAbsent(TermBook.heardAs(text), new Writing(text, line));
      if (first != null) {
        throw new GlossaryException(line, twice(text, column.header(), first));
      }
    }
  }

  private static String twice(String text, String column, Writing first) {
    return first.text.equals(text)
        ? "%s stands twice in '%s'; the first is in line %d"
            .formatted(Cell.quoted(text), column, first.line)
        : "%s is the same term in '%s' as %s in line %d: casing, gaps and marks make no difference"
            .formatted(Cell.quoted(text), column, Cell.quoted(first.text), first.line);
  }
}
