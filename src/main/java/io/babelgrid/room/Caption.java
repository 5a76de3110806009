package io.babelgrid.room;

import io.babelgrid.pipeline.Language;

/**
 * Text that was added to what a speaker said, append-only. Published on the {@code captions}
 * channel.
 *
 * @param origin counts the captions of a speaker, in all languages
 * @param utterance number of the utterance within all that the speaker says in the room
 * @param language of {@code text}
 * @param translated false for the speaker's own words
 * @param text words to append, joined by spaces, maybe empty when {@code last}
 * @param last whether the utterance is complete
 */
public record Caption(
    Origin origin,
    String roomId,
    String speakerId,
    long utterance,
    Language language,
    boolean translated,
    String text,
    boolean last) {}
