package io.babelgrid.chat;

import org.jspecify.annotations.Nullable;

/**
 * A line as one reader gets it.
 *
 * @param words in their language; null when there are none yet, or none are needed
 */
public record ToldLine(ChatLine line, @Nullable ChatWords words) {}
