package io.babelgrid.budget;

import java.util.Locale;

/** Where the time of a frame or a word goes, in the order in which it goes there. */
public enum Stage {
  /** Left the socket, not yet taken up by its peer's thread. */
  RECEIVE_QUEUE(Kind.QUEUE),
  /** Decrypted, checked, assigned to its stream. */
  DECRYPT(Kind.COMPUTE),
  /** Behind the beat of its track. */
  BEAT(Kind.PLAYOUT),
  /** Filled and encoded. */
  ENCODE(Kind.COMPUTE),
  /** Rewritten, encrypted and handed to the socket. */
  SEND(Kind.COMPUTE),
  /** A picture of a camera, decoded. */
  VIDEO_DECODE(Kind.COMPUTE),
  /** The face in it, found. */
  FACE(Kind.COMPUTE),
  /** Its mouth, drawn anew. */
  MOUTH(Kind.COMPUTE),
  /** The picture, encoded. */
  VIDEO_ENCODE(Kind.COMPUTE),
  /** Speech that is heard before the recogniser looks at a word and is certain of it. */
  LISTENING(Kind.LANGUAGE),
  /** Ready for recognition, not yet computed. */
  RECOGNITION_QUEUE(Kind.QUEUE),
  /** Recognised. */
  RECOGNITION(Kind.COMPUTE),
  /** From the node that recognised to the one that translates; nothing where that is the same. */
  BACKHAUL(Kind.NETWORK),
  /** Words that are heard before a translation is certain. */
  CONTEXT(Kind.LANGUAGE),
  /** Ready for translation, not yet computed. */
  TRANSLATION_QUEUE(Kind.QUEUE),
  /** Translated. */
  TRANSLATION(Kind.COMPUTE),
  /** Until the voice is free, and what there is to say is worth saying. */
  PHRASING(Kind.PLAYOUT),
  /** Ready for synthesis, not yet computed. */
  SYNTHESIS_QUEUE(Kind.QUEUE),
  /** Spoken, as far as the first piece of the phrase. */
  SYNTHESIS(Kind.COMPUTE),
  /** Until the phrase may start without running dry. */
  START_WAIT(Kind.PLAYOUT),
  /** Words of the phrase that are said before. */
  SPEAKING(Kind.LANGUAGE);

  /** What a stage is made of. */
  public enum Kind {
    /** Somebody else's turn. */
    QUEUE,
    /** Work. */
    COMPUTE,
    /** The way between nodes. */
    NETWORK,
    /** The track's time. */
    PLAYOUT,
    /** Speech itself: no machine makes it shorter. */
    LANGUAGE;

    /** Name in metrics and reports: {@code queue}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;

  Stage(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Name in metrics and reports: {@code recognition_queue}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
