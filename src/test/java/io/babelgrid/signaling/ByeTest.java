package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByeTest {

  private final MessageCodec codec = new MessageCodec();

  @Test
  void whoIsToComeBackIsToldWhen() {
    assertEquals(
        "{\"type\":\"bye\",\"reason\":\"shutdown\",\"retryAfterMs\":10000}",
        codec.write(new ServerMessage.Bye("shutdown", 10_000L)));
  }

  @Test
  void whoNeedNotComeBackIsToldNothingMore() {
    assertEquals(
        "{\"type\":\"bye\",\"reason\":\"left\"}", codec.write(new ServerMessage.Bye("left", null)));
  }
}
