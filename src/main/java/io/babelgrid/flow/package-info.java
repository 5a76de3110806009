/**
 * The whole flow, written once and top-down: who in a room needs which (speaker, language) flow,
 * and what one such flow does. Wires transport, audio, segmentation, recognition, translation,
 * synthesis, playout and lip sync; implements {@link io.babelgrid.room.MediaPlane}. Work is done
 * once per (speaker, target language), however many listen.
 *
 * <pre>
 * peer -> PeerMedia -> Hearing (audio -> transcripts) -> Interpretation (transcripts -> languages)
 *                      \------------- SpeakerFlow: what is spoken, wanted, served -------------/
 * </pre>
 *
 * <ul>
 *   <li>An utterance is heard whole by one recogniser, and a line of captions that was begun is
 *       ended: a change of what is spoken cuts the utterance, and the next one is the new
 *       recogniser's. What is heard in another language stays the same track and voice.
 *   <li>The node is asked for room with the first speech, on the thread that hears it, so that no
 *       word is lost; presence without speech holds nothing, and who has no connection any more
 *       gives it back.
 *   <li>{@code FlowGovernor} has one lock for seats and decisions; a seat holds a rung exactly as
 *       long as it is served. Who is told to serve may have closed meanwhile, and then does
 *       nothing.
 *   <li>What was closed stays closed: no order, event or thread that comes late opens anything.
 *   <li>A decoder belongs to one peer and is freed on its thread.
 * </ul>
 *
 * <p>Locks are taken in this order: call, speaker, language or lips, governor; and nobody is called
 * under the governor's.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.flow;
