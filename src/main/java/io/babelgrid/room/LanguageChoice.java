package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a participant speaks and wants to hear.
 *
 * @param speak the language they speak, or null to detect it
 * @param hear the language they want to hear, or null for every speaker's original
 */
public record LanguageChoice(@Nullable Language speak, @Nullable Language hear) {}
