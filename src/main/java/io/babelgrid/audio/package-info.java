/**
 * Sound without networking: Opus in and out, sample rates, levels, pitch. In: Opus packets of 20 ms
 * at 48 kHz. Out: gapless 16 kHz mono {@link io.babelgrid.audio.AudioSpan}s; lost packets are
 * restored from in-band FEC or concealed (RFC 6716).
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.audio;
