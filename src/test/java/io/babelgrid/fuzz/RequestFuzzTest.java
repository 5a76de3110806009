package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.babelgrid.signaling.MessageProbe;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Bodies of REST requests. */
@Timeout(30)
class RequestFuzzTest {

  private static final int LONGEST_NAME = 60;

  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void aBodyIsValidOrRefused(byte[] bytes) throws IOException {
    try {
      MessageProbe.room(bytes);
    } catch (JsonProcessingException | CharConversionException e) {
      // Refused with a problem.
    }
    try {
      Optional<String> name = MessageProbe.guest(bytes);
      name.ifPresent(it -> assertTrue(!it.isBlank() && it.length() <= LONGEST_NAME));
    } catch (JsonProcessingException | CharConversionException e) {
      // Refused with a problem.
    }
  }
}
