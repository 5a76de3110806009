package io.babelgrid.face;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerUsage;

/**
 * What the drawing of one speaker's lips works with.
 *
 * @param ledger where the time of their pictures is booked
 * @param account what drawing costs is charged there
 * @param usage and booked there
 */
public record FaceContext(
    SpeakerIdentity identity,
    LatencyLedger ledger,
    ComputeAccount account,
    SpeakerUsage usage,
    LipEvents events,
    NanoClock clock) {}
