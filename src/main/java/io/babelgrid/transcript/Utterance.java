package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;
import java.time.Instant;

/**
 * What somebody said, in one language.
 *
 * @param number of the speaker's: that of its translations is the same
 * @param translated false for the speaker's own words
 * @param endedAt when the last of its words was written
 */
public record Utterance(
    String speakerId,
    long number,
    Language language,
    boolean translated,
    String text,
    Instant endedAt) {}
