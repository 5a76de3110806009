package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;

/**
 * A synthetic voice.
 *
 * @param id name within its model, e.g. {@code pf_dora}
 * @param language the language it speaks natively
 * @param medianF0Hz median fundamental frequency of its speech
 */
public record Voice(String id, Language language, float medianF0Hz) {}
