package io.babelgrid.flow;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.TextEvents;
import io.opentelemetry.api.trace.Tracer;

/**
 * What all stages of one speaker share.
 *
 * @param ledger where the time of this speaker's words is booked
 * @param tracer what becomes of an utterance is told there
 * @param wordsToPhrase from the end of a spoken word to its translation being handed to the voice:
 *     recognition, translation and phrasing
 * @param earToVoice from the end of a spoken word to its translation beginning to sound
 */
record SpeakerContext(
    SpeakerIdentity identity,
    FlowSettings settings,
    SpeakerTimeline timeline,
    ComputeAccount account,
    LatencyLedger ledger,
    Tracer tracer,
    LagRecorder wordsToPhrase,
    LagRecorder earToVoice,
    SpeakerUsage usage,
    TextEvents text,
    FlowEvents events,
    NanoClock clock) {}
