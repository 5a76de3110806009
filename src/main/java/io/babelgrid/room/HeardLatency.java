package io.babelgrid.room;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long what one listener hears was on its way, over the last half minute.
 *
 * @param voices one for each speaker who is heard in another language
 * @param media packets of everybody that this node passed on
 * @param roundTripMs between the listener and this node, NaN while unknown
 * @param jitterMs of the listener's own sound on its way here
 */
public record HeardLatency(
    List<Voice> voices, LatencyLedger.Summary media, double roundTripMs, double jitterMs) {

  /**
   * The words of one speaker, as they are heard in one language.
   *
   * @param networkMs estimate of the way from the speaker's microphone to the node that hears them
   *     and from this one to the listener, which is not in the words' times; NaN while one of them
   *     is unknown
   * @param clockErrorMs by how much times may be off, since another node's clock stamped some of
   *     them; NaN where all are of this node
   * @param heardAt the node that hears the speaker, and sends the words here; null for this one
   */
  public record Voice(
      String speakerId,
      Language language,
      LatencyLedger.Summary words,
      double networkMs,
      double clockErrorMs,
      @Nullable NodeEpoch heardAt) {}
}
