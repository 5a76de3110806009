/**
 * Work for a speaker that is done at another node than theirs: recognition, translation and voices
 * together, or some voices alone where there is room here to recognise. {@link
 * io.babelgrid.work.WorkDesk} decides for the speakers of this node when theirs goes elsewhere,
 * where to and when it comes home; {@link io.babelgrid.work.Workbench} does that of other nodes'
 * speakers.
 *
 * <pre>
 * here:  sound or words -> AwayFlow -> WorkLink ... captions, voices as tracks
 *        sound -> VoicesAwayFlow, recognised here: words -> WorkLink ... the same
 * there: WorkLink -> Workbench -> SpeakerFlow or RemoteFlow, whose room this node's governor gives
 * </pre>
 *
 * <p>In: the speakers of this node's calls and how they are served, what the grid knows of nodes,
 * and orders, sound and words of others, by {@link io.babelgrid.work.WorkLink}. Out: the same the
 * other way.
 *
 * <p>Invariants: originals never depend on it. Who works is asked and may refuse; who is not heard
 * of for 2 s is taken for lost, and the work comes home or goes to another one. What is said is
 * heard by one node at a time: work moves at the end of an utterance, but for work that is lost or
 * was refused. An order holds as long as it is repeated.
 *
 * <p>Threads: {@code work}, which waits for nobody, decides on both sides; the sound of each
 * speaker is decoded on one of its own, and frames of voices go straight from the beat onto the
 * media path.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.work;
