package io.babelgrid.work;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import java.util.Optional;
import java.util.UUID;

/** A track of sound on its way to another node. Any thread; never waits. */
public interface WorkTrack extends AutoCloseable {

  /**
   * Opens the way, if it is not: what is sent before the other node knows of it is lost.
   *
   * @return whether it is open
   */
  boolean open();

  /** Shapes as of {@link io.babelgrid.transport.SendSlot#send}. */
  void send(StreamId stream, byte[] opus, long rtpTicks, boolean marker);

  @Override
  void close();

  /** What it carries. */
  sealed interface Content {

    /** What a speaker says. */
    record Microphone() implements Content {}

    /** What is said for them. */
    record Voice(Language target) implements Content {}
  }

  /**
   * Its name on the media path.
   *
   * @param stay of the speaker
   */
  record Name(UUID stay, Content content) {

    private static final String MICROPHONE = "microphone";
    private static final String VOICE = "voice.";

    public static Optional<Name> parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      try {
        UUID stay = UUID.fromString(text.substring(0, slash));
        String content = text.substring(slash + 1);
        if (content.equals(MICROPHONE)) {
          return Optional.of(new Name(stay, new Content.Microphone()));
        }
        return content.startsWith(VOICE)
            ? Optional.of(
                new Name(stay, new Content.Voice(new Language(content.substring(VOICE.length())))))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return stay
          + "/"
          + switch (content) {
            case Content.Microphone() -> MICROPHONE;
            case Content.Voice(Language target) -> VOICE + target.code();
          };
    }
  }
}
