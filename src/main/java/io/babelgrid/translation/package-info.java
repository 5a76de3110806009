/**
 * Text translation that never takes words back: the committed target is forced as prefix, new words
 * are committed when attention no longer rests on the end of the source. In: Transcript. Out:
 * {@link io.babelgrid.translation.Translation}, append-only. One translator a (speaker, target
 * language), one thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.translation;
