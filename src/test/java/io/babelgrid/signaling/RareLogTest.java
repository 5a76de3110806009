package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareLogTest {

  @Test
  void aFloodOfErrorsIsOneLineASecondAndACount() {
    var lines = new ArrayList<String>();
    var log = new RareLog((text, failure) -> lines.add(text));
    long ms = 1_000_000;
    for (int i = 0; i < 1500; i++) {
      log.error("broken", new IllegalStateException(), i * ms);
    }
    assertEquals(List.of("broken", "broken; 999 more before it"), lines);
  }
}
