package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {

  @Test
  void whatIsKeptIsKeptForDaysOrForEver() {
    assertEquals(Duration.ofDays(30), Retention.of("30d").limit());
    assertEquals(Duration.ofHours(12), Retention.of("12h").limit());
    assertNull(Retention.of("0").limit());
    assertNull(Retention.of("forever").limit());
    assertThrows(IllegalArgumentException.class, () -> Retention.of("a while"));
    assertThrows(IllegalArgumentException.class, () -> Retention.of("-P1D"));
  }
}
