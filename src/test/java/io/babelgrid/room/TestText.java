package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Text events as the one speaker's flow of one node would send them. */
public final class TestText {

  public static final NodeEpoch NODE = new NodeEpoch(UUID.randomUUID(), 1);

  private static final UUID STAY = UUID.randomUUID();
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private TestText() {}

  public static Stay stay(String roomId, String participantId) {
    return Stay.begin(NODE, roomId, participantId);
  }

  /** The next caption. */
  public static Caption caption(
      String roomId,
      String speakerId,
      long utterance,
      Language language,
      boolean translated,
      String text,
      boolean last) {
    var origin = new Origin(STAY, NODE, SEQUENCE.getAndIncrement());
    return new Caption(origin, roomId, speakerId, utterance, language, translated, text, last);
  }
}
