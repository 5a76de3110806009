package io.babelgrid.echo;

/**
 * What 20 ms of a voice sound like.
 *
 * @param bands power of each of {@link BandMeter#BANDS}, never written again
 * @param atNs when they were sent
 */
public record SoundPrint(float[] bands, long atNs) {}
