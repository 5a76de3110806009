package io.babelgrid.face;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.speaker.SpeakerIdentity;

/**
 * What the drawing of one speaker's lips works with.
 *
 * @param ledger where the time of their pictures is booked
 * @param account what drawing costs is charged there
 */
public record FaceContext(
    SpeakerIdentity identity,
    LatencyLedger ledger,
    ComputeAccount account,
    LipEvents events,
    NanoClock clock) {}
