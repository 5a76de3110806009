/**
 * Hibernate Reactive on PostgreSQL: rooms, participations, usage, glossaries; transcripts only
 * where a room asks for them. A call goes on when the database is away: writes are bounded,
 * retried, then dropped and counted.
 *
 * <p>Text events may come from any node, in any order and more than once: reports name their stay,
 * a report is booked once ({@link io.babelgrid.store.Bookings}) and a line is kept once. A report
 * whose stay is not written down yet waits in a table of its own, for a day at most. What a node
 * had not reported when it died is booked as lost ({@link io.babelgrid.store.OpenEnds}).
 *
 * <p>Names are forgotten when a call is over, unless the room keeps transcripts; what is older than
 * {@code babelgrid.store.keep} is deleted; a room or a participant is erased on request. All of
 * that goes through the one queue of writes, so that no write brings back what was erased before
 * it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.store;
