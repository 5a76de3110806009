/**
 * Which picture of each camera each listener gets. A camera may come in several layers, the same
 * picture in different sizes; a listener is sent one of them, or none for a while.
 *
 * <p>In: packets of cameras with the ids of their layers ({@link
 * io.babelgrid.call.sight.CameraLayers}). Out: whether a packet goes on to a listener ({@link
 * io.babelgrid.call.sight.LayerGate}).
 *
 * <p>Invariants: a listener sees one layer at a time, and changes at a key frame only, so that
 * nothing of two layers is ever mixed; the one before goes on until then. A camera with one stream
 * passes untouched.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.call.sight;
