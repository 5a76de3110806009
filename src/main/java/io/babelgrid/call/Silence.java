package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaEvents;

/** Tells nobody: whoever is at another node is told by that node. */
enum Silence implements MediaEvents {
  INSTANCE;

  @Override
  public void connected() {}

  @Override
  public void silent() {}

  @Override
  public void lost(String reason) {}

  @Override
  public void detected(Language language) {}

  @Override
  public void misdeclared(Language spoken) {}

  @Override
  public void voice(Language target, String voiceId) {}

  @Override
  public void talk(String speakerId, Language language, boolean talking) {}

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {}

  @Override
  public void lips(String speakerId, Language language, boolean active) {}
}
