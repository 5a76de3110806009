package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.GlossaryCsv;
import io.babelgrid.glossary.GlossaryException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/** The CSV of a host. */
@Timeout(30)
class GlossaryFuzzTest {

  private static final int LONGEST_REASON = 300;

  @FuzzTest
  void aGlossaryIsReadForGoodOrRefusedWithItsLine(byte[] bytes) throws GlossaryException {
    Glossary glossary;
    try {
      glossary = GlossaryCsv.read(bytes);
    } catch (GlossaryException e) {
      long lines =
          1
              + new String(bytes, StandardCharsets.ISO_8859_1)
                  .chars()
                  .filter(c -> c == '\n' || c == '\r')
                  .count();
      assertTrue(e.line() >= 1 && e.line() <= lines, e::getMessage);
      assertTrue(e.getMessage().length() <= LONGEST_REASON, e::getMessage);
      return;
    }
    String csv = GlossaryCsv.write(glossary);
    assertEquals(glossary, GlossaryCsv.parse(csv));
    assertEquals(glossary, GlossaryCsv.read(csv.getBytes(StandardCharsets.UTF_8)));
  }
}
