package io.babelgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class UsageReporterTest {

  @Test
  void aReportThatThrowsHurtsNoOther() {
    var booked = new ArrayList<String>();
    UsageReporter.reportEach(
        List.of("ann", "bad", "eva"),
        speaker -> {
          if (speaker.equals("bad")) {
            throw new LinkageError("poison");
          }
          booked.add(speaker);
        });
    assertEquals(List.of("ann", "eva"), booked);
  }
}
