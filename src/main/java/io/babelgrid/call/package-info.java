/**
 * Who gets what from whom in the rooms of this node: each participant's peer connection, their
 * {@link io.babelgrid.flow.SpeakerFlow} and camera, and where packets of theirs go. Implements
 * {@link io.babelgrid.room.MediaPlane}.
 *
 * <p>In: languages, wishes and offers of participants, from their room; packets, from transport;
 * captions aside, all that flows and faces make. Out: packets into send slots, events to
 * participants. Packet callbacks come from the peer's thread, control from any.
 *
 * <p>Work is done once for each (speaker, target language), however many listen; who hears the
 * original gets it untouched. Where packets go is an immutable {@link io.babelgrid.call.FanOut},
 * swapped whole.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.call;
