package io.babelgrid.signaling;

import io.babelgrid.room.Membership;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do in its room just now; who may not is told so. One thread at a time.
 *
 * @param pace of the same connection
 */
record MembershipGate(Client client, MessagePace pace, SignalingConfig config) {

  /**
   * @param ref type of the message that asks for it
   * @return null for who has not joined
   */
  @Nullable Membership joined(String ref) {
    Membership membership = client.membership();
    if (membership == null) {
      client.error(ErrorCode.OUT_OF_ORDER, "'" + ref + "' needs a 'joined' first", ref);
    }
    return membership;
  }

  /**
   * For what everybody is told of.
   *
   * @return null for who has not joined, or changes things too often
   */
  @Nullable Membership changing(String ref, long nowNs) {
    Membership membership = joined(ref);
    if (membership != null && !pace.takesChange(nowNs)) {
      client.error(
          ErrorCode.RATE_LIMITED,
          "only " + config.changesPerSecond() + " changes a second are made; slow down",
          ref);
      return null;
    }
    return membership;
  }

  /** As {@link #changing}, and null for who is no host. */
  @Nullable Membership hosting(String ref, long nowNs) {
    Membership membership = changing(ref, nowNs);
    if (membership != null && !membership.isHost()) {
      client.error(ErrorCode.NOT_HOST, "only the host of the room may do that", ref);
      return null;
    }
    return membership;
  }
}
