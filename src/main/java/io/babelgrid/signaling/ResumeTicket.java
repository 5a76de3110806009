package io.babelgrid.signaling;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.Participant;
import io.babelgrid.room.Past;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Somebody as the node knows them where they are, for the node where they will be.
 *
 * @param who as a join token says it, with the name they go by and what they are by now
 * @param home the node where they are
 * @param incarnation there; the next is one more
 * @param lips whether others may see their mouth redrawn
 * @param handMs since when their hand is up, see {@link Participant}
 * @param voices the synthetic voices that speak for them, by language
 */
record ResumeTicket(
    JoinToken who,
    UUID home,
    long incarnation,
    LanguageChoice languages,
    boolean audioMuted,
    boolean videoMuted,
    boolean lips,
    long handMs,
    SortedMap<Language, String> voices) {

  ResumeTicket {
    voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
  }

  /**
   * @param token with which they came
   * @param keepsTranscripts whether their room does
   */
  static ResumeTicket of(JoinToken token, UUID home, Participant one, boolean keepsTranscripts) {
    var who =
        new JoinToken(
            token.roomId(),
            one.id(),
            one.name(),
            token.grants(),
            one.host(),
            keepsTranscripts,
            token.service(),
            token.expiresAt());
    return new ResumeTicket(
        who,
        home,
        one.incarnation(),
        one.languages(),
        one.audioMuted(),
        one.videoMuted(),
        one.lips(),
        one.handMs(),
        one.voices());
  }

  /**
   * What the node to which they come with it knows of them.
   *
   * @param heardThere whether the node they come from still hears them
   */
  Past past(boolean heardThere) {
    return new Past(incarnation + 1, voices, heardThere, handMs);
  }
}
