/**
 * Keeps out of a participant's microphone what they are played: who listens without headphones says
 * nothing when the voice comes back from their loudspeaker. The node knows what it plays to each.
 * In: {@link io.babelgrid.echo.SoundPrint}s of the voices that a listener is sent, and their own
 * audio. Out: their audio, without what is explained by those.
 *
 * <p>Originals pass the node as packets, undecoded, and are not known here: those are left to the
 * browser's own echo cancellation. Only energies are compared, so that the way through the room
 * need be known to some decibels only, and little is computed.
 *
 * <p>Prints come from any thread and never wait; a gate has one thread. While nothing is played
 * audio passes untouched and costs nothing.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.echo;
