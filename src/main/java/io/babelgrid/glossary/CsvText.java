package io.babelgrid.glossary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells (RFC 4180), whatever a spreadsheet put between them. */
final class CsvText {

  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();

  /** In the order in which they are believed when a line has as many of each. */
  private static final String SEPARATORS = ";\t,";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * @param line of the file in which it begins, from 1 on
   * @param cells as they are, without what RFC 4180 puts around them
   */
  record Row(int line, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private CsvText() {}

  static String decode(byte[] utf8) throws GlossaryException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    var bytes = ByteBuffer.wrap(utf8);
    var text = CharBuffer.allocate(utf8.length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      throw new GlossaryException(
          1 + breaks(text), "this is not UTF-8; save the file as 'CSV UTF-8'");
    }
    return text.toString();
  }

  static int breaks(CharSequence text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  static List<Row> rows(String text) throws GlossaryException {
    String csv = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    var rows = new ArrayList<Row>();
    int line = 1;
    try (CsvParser parser = CSV.createParser(csv)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator(csv)));
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        line = parser.currentLocation().getLineNr();
        var cells = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          cells.add(parser.getText());
        }
        rows.add(new Row(line, cells));
      }
    } catch (JsonProcessingException e) {
      throw new GlossaryException(
          line,
          "a quotation mark does not fit; a cell that has one stands in quotation marks, and each"
              + " within is doubled");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** A comma, or a semicolon where commas are decimal, or a tab; told by the first line. */
  private static char separator(String csv) {
    String first = csv.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char one : SEPARATORS.toCharArray()) {
      long count = first.chars().filter(c -> c == one).count();
      if (count > most) {
        best = one;
        most = count;
      }
    }
    return best;
  }

  static String write(List<List<String>> rows) {
    var text = new StringWriter();
    try (CsvGenerator generator = CSV.createGenerator(text)) {
      generator.setSchema(CsvSchema.emptySchema().withLineSeparator("\r\n"));
      for (List<String> row : rows) {
        generator.writeStartArray();
        for (String cell : row) {
          generator.writeString(cell);
        }
        generator.writeEndArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
