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
 * @param text words to append, maybe empty when {@code last}; a space goes before them where the
 *     language sets words apart by spaces, and none elsewhere ({@link
 *     io.babelgrid.pipeline.Spacing})
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
