package io.babelgrid.synthesis;

/**
 * When one phoneme sounds.
 *
 * @param phoneme one symbol of the Kokoro (misaki) phoneme alphabet; {@code " "} between words
 * @param startSample first sample at 24 kHz, counted from the phrase's first sample
 * @param endSample just past its last sample
 */
public record PhonemeTiming(String phoneme, int startSample, int endSample) {}
