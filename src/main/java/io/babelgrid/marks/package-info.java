/**
 * What tells a machine that a voice is synthetic (EU AI Act, Art. 50 (2)): a mark in the sound
 * itself, which nobody is to hear and anybody can find, with no key, in what was recorded or coded
 * again. {@link io.babelgrid.marks.VoiceMarker} puts it into a voice, {@link
 * io.babelgrid.marks.MarkDetector} finds it.
 *
 * <p>Bands of some 200 Hz are raised and lowered by 1.2 dB for 40 ms each, in a pattern that
 * repeats after 5.1 s: spread over all of the voice's spectrum (Cox et al., "Secure spread spectrum
 * watermarking for multimedia", 1997), proportional to what is there and so beneath it everywhere.
 * The mark says "synthetic, by Babelgrid" and no more; whoever wants to can take it out.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.marks;
