/**
 * Hibernate Reactive on PostgreSQL: rooms, participations, usage; transcripts only where a room
 * asks for them. A call goes on when the database is away: writes are bounded, retried, then
 * dropped and counted.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.store;
