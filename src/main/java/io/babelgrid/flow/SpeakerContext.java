package io.babelgrid.flow;

import io.babelgrid.budget.EarToVoice;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.TextEvents;

/** What all stages of one speaker share. */
record SpeakerContext(
    SpeakerIdentity identity,
    FlowSettings settings,
    SpeakerTimeline timeline,
    ComputeAccount account,
    EarToVoice earToVoice,
    SpeakerUsage usage,
    TextEvents text,
    FlowEvents events,
    NanoClock clock) {}
