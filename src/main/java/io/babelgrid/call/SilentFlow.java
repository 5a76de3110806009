package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.speaker.FlowEvents;

/** Where what a flow tells goes before there is one. */
enum SilentFlow implements FlowEvents {
  INSTANCE;

  @Override
  public void detected(Language language) {}

  @Override
  public void misdeclared(Language spoken) {}

  @Override
  public void voice(Language target, String voiceId) {}

  @Override
  public void served(Language target, ServiceLevel level, String reason) {}

  @Override
  public void talking(Language target, boolean talking) {}

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {}
}
