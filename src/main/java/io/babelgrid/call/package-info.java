/**
 * Who gets what from whom in the rooms of this node. A {@link io.babelgrid.call.Speaker} is heard
 * and seen, wherever their words and pictures come from ({@link io.babelgrid.call.SpeakerSource});
 * a {@link io.babelgrid.call.Listener} is sent to, wherever their packets go ({@link
 * io.babelgrid.call.ListenerSlots}). Neither needs the other, nor a browser: a participant with one
 * ({@link io.babelgrid.call.ParticipantMedia}) is both, by way of their peer. Implements {@link
 * io.babelgrid.room.MediaPlane}.
 *
 * <p>In: languages, wishes and offers of participants, from their room; packets, from transport;
 * captions aside, all that flows and faces make. Out: packets into send slots, events to
 * participants.
 *
 * <p>Calls reach over nodes by {@link io.babelgrid.call.Backhaul}: somebody at another node is a
 * speaker without a microphone ({@link io.babelgrid.call.RemoteMedia}), and another node a listener
 * who gets each original that its people want once ({@link io.babelgrid.call.NodeSlots}). Who moves
 * between nodes is a speaker for each of their places until they were heard out at the earlier:
 * originals come from the last one from which any have come, and what is said at the later waits
 * until the earlier has nothing more to say.
 *
 * <p>Who works for a speaker may change, between this node and others ({@link
 * io.babelgrid.call.SpeakerFlows}): one flow after the other serves them, each lets go at the end
 * of an utterance, and the next is heard when the one before was heard out.
 *
 * <p>Each call has one writer ({@link io.babelgrid.call.CallWriter}), which owns what is known of
 * speakers and listeners, makes the plan of who gets what ({@link io.babelgrid.call.CallPlan}) and
 * tells listeners what became of them, in order. Who asks it holds no lock; flows and faces, which
 * may hold theirs, tell it and never wait. Packet callbacks, which come from peers' threads and the
 * beat, read only where packets go: an immutable {@link io.babelgrid.call.FanOut}, swapped whole. A
 * listener who cannot be sent to keeps nothing from the others.
 *
 * <p>Of each camera a listener gets what their page shows and their line carries ({@link
 * io.babelgrid.call.sight}).
 *
 * <p>Who is quiet costs little: where their browser says how loud each packet is, those that are no
 * louder than the ones before are rarely decoded ({@link io.babelgrid.call.MicrophoneDecoder}).
 *
 * <p>What a listener is played is kept out of their own microphone ({@link io.babelgrid.echo}).
 *
 * <p>Work is done once for each (speaker, target language), however many listen; who hears the
 * original gets it untouched.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.call;
