package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;

/**
 * What somebody who asks for a token may expect of a room.
 *
 * @param service what the room asks of the node
 * @param keepsTranscripts whether what is said is written down
 * @param host whether they are its host
 */
record RoomTerms(ServicePlan service, boolean keepsTranscripts, boolean host) {

  /** Of a room about which nothing is known. */
  static final RoomTerms UNKNOWN = new RoomTerms(ServicePlan.BEST, false, false);
}
