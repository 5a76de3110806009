/**
 * What is booked centrally: what stays used, how long their words were on their way, how much nodes
 * have to do, and where people were sent.
 *
 * <p>In: the channels {@code usage} and {@code latency}, the node's own advert, decisions of the
 * {@code grid}. Out: PostgreSQL at once ({@link io.babelgrid.store.Bookings}); or, with {@code
 * babelgrid.kafka.servers}, topics of Kafka, from which the nodes of a grid book usage and latency
 * into PostgreSQL together. One way or the other a report is booked once: it is known by its stay,
 * node, epoch and sequence, in whatever order and however often it comes. What it cost is reckoned
 * at the prices of the node that did it. Beside that each node books what it had and did by its own
 * counters ({@link io.babelgrid.booking.NodeBooking}), which what its flows used is a part of.
 *
 * <p>Invariants: nothing of Kafka is on the way of a call. What is to be sent waits in a queue of
 * bounded length and size ({@link io.babelgrid.booking.Outbox}); what does not fit is dropped and
 * counted. No probe looks at the broker. A record that cannot be read is passed over and counted.
 * Records name no room and no participant. Without {@code babelgrid.kafka.servers} nothing of Kafka
 * runs, and no client is made.
 *
 * <p>Threads: {@link io.babelgrid.booking.Courier} has one and is the only one to ask the broker
 * anything; SmallRye has one that sends and one that polls; records are booked on an event loop,
 * without waiting.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.booking;
