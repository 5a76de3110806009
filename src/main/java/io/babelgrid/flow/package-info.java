/**
 * The words of one speaker into each language, written once and top-down: {@link
 * io.babelgrid.flow.Hearing} makes transcripts of audio, {@link io.babelgrid.flow.Interpretation}
 * makes languages of transcripts, {@link io.babelgrid.flow.SpeakerFlow} knows what is spoken,
 * wanted and served.
 *
 * <p>Of who speaks at another node {@link io.babelgrid.flow.RemoteFlow} has the second half: their
 * words come as {@link io.babelgrid.flow.SpokenWords}, as those of this node's speakers go.
 *
 * <p>All of it may be done by another node: then {@link io.babelgrid.flow.AwayFlow} sends sound or
 * words there ({@link io.babelgrid.flow.Workplace}) and writes what comes back ({@link
 * io.babelgrid.flow.WorkNews}).
 *
 * <pre>
 * AudioSpan -> segmentation -> recognition -> Transcript -> translation -> voice.VoiceStage
 * </pre>
 *
 * <p>In: gapless audio of one speaker and the languages that somebody wants. Out: captions, reports
 * and, through {@link io.babelgrid.speaker.FlowEvents}, voices and how each language is served.
 *
 * <ul>
 *   <li>An utterance is heard whole by one recogniser, and a line of captions that was begun is
 *       ended: a change of what is spoken cuts the utterance, and the next one is the new
 *       recogniser's. What is heard in another language stays the same track and voice.
 *   <li>The node is asked for room with the first speech, on the thread that hears it, so that no
 *       word is lost; presence without speech holds nothing, and who has no connection any more
 *       gives it back.
 *   <li>Who moves between nodes is heard by one of both: the old one lets go at the end of what
 *       they are saying ({@link io.babelgrid.flow.Parting}), and the new one keeps what is said
 *       until it knows when that was ({@link io.babelgrid.flow.HeldSpeech}).
 *   <li>Who is told to serve may have closed meanwhile, and then does nothing. What was closed
 *       stays closed: no order, event or thread that comes late opens anything.
 * </ul>
 *
 * <p>Locks are taken in this order: call, speaker, language or lips, governor; and nobody is called
 * under the governor's. Knows no call, no peer and no node.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.flow;
