/**
 * The whole flow, written once and top-down: who in a room needs which (speaker, language) flow,
 * and what one such flow does. Wires transport, audio, segmentation, recognition, translation,
 * synthesis, playout and lip sync; implements {@link io.babelgrid.room.MediaPlane}. Work is done
 * once per (speaker, target language), however many listen.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.flow;
