/**
 * Which picture of each camera each listener gets. A camera may come in several layers, the same
 * picture in different sizes; a listener is sent one of them, or none for a while.
 *
 * <pre>
 * packets of cameras  -> CameraLayers   which layers come, how large, how much of it
 * the listener's page -> Views          how tall it shows whom
 * their line          -> Carried        how much it carries, tried a little further now and then
 *                        Allocation     all of these -> a layer each, or nothing: a pure function
 *                        Steering       asks it again and again -> LayerGate, and who is paused
 * packets of cameras  -> LayerGate      -> the listener's slot
 * </pre>
 *
 * <p>Invariants: what is not a camera's picture comes first; a listener sees one layer at a time,
 * and changes at a key frame only, so that nothing of two layers is ever mixed; the one before goes
 * on until then. What is new or larger needs room to spare, and a line that proved full is left in
 * peace for longer each time. A camera with one stream passes untouched. Where nothing is known of
 * a page or a line, nothing is held back. Another node, and who draws lips, get the largest layer.
 *
 * <p>Threads: packets come from the camera's, decisions from the call's writer.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.call.sight;
